internal import LedgerCrypto
internal import LedgerModel

/// Takes the variable parts out of a credential; fixed texts are compared later, by writing it again.
struct CredentialParts {
    let json: JCSValue
    let proof: JCSValue

    func document() throws(CredentialReader.Refusal) -> CredentialDocument {
        let drawn = try drawn()
        let (issuerKey, issuer) = try issuer()
        guard let sums = CertificateSums(results: try results()) else {
            throw .part("/credentialSubject/result")
        }
        let evidence = json["evidence"]?.elements ?? []
        let rows = evidence.count == 1 ? RowsCommitment(evidence: evidence[0]) : nil
        return CredentialDocument(
            issuerKey: issuerKey,
            issuer: issuer,
            holder: holder(),
            period: try period(),
            sums: sums,
            lines: rows == nil ? try lines(evidence) : [],
            rows: rows,
            drawn: drawn
        )
    }

    func proofValue() throws(CredentialReader.Refusal) -> String {
        guard let value = proof["proofValue"]?.string else { throw .part("/proof/0/proofValue") }
        return value
    }

    func methodKey() throws(CredentialReader.Refusal) -> PublicKey {
        guard let key = proof["verificationMethod"]?.string.flatMap({ DidKey.key(verificationMethod: $0) }) else {
            throw .part("/proof/0/verificationMethod")
        }
        return key
    }

    private var subject: JCSValue? { json["credentialSubject"] }

    private func drawn() throws(CredentialReader.Refusal) -> CertificateDraw {
        guard let text = subject?["licenseNumber"]?.string, let number = CertificateNumber(text) else {
            throw .part("/credentialSubject/licenseNumber")
        }
        let name = json["id"]?.string?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard name.count == 4, let genesis = Digest(hex: String(name[2])) else { throw .part("/id") }
        guard let salt = proof["nonce"]?.string.flatMap({ Identifier<CertificateSaltKind>(hex: $0) }) else {
            throw .part("/proof/0/nonce")
        }
        guard let issued = proof["created"]?.string.flatMap({ CivilTime.instant($0) }),
            Instant.writable.contains(issued.secondsSinceEpoch)
        else { throw .part("/proof/0/created") }
        return CertificateDraw(genesis: genesis, number: number, salt: salt, issued: issued)
    }

    private func issuer() throws(CredentialReader.Refusal) -> (PublicKey, CertificateIssuer) {
        let profile = json["issuer"]
        guard let key = profile?["id"]?.string.flatMap({ DidKey.key(identifier: $0) }) else {
            throw .part("/issuer/id")
        }
        guard let name = profile?["name"]?.string.flatMap({ Name($0) }) else { throw .part("/issuer/name") }
        let identifier = profile?["otherIdentifier"]?.elements?.first?["identifier"]?.string
        guard let organisation = identifier.flatMap({ OrganisationID(hex: $0) }) else {
            throw .part("/issuer/otherIdentifier")
        }
        var issuer = CertificateIssuer(organisation: organisation, name: name)
        issuer.official = profile?["official"]?.string
        issuer.phone = profile?["phone"]?.string
        issuer.handler = subject?["narrative"]?.string.map { $0.dropping(CredentialText.handler) }
        return (key, issuer)
    }

    private func holder() -> CertificateHolder {
        var holder = CertificateHolder()
        for identity in subject?["identifier"]?.elements ?? [] {
            switch identity["identityType"]?.string {
            case "name": holder.name = identity["identityHash"]?.string
            case CredentialText.volunteerIdentifier: holder.volunteerNumber = identity["identityHash"]?.string
            default: break
            }
        }
        return holder
    }

    private func period() throws(CredentialReader.Refusal) -> DayRange? {
        guard let start = subject?["activityStartDate"]?.string else { return nil }
        guard let first = CivilTime.day(startText: start), let end = subject?["activityEndDate"]?.string,
            let last = CivilTime.day(startText: end), first <= last
        else { throw .part("/credentialSubject/activityEndDate") }
        return DayRange(first: first, last: last)
    }

    private func results() throws(CredentialReader.Refusal) -> [(identifier: String, value: String)] {
        try (subject?["result"]?.elements ?? []).map { result throws(CredentialReader.Refusal) in
            guard let identifier = result["resultDescription"]?.string, let value = result["value"]?.string else {
                throw .part("/credentialSubject/result")
            }
            return (identifier, value)
        }
    }

    private func lines(_ elements: [JCSValue]) throws(CredentialReader.Refusal) -> [CredentialLine] {
        guard elements.count <= CertificateRecords.listLimit else { throw .part("/evidence") }
        var lines: [CredentialLine] = []
        for evidence in elements {
            guard let line = Self.line(evidence) else { throw .part("/evidence/\(lines.count)") }
            lines.append(line)
        }
        return lines
    }

    /// The line of a record; nil when a part that varies is missing or not of its form.
    static func line(_ evidence: JCSValue) -> CredentialLine? {
        guard let id = evidence["id"]?.string, let title = evidence["name"]?.string,
            let content = evidence["description"]?.string,
            let genre = evidence["genre"]?.string.flatMap({ EvidenceClass(rawValue: $0) }),
            let parts = evidence["narrative"]?.string.flatMap({ CredentialLine.parts(ofNarrative: $0) }),
            let index = UInt64(id.dropping(CredentialText.recordScheme))
        else { return nil }
        return CredentialLine(
            recordIndex: index,
            title: title,
            content: content,
            evidence: genre,
            service: parts.service,
            details: parts.details,
            correctedOn: parts.correctedOn,
            isLate: parts.isLate
        )
    }
}
