internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// Verifies a certificate from its two files and a trust folder, without a network (spec 09 §2-4).
public struct CertificateVerifier {
    private let trust: CertificateTrust
    private let credentialBytes: [UInt8]
    private var findings = CertificateFindings()
    private var asOf: CertificateReport.AsOf?
    private var standing: CertificateStanding?

    /// Makes every check that the material allows and answers what they say together; never throws.
    ///
    /// `status` is asked only when all else is well. The words for states, checks and reasons are in `words`.
    public static func verify(
        credential: [UInt8],
        proof: [UInt8]?,
        trust: CertificateTrust,
        status: (any StatusSource)? = nil
    ) -> CertificateReport {
        var verifier = CertificateVerifier(trust: trust, credentialBytes: credential)
        let read = verifier.checkCredential()
        if let read { verifier.checkProof(proof, document: read.document, status: status) }
        return CertificateReport(
            state: verifier.state,
            checks: verifier.findings.all,
            document: read?.document,
            asOf: verifier.asOf,
            standing: verifier.standing
        )
    }

    private init(trust: CertificateTrust, credentialBytes: [UInt8]) {
        self.trust = trust
        self.credentialBytes = credentialBytes
    }

    // MARK: The credential by itself

    private mutating func checkCredential() -> ReadCredential? {
        let read: ReadCredential
        do {
            read = try CredentialReader.read(credentialBytes)
        } catch {
            note(error)
            return nil
        }
        findings.note(.form, .passed)
        findings.note(.context, .passed)
        checkNumber(read.document)
        findings.require(read.methodKey == read.document.issuerKey, .issuerKey, else: .issuerKeyOther)
        let signed = EddsaJCS2022.verifies(read.proofValue, document: read.json, proof: read.proof, key: read.methodKey)
        findings.require(signed, .signature, else: .signatureInvalid)
        checkContent(read.document)
        return read
    }

    private mutating func note(_ refusal: CredentialReader.Refusal) {
        switch refusal {
        case .syntax(let error): findings.note(.form, .failed(.credentialSyntax), error.description)
        case .part(let place), .differs(let place): findings.note(.form, .failed(.credentialForm), place)
        case .context: findings.note(.context, .failed(.contextOther))
        }
    }

    private mutating func checkNumber(_ document: CredentialDocument) {
        let number = document.drawn.number
        guard findings.require(number.isWellFormed, .number, else: .numberInvalid) else { return }
        let year = CivilTime.shanghaiDay(document.drawn.issued).fields.year
        let isOwn = number.isIssued(by: document.issuer.organisation) && number.year == year
        findings.require(isOwn, .number, else: .numberOfAnother)
    }

    private mutating func checkContent(_ document: CredentialDocument) {
        guard findings.require(document.sums.isConsistent, .content, else: .sumsDiffer) else { return }
        guard let first = document.lines.first else { return }
        let ascends = zip(document.lines, document.lines.dropFirst()).allSatisfy { $0.recordIndex < $1.recordIndex }
        let inRange = document.lines.allSatisfy { (1...86_400).contains($0.service.seconds.count) }
        guard findings.require(ascends && inRange, .content, else: .linesDisordered) else { return }
        guard findings.require(CertificateSums(document.lines) == document.sums, .content, else: .sumsDiffer) else {
            return
        }
        let period = document.period ?? DayRange(first: first.service.day, last: first.service.day)
        let isInside = document.period == nil || document.lines.allSatisfy { period.contains($0.service.day) }
        findings.require(isInside, .content, else: .lineOutsidePeriod)
    }

    // MARK: The log

    private mutating func checkProof(
        _ bytes: [UInt8]?,
        document: CredentialDocument,
        status: (any StatusSource)?
    ) {
        guard let bytes else { return findings.note(.log, .notChecked(.proofMissing)) }
        let proof: TlogProof
        do { proof = try TlogProof.parse(bytes) } catch {
            return findings.note(.log, .failed(.proofUnreadable), error.description)
        }
        // Base64 and decimals are strict, so a proof is written in one way only.
        guard proof.bytes == bytes else { return findings.note(.log, .failed(.proofUnreadable)) }
        guard checkLog(proof.checkpoint) else { return }
        guard let issued = checkChain(proof, document: document) else { return }
        checkStatus(issued, size: proof.checkpoint.checkpoint.size, source: status)
    }

    private mutating func checkLog(_ signed: SignedCheckpoint) -> Bool {
        do {
            let verdict = try trust.policy.judge(signed)
            findings.note(.log, .passed)
            findings.require(verdict.isQuorumMet, .witnesses, else: .quorumNotMet)
            let seconds = verdict.cosigners.map(\.timestampSeconds).sorted()
            asOf = CertificateReport.AsOf(checkpoint: signed.checkpoint, witnessedSeconds: seconds)
            return true
        } catch {
            let reason: CertificateReason = error.code == .noteBadSignature ? .logSignatureInvalid : .logUnknown
            findings.note(.log, .failed(reason), error.description)
            return false
        }
    }

