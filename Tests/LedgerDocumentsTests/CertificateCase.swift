import LedgerCrypto
import LedgerFormat
import LedgerModel

@testable import LedgerDocuments

/// One certificate with what a verifier must say of it; also a case of `Ledger/vectors/certificates.json`.
struct CertificateCase {
    let name: String
    let flags: [String]
    var credential: [UInt8]
    var proof: [UInt8]?
    var rows: [UInt8]?
    /// What a log folder says, when one is given.
    var log: LogAnswer?
    var policy: String
    var genesis: Digest
    var state = CertificateState.notGenuine
    /// The check that fails or is not made, and why; nil when all checks but the status pass.
    var finding: Finding?

    struct Finding {
        let check: CertificateCheck
        let reason: CertificateReason
    }

    init(_ name: String, _ flags: [String], _ sample: SampleCertificate) {
        self.name = name
        self.flags = flags
        credential = sample.credential
        proof = sample.proof
        policy = sample.log.policyText
        genesis = sample.log.genesis
    }

    /// This case with the finding that is expected.
    func expecting(
        _ check: CertificateCheck,
        _ reason: CertificateReason,
        state: CertificateState = .notGenuine
    ) -> CertificateCase {
        var copy = self
        copy.finding = Finding(check: check, reason: reason)
        copy.state = state
        return copy
    }

    /// This case as one that is good offline.
    var good: CertificateCase {
        var copy = self
        copy.state = .validOffline
        return copy
    }

    func with(_ change: (inout CertificateCase) -> Void) -> CertificateCase {
        var copy = self
        change(&copy)
        return copy
    }

    func run() throws -> CertificateReport {
        CertificateVerifier.verify(
            credential: credential,
            proof: proof,
            rows: rows,
            trust: CertificateTrust(policy: try TrustPolicy.parse(Array(policy.utf8)), genesis: genesis),
            status: log
        )
    }
}

/// What a log folder that somebody replayed answers: its size, its root at the proof's size, what became of the certificate.
struct LogAnswer: StatusSource {
    var size: UInt64
    /// Nil when the entries below do not tell.
    var root: Digest?
    /// The log's key of the proof's size.
    var key: PublicKey?
    /// Why the entries answer nothing.
    var failure: String?
    /// What the trust folder accepted of this log before.
    var acceptedSize: UInt64?
    /// Whether the entries give another root at that size.
    var contradictsAccepted = false
    /// Nil when the register has no such certificate.
    var standing: CertificateStanding?

    func root(size: UInt64) -> Digest? { root }
    func logKey(ofSize size: UInt64) -> PublicKey? { key }

    func standing(registerOrdinal: UInt64, credential: Digest, lines: [CredentialLine]) -> CertificateStanding? {
        standing
    }
}

/// Every case, good and bad.
enum CertificateCases {
    static func all() throws -> [CertificateCase] {
        let sample = try SampleCertificate.make()
        return try good(sample) + texts(sample) + forged(sample) + proofs(sample) + chains(sample) + rows()
            + standings(sample)
    }

    private static func good(_ sample: SampleCertificate) throws -> [CertificateCase] {
        let summary = try SampleCertificate.make {
            $0.selection = .summary
            $0.holder = CertificateHolder()
            $0.period = nil
        }
        let plain = try SampleCertificate.make {
            $0.issuer = CertificateIssuer(organisation: $0.issuer.organisation, name: $0.issuer.name)
            $0.holder.volunteerNumber = nil
        }
        return [
            CertificateCase("three records", ["good", "rows"], sample).good,
            CertificateCase("sums only, without name and period", ["good", "summary"], summary).good,
            CertificateCase("without official, handler, phone and volunteer number", ["good", "rows"], plain).good,
            CertificateCase("the credential key was revoked later", ["good", "rows"], try revokedLater()).good,
        ]
    }

    /// The sample with a proof under a later checkpoint, below which its key was revoked.
    private static func revokedLater() throws -> SampleCertificate {
        var sample = try SampleCertificate.make()
        let issued = try TlogProof.parse(sample.proof).index
        sample.log.append([sample.log.revocation(of: SampleLog.credentialKey)], by: SampleLog.bannerKey)
        let checkpoint = try sample.log.checkpoint()
        return SampleCertificate(
            log: sample.log,
            certificate: sample.certificate,
            credential: sample.credential,
            proof: try CertificateProofBuilder.build(issuedAt: issued, checkpoint: checkpoint, from: sample.log.access)
        )
    }

