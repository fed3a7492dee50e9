internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// Verifies a certificate from its two files and a trust folder, without a network (spec 09 §2-4).
public struct CertificateVerifier {
    let trust: CertificateTrust
    let credentialBytes: [UInt8]
    var findings = CertificateFindings()
    var asOf: CertificateReport.AsOf?
    // The records that are shown: in the credential or in the rows file.
    private var lines: [CredentialLine] = []
    private var standing: CertificateStanding?

    /// Makes every check that the material allows and answers what they say together; never throws.
    ///
    /// `rows` is the rows file of a certificate that has one. `status` is asked only when all else is well. The words for
    /// states, checks and reasons are in `words`.
    public static func verify(
        credential: [UInt8],
        proof: [UInt8]?,
        rows: [UInt8]? = nil,
        trust: CertificateTrust,
        status: (any StatusSource)? = nil
    ) -> CertificateReport {
        var verifier = CertificateVerifier(trust: trust, credentialBytes: credential)
        let read = verifier.checkCredential()
        if let read {
            verifier.checkRows(rows, document: read.document)
            verifier.checkProof(proof, document: read.document, status: status)
        }
        return CertificateReport(
            state: verifier.state,
            checks: verifier.findings.all,
            document: read?.document,
            lines: verifier.lines,
            asOf: verifier.asOf,
            standing: verifier.standing
        )
    }

    private init(trust: CertificateTrust, credentialBytes: [UInt8]) {
        self.trust = trust
        self.credentialBytes = credentialBytes
    }

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
        guard findings.require(document.sums.isConsistent, .content, else: .sumsDiffer), !document.lines.isEmpty else {
            return
        }
        let fault = Self.fault(of: document.lines, document)
        findings.note(.content, fault.map { .failed($0) } ?? .passed)
        lines = document.lines
    }

    /// Why lines are not those of a document; nil when their order, sums and days are right.
    private static func fault(of lines: [CredentialLine], _ document: CredentialDocument) -> CertificateReason? {
        let ascends = zip(lines, lines.dropFirst()).allSatisfy { $0.recordIndex < $1.recordIndex }
        let inRange = lines.allSatisfy { (1...86_400).contains($0.service.seconds.count) }
        guard ascends && inRange else { return .linesDisordered }
        guard CertificateSums(lines) == document.sums else { return .sumsDiffer }
        guard let period = document.period else { return nil }
        return lines.allSatisfy { period.contains($0.service.day) } ? nil : .lineOutsidePeriod
    }

    private mutating func checkRows(_ bytes: [UInt8]?, document: CredentialDocument) {
        guard let commitment = document.rows else {
            return findings.note(.rows, bytes == nil ? .notChecked(.rowsNone) : .failed(.rowsDiffer))
        }
        guard let bytes else { return findings.note(.rows, .notChecked(.rowsMissing)) }
        guard let rows = CertificateRowsFile.read(bytes) else { return findings.note(.rows, .failed(.rowsUnreadable)) }
        let isNamed = RowsCommitment(rows, salt: document.drawn.salt) == commitment
        let isGood = isNamed && Self.fault(of: rows, document) == nil
        if findings.require(isGood, .rows, else: .rowsDiffer) { lines = rows }
    }

    mutating func checkStatus(
        _ issued: CertificateIssued,
        checkpoint: Checkpoint,
        source: (any StatusSource)?
    ) {
        guard !findings.failed(CertificateCheck.allCases) else { return }
        // Two checkpoints of one size need no log folder to contradict each other.
        if let accepted = trust.accepted, accepted.size == checkpoint.size, accepted.root != checkpoint.root {
            return findings.note(.status, .failed(.logForked))
        }
        guard let source else { return findings.note(.status, .notChecked(.logFolderMissing)) }
        // Before anything that the entries could keep from being told: two histories are an alarm.
        if source.contradictsAccepted { return findings.note(.status, .failed(.logForked)) }
        guard source.size >= checkpoint.size else { return findings.note(.status, .notChecked(.logFolderOlder)) }
        if let root = source.root(size: checkpoint.size), root != checkpoint.root {
            return findings.note(.status, .failed(.logForked))
        }
        if let failure = source.failure {
            return findings.note(.status, .notChecked(.logFolderUnreadable), failure)
        }
        standing = source.standing(
            registerOrdinal: issued.registerOrdinal,
            credential: SHA2.hash(credentialBytes),
            lines: lines
        )
        guard let standing else { return findings.note(.status, .failed(.registerUnknown)) }
        if let accepted = source.acceptedSize, accepted > source.size, !standing.isFinal {
            self.standing = nil
            return findings.note(.status, .notChecked(.logFolderBehind), "\(source.size) < \(accepted)")
        }
        if standing.outcome == .passed, isBlind(to: issued) {
            self.standing = nil
            return findings.note(.status, .notChecked(.rowsMissing))
        }
        findings.note(.status, standing.outcome, standing.change?.reasonCode.text)
    }

    /// Whether the log only commits to the records and they were not handed over: nobody can ask what became of them.
    private func isBlind(to issued: CertificateIssued) -> Bool {
        if case .committed = issued.coverage.records { lines.isEmpty } else { false }
    }

    /// The table of spec 09 §4: the first row that applies.
    private var state: CertificateState {
        let own: [CertificateCheck] = [.form, .context, .number, .issuerKey, .signature, .content, .rows]
        let logged: [CertificateCheck] = [.inclusion, .genesis, .chain, .issuer, .statement]
        if findings.failed(own) || findings.failed(logged) { return .notGenuine }
        let isWitnessed = findings.passed(.witnesses) || findings.reason(.witnesses) == .witnessesNotAsked
        guard findings.passed(.log), isWitnessed, logged.allSatisfy(findings.passed) else {
            return .unknown
        }
        return CertificateState(standing: findings.reason(.status))
    }
}