    /// Follows the chain; answers the log's statement when it is about this credential.
    private mutating func checkChain(
        _ proof: TlogProof,
        document: CredentialDocument
    ) -> ChainBody.IssuedStatement? {
        let checkpoint = proof.checkpoint.checkpoint
        guard let chain = proof.extra.flatMap({ ProofChain.parse($0) }),
            let entry = chain.entries.first(where: { $0.index == proof.index })
        else {
            findings.note(.chain, .failed(.chainUnreadable))
            return nil
        }
        do { try proof.verify(leaf: ChainVerifier.leaf(entry.bytes)) } catch {
            findings.note(.inclusion, .failed(.notInLog), error.description)
            return nil
        }
        findings.note(.inclusion, .passed)
        do {
            var links = try ChainVerifier(chain, checkpoint: checkpoint, pin: trust.genesis)
            return try follow(&links, index: proof.index, document: document)
        } catch {
            let check: CertificateCheck = error.reason == .genesisOther ? .genesis : .chain
            findings.note(check, .failed(error.reason), "entry \(error.index)")
            return nil
        }
    }

    private mutating func follow(
        _ links: inout ChainVerifier,
        index: UInt64,
        document: CredentialDocument
    ) throws(ChainVerifier.Fault) -> ChainBody.IssuedStatement? {
        guard findings.require(document.drawn.genesis == trust.genesis, .genesis, else: .genesisOther) else {
            return nil
        }
        guard case .issued(let issued) = try links.body(at: index) else {
            findings.note(.statement, .failed(.statementOther))
            return nil
        }
        let batch = try links.follow(index, signers: [.desk, .person])
        let isOurs = checkStatement(issued, document: document)
        let (above, key) = try links.enrolment(of: issued.key, below: batch)
        try links.follow(above, signers: [.person])
        guard key.isProven(genesis: trust.genesis) else {
            throw ChainVerifier.Fault(reason: .chainEnrolment, index: above)
        }
        let (registered, name) = try links.registration(of: key.organisation, below: batch)
        try links.follow(registered, signers: [.person])
        if let surplus = links.surplus { throw ChainVerifier.Fault(reason: .chainSurplus, index: surplus) }
        findings.note(.chain, .passed)
        let isKnown =
            key.kind == .credential && key.publicKey == document.issuerKey
            && key.organisation == document.issuer.organisation
        guard findings.require(isKnown, .issuer, else: .issuerKeyUnknown) else { return nil }
        guard findings.require(name == document.issuer.name, .issuer, else: .issuerNameOther) else { return nil }
        return isOurs ? issued : nil
    }

    private mutating func checkStatement(
        _ issued: ChainBody.IssuedStatement,
        document: CredentialDocument
    ) -> Bool {
        guard findings.require(issued.credential == SHA2.hash(credentialBytes), .statement, else: .statementOther)
        else {
            return false
        }
        let lines = document.lines.map(\.recordIndex)
        let isSame =
            issued.number.utf8.elementsEqual(document.drawn.number.text.utf8)
            && issued.seconds == document.sums.total
            && issued.key == AuthorKey.name(publicKey: document.issuerKey)
            && (lines.isEmpty || issued.records.map { $0 == lines } ?? true)
        return findings.require(isSame, .statement, else: .statementContent)
    }

    // MARK: What became of it

    private mutating func checkStatus(
        _ issued: ChainBody.IssuedStatement,
        size: UInt64,
        source: (any StatusSource)?
    ) {
        guard !findings.failed(CertificateCheck.allCases) else { return }
        guard let source else { return findings.note(.status, .notChecked(.logFolderMissing)) }
        guard source.size >= size else { return findings.note(.status, .notChecked(.logFolderOlder)) }
        standing = source.standing(registerOrdinal: issued.ordinal, credential: SHA2.hash(credentialBytes))
        guard let standing else { return findings.note(.status, .failed(.registerUnknown)) }
        findings.note(.status, standing.outcome, standing.change?.reasonCode.text)
    }

    /// The table of spec 09 §4: the first row that applies.
    private var state: CertificateState {
        let own: [CertificateCheck] = [.form, .context, .number, .issuerKey, .signature, .content]
        let logged: [CertificateCheck] = [.inclusion, .genesis, .chain, .issuer, .statement]
        if findings.failed(own) || findings.failed(logged) { return .notGenuine }
        guard findings.passed(.log), findings.passed(.witnesses), logged.allSatisfy(findings.passed) else {
            return .unknown
        }
        switch findings.reason(.status) {
        case .registerUnknown: return .notGenuine
        case .revoked: return .revoked
        case .suspended, .disputed: return .suspended
        case .superseded, .corrected: return .superseded
        case .none: return .valid
        default: return .validOffline
        }
    }
}

extension CertificateStanding {
    /// The gravest thing that the log says.
    fileprivate var outcome: CertificateOutcome {
        switch status {
        case .revoked: .failed(.revoked)
        case .suspended: .failed(.suspended)
        case _ where !disputedRecords.isEmpty: .failed(.disputed)
        case .superseded: .failed(.superseded)
        case _ where !correctedRecords.isEmpty: .failed(.corrected)
        case .valid: .passed
        }
    }
}
