internal import LedgerCrypto
internal import LedgerModel

extension CredentialDocument {
    /// The credential without its proof.
    var json: JCSValue {
        .sorted([
            "@context": CredentialText.context,
            "credentialSubject": subject,
            "evidence": evidence,
            "id": .string(identifier),
            "issuer": issuerProfile,
            "name": CredentialText.title,
            "type": CredentialText.types,
            "validFrom": .string(CivilTime.startText(CivilTime.shanghaiDay(drawn.issued))),
        ])
    }

    /// The proof without its value, for the key that signs.
    func proofOptions(key: PublicKey) -> JCSValue {
        .sorted([
            "@context": CredentialText.context,
            "created": .string(CivilTime.text(drawn.issued)),
            "cryptosuite": .string(EddsaJCS2022.name),
            "nonce": .string(drawn.salt.description),
            "proofPurpose": .string("assertionMethod"),
            "type": .string("DataIntegrityProof"),
            "verificationMethod": .string(DidKey.verificationMethod(key)),
        ])
    }

    private var evidence: JCSValue? {
        if let rows { return .array([rows.json]) }
        return lines.isEmpty ? nil : .array(lines.map(\.json))
    }

    private var identifier: String {
        CredentialText.identifier(genesis: drawn.genesis, number: drawn.number)
    }

    private var issuerProfile: JCSValue {
        .sorted([
            "id": .string(DidKey.identifier(issuerKey)),
            "name": .string(issuer.name.text),
            "official": issuer.official.map(JCSValue.string),
            "otherIdentifier": .array([
                .sorted([
                    "identifier": .string(issuer.organisation.description),
                    "identifierType": .string(CredentialText.organisationIdentifier),
                    "type": .string("IdentifierEntry"),
                ])
            ]),
            "phone": issuer.phone.map(JCSValue.string),
            "type": .strings(["Profile"]),
        ])
    }

    private var subject: JCSValue {
        let results = sums.results
        return .sorted([
            "achievement": Self.achievement(results.map(\.0)),
            "activityEndDate": period.map { .string(CivilTime.startText($0.last)) },
            "activityStartDate": period.map { .string(CivilTime.startText($0.first)) },
            // Names the certificate's subject within this credential only, never the person.
            "id": .string(identifier + ":subject"),
            "identifier": holder.json,
            "licenseNumber": .string(drawn.number.text),
            "narrative": issuer.handler.map { .string(CredentialText.handler + $0) },
            "result": .array(results.map { Self.result($0.0, $0.1) }),
            "type": .strings(["AchievementSubject"]),
        ])
    }

    private static func achievement(_ kinds: [CertificateSums.Kind]) -> JCSValue {
        .sorted([
            "achievementType": .string("CommunityService"),
            "criteria": .sorted(["narrative": .string(CredentialText.criteria)]),
            "description": .string(CredentialText.description),
            "id": .string(CredentialText.achievement),
            "name": .string(CredentialText.achievementName),
            "resultDescription": .array(kinds.map(resultDescription)),
            "type": .strings(["Achievement"]),
        ])
    }

    private static func resultDescription(_ kind: CertificateSums.Kind) -> JCSValue {
        .sorted([
            "id": .string(kind.identifier),
            "name": .string(kind.name),
            "resultType": .string("RawScore"),
            "type": .strings(["ResultDescription"]),
        ])
    }

    private static func result(_ kind: CertificateSums.Kind, _ seconds: Int64) -> JCSValue {
        .sorted([
            "resultDescription": .string(kind.identifier),
            "type": .strings(["Result"]),
            "value": .string(String(seconds)),
        ])
    }
}

extension CertificateHolder {
    fileprivate var json: JCSValue? {
        var identities: [JCSValue] = []
        if let name { identities.append(Self.identity(name, type: "name")) }
        if let volunteerNumber {
            identities.append(Self.identity(volunteerNumber, type: CredentialText.volunteerIdentifier))
        }
        return identities.isEmpty ? nil : .array(identities)
    }

    private static func identity(_ text: String, type: String) -> JCSValue {
        .sorted([
            "hashed": .bool(false),
            "identityHash": .string(text),
            "identityType": .string(type),
            "type": .string("IdentityObject"),
        ])
    }
}

extension CredentialLine {
    /// The `evidence` object of a record.
    var json: JCSValue {
        .sorted([
            "description": .string(content),
            "genre": .string(evidence.rawValue),
            "id": .string("\(CredentialText.recordScheme)\(recordIndex)"),
            "name": .string(title),
            "narrative": .string(narrative),
            "type": .strings(["Evidence"]),
        ])
    }
}