    private static func texts(_ sample: SampleCertificate) -> [CertificateCase] {
        let comma = "\"AchievementSubject\"]},"
        let changes: [(String, String, String, CertificateCheck, CertificateReason)] = [
            ("a letter of the title changed", "“爱心超市”", "“爱心超巿”", .signature, .signatureInvalid),
            ("a correction on another day", "更正于 2025-12-20", "更正于 2025-11-20", .signature, .signatureInvalid),
            ("a correction kept silent", "；更正于 2025-12-20", "", .signature, .signatureInvalid),
            ("a correction on a day that is none", "更正于 2025-12-20", "更正于 2025-12-32", .form, .credentialForm),
            ("the seconds of a result raised", "9000", "9900", .content, .sumsDiffer),
            ("a key added", comma, comma + "\"description\":\"x\",", .form, .credentialForm),
            ("a key repeated", "\"hashed\":false,", "\"hashed\":false,\"hashed\":false,", .form, .credentialSyntax),
            ("a float", "\"hashed\":false", "\"hashed\":1.5", .form, .credentialSyntax),
            ("an integral float", "\"hashed\":false", "\"hashed\":1.0", .form, .credentialSyntax),
            ("a blank after a colon", "\"hashed\":false", "\"hashed\": false", .form, .credentialSyntax),
            (
                "keys out of order", "\"hashed\":false,\"identityHash\":\"其木格\"",
                "\"identityHash\":\"其木格\",\"hashed\":false", .form, .credentialSyntax
            ),
            ("an escape that JCS does not write", "其木格", "\\u5176木格", .form, .credentialSyntax),
            ("a key that is not ASCII", "\"hashed\"", "\"häshed\"", .form, .credentialSyntax),
            (
                "another key order in the proof", "\"type\":\"DataIntegrityProof\"", "\"type\":\"OtherProof\"", .form,
                .credentialForm
            ),
            (
                "a context appended", "context-3.0.3.json\"],\"credentialSubject\"",
                "context-3.0.3.json\",\"https://example.org/x\"],\"credentialSubject\"", .context, .contextOther
            ),
            ("another proof purpose", "assertionMethod", "authentication", .form, .credentialForm),
        ]
        return changes.map { name, old, new, check, reason in
            CertificateCase(name, ["bad", "text"], sample)
                .with { $0.credential = $0.credential.replacing(old, with: new) }.expecting(check, reason)
        } + [
            CertificateCase("a newline at the end", ["bad", "text"], sample)
                .with { $0.credential.append(0x0A) }.expecting(.form, .credentialSyntax),
            CertificateCase("truncated", ["bad", "text"], sample)
                .with { $0.credential.removeLast(40) }.expecting(.form, .credentialSyntax),
        ]
    }

    private static func proofs(_ sample: SampleCertificate) throws -> [CertificateCase] {
        func bad(_ name: String, _ change: (inout CertificateCase) throws -> Void) rethrows -> CertificateCase {
            var bad = CertificateCase(name, ["bad", "proof"], sample)
            try change(&bad)
            return bad
        }
        let other = try SampleCertificate.make { $0.holder.name = "另一人" }
        let elsewhere = try SampleLog.furnished(origin: "example.org/xinshi/elsewhere")
        let parsed = try TlogProof.parse(sample.proof)
        return [
            bad("no proof") { $0.proof = nil }.expecting(.log, .proofMissing, state: .unknown),
            bad("a truncated proof") { $0.proof?.removeLast(60) }.expecting(.log, .proofUnreadable, state: .unknown),
            bad("a proof of which half is missing") { $0.proof = Array(sample.proof[..<(sample.proof.count / 2)]) }
                .expecting(.log, .proofUnreadable, state: .unknown),
            bad("another certificate's proof") { $0.proof = other.proof }.expecting(.statement, .statementOther),
            bad("a log that is not trusted") { $0.policy = elsewhere.policyText }
                .expecting(.log, .logUnknown, state: .unknown),
            bad("a genesis that is not pinned") { $0.genesis = elsewhere.genesis }
                .expecting(.genesis, .genesisOther),
            bad("no cosignature") {
                let head = parsed.checkpoint.checkpoint
                let bare = SignedCheckpoint(head, signedBy: SampleLog.logKey)
                $0.proof =
                    TlogProof(extra: parsed.extra, index: parsed.index, path: parsed.path, checkpoint: bare).bytes
            }.expecting(.witnesses, .quorumNotMet, state: .unknown),
            try bad("a checkpoint signed by a stranger") {
                let forged = try sample.log.checkpoint(by: SampleLog.strangerKey)
                $0.proof =
                    TlogProof(extra: parsed.extra, index: parsed.index, path: parsed.path, checkpoint: forged).bytes
            }.expecting(.log, .logUnknown, state: .unknown),
            bad("a root that was not signed") {
                let root = StrictBase64.encode(parsed.checkpoint.checkpoint.root.bytes)
                $0.proof = $0.proof?.replacing(root, with: StrictBase64.encode(sample.log.genesis.bytes))
            }.expecting(.log, .logSignatureInvalid, state: .unknown),
            bad("a path that leads elsewhere") {
                let path = [sample.log.genesis] + parsed.path.dropFirst()
                $0.proof =
                    TlogProof(extra: parsed.extra, index: parsed.index, path: path, checkpoint: parsed.checkpoint).bytes
            }.expecting(.inclusion, .notInLog),
        ]
    }
}
