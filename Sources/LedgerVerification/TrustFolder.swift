import LedgerCrypto
public import LedgerFormat
public import LedgerModel

/// What an auditor trusts before reading a byte of the log (spec 10 §1).
public struct TrustFolder: Sendable {
    /// Logs, witnesses and quorum.
    public let policy: TrustPolicy
    /// The pinned leaf hash of entry 0.
    public let genesis: Digest
    /// The checkpoint accepted last, or nil before the first audit.
    public let accepted: SignedCheckpoint?
    /// Path of the folder.
    public let path: String

    /// Reads a trust folder; throws a finding of step 1 that says what is wrong.
    public init(path: String) throws(TrustFailure) {
        self.path = path
        let policyBytes = try TrustFolder.required("policy", in: path)
        do throws(FormatError) {
            policy = try TrustPolicy.parse(policyBytes)
        } catch {
            throw TrustFailure("trust_policy", "\(path)/policy: \(error)")
        }
        guard policy.logs.count == 1 else {
            throw TrustFailure("trust_policy", "\(path)/policy names no log, or several")
        }
        let line = String(decoding: try TrustFolder.required("genesis", in: path), as: UTF8.self)
        guard line.utf8.count == 65, line.hasSuffix("\n"), let genesis = Digest(hex: String(line.dropLast())) else {
            throw TrustFailure("trust_genesis", "\(path)/genesis is not 64 lower-case hex digits and a newline")
        }
        self.genesis = genesis
        accepted = try TrustFolder.accepted(in: path)
        if let accepted { try checkAccepted(accepted) }
    }

    /// What was accepted was signed by this log; anything else in its place is no memory of an audit.
    ///
    /// Its key may have been rotated since: the signature is checked again when the log's keys are known.
    private func checkAccepted(_ accepted: SignedCheckpoint) throws(TrustFailure) {
        guard accepted.checkpoint.origin == log.name,
            accepted.note.signatures.contains(where: { $0.identity.name == log.name })
        else { throw TrustFailure("trust_unreadable", "\(path)/accepted is not signed by \(log.name)") }
    }

    /// The log that the policy names.
    public var log: VerifierKey { policy.logs[0].key }

    /// Remembers the checkpoint of a clean audit as the one the next audit has to extend, and the state it led to.
    ///
    /// The state comes first: a stop in between leaves one that is of no harm, since it counts by its own size and root.
    /// It is a convenience, so what keeps it from being written is thrown only after the checkpoint is remembered.
    public func accept(_ report: AuditReport) async throws(ReadFailure) {
        guard report.verdict == .clean, !report.isBytesOnly, let checkpoint = report.checkpoint else { return }
        var problem: ReadFailure?
        do throws(ReadFailure) {
            try await report.replay?.write(to: path)
        } catch {
            problem = error
        }
        try DurableFile.replace(path + "/accepted", with: checkpoint.bytes)
        if let problem { throw problem }
    }

    private static func required(_ name: String, in path: String) throws(TrustFailure) -> [UInt8] {
        do throws(ReadFailure) {
            if let bytes = try FileBytes.read(path + "/" + name, limit: 1 << 20) { return bytes }
        } catch {
            throw TrustFailure("trust_unreadable", "\(error)")
        }
        throw TrustFailure("trust_unreadable", "\(path)/\(name) is missing")
    }

    private static func accepted(in path: String) throws(TrustFailure) -> SignedCheckpoint? {
        let bytes: [UInt8]?
        do throws(ReadFailure) {
            bytes = try FileBytes.read(path + "/accepted", limit: 1 << 20)
        } catch {
            throw TrustFailure("trust_unreadable", "\(error)")
        }
        guard let bytes else { return nil }
        do throws(FormatError) {
            return try SignedCheckpoint.parse(bytes)
        } catch {
            throw TrustFailure("trust_unreadable", "\(path)/accepted: \(error)")
        }
    }
}

/// A trust folder that cannot be used, as the finding it becomes.
public struct TrustFailure: Error, Hashable, Sendable {
    /// A code of step 1.
    public let code: String
    /// What is wrong, with the file's path.
    public let message: String

    init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The finding of step 1.
    public var finding: Finding { Finding(.trust, code, message) }
}
