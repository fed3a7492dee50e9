internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

extension CertificateVerifier {
    /// Checks what the proof file shows, and what became of the certificate when all of it is well.
    mutating func checkProof(
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
        guard checkLog(proof.checkpoint, status) else { return }
        guard let issued = checkChain(proof, document: document) else { return }
        checkStatus(issued, checkpoint: proof.checkpoint.checkpoint, source: status)
    }

    /// By the log's key of the trust folder, or the one that the log folder names for a checkpoint of this size.
    private mutating func checkLog(_ signed: SignedCheckpoint, _ source: (any StatusSource)?) -> Bool {
        do {
            let key = source?.logKey(ofSize: signed.checkpoint.size)
            let verdict = try (key.map { trust.policy.accepting($0) } ?? trust.policy).judge(signed)
            findings.note(.log, .passed)
            if trust.policy.quorum == nil {
                findings.note(.witnesses, .notChecked(.witnessesNotAsked))
            } else {
                findings.require(verdict.isQuorumMet, .witnesses, else: .quorumNotMet)
            }
            let seconds = verdict.cosigners.map(\.timestampSeconds).sorted()
            asOf = CertificateReport.AsOf(checkpoint: signed.checkpoint, witnessedSeconds: seconds)
            return true
        } catch {
            // The key may be one that the folder would name, were it whole.
            if error.code == .noteUnverified, signed.checkpoint.origin == trust.policy.logs.first?.key.name,
                let failure = source?.failure
            {
                findings.note(.log, .notChecked(.logFolderUnreadable), failure)
                return false
            }
            let reason: CertificateReason = error.code == .noteBadSignature ? .logSignatureInvalid : .logUnknown
            findings.note(.log, .failed(reason), error.description)
            return false
        }
    }

    /// Follows the chain; answers the log's statement when it is about this credential.
    private mutating func checkChain(
        _ proof: TlogProof,
        document: CredentialDocument
    ) -> CertificateIssued? {
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
    ) throws(ChainVerifier.Fault) -> CertificateIssued? {
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
            key.keyKind == .credential && key.key == document.issuerKey
            && key.organisation == document.issuer.organisation
        guard findings.require(isKnown, .issuer, else: .issuerKeyUnknown) else { return nil }
        guard findings.require(name == document.issuer.name, .issuer, else: .issuerNameOther) else { return nil }
        return isOurs ? issued : nil
    }

    private mutating func checkStatement(
        _ issued: CertificateIssued,
        document: CredentialDocument
    ) -> Bool {
        guard findings.require(issued.credential == SHA2.hash(credentialBytes), .statement, else: .statementOther)
        else {
            return false
        }
        let isSame =
            issued.number == document.drawn.number && issued.coverage.seconds.count == document.sums.total
            && issued.key == AuthorKey.name(publicKey: document.issuerKey)
            && Self.isCoverage(issued.coverage.records, of: document)
        return findings.require(isSame, .statement, else: .statementContent)
    }

    /// Whether a statement's records are those of a document; a summary shows none.
    private static func isCoverage(_ records: CertificateRecords, of document: CredentialDocument) -> Bool {
        switch records {
        case .listed(let indexes):
            document.rows == nil && (document.lines.isEmpty || indexes == document.lines.map(\.recordIndex))
        case .committed(let root, let count):
            document.lines.isEmpty && (document.rows.map { $0.root == root && $0.count == count } ?? true)
        }
    }
}
