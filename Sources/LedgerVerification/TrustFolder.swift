public import LedgerCrypto
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
    /// Keys of this log that the policy named before, oldest first.
    public let former: [VerifierKey]
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
        former = try TrustFolder.former(of: policy.logs[0].key, in: path)
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

    /// Why the result of a clean audit was not remembered, or not all of it.
    public enum AcceptFailure: Error, Hashable, Sendable {
        /// The checkpoint could not be written; the next audit is held against what was accepted before.
        case unwritten(ReadFailure)
        /// Another run accepted another checkpoint since this audit began; this log was not held against it.
        case overtaken
        /// The checkpoint is remembered, the state it led to is not: the next audit reads from entry 0.
        case stateUnwritten(ReadFailure)
    }

    /// Remembers the checkpoint of a clean audit as the one the next audit has to extend, and the state it led to.
    ///
    /// Both are written under the folder's lock, and only if `accepted` is still the one that this audit was held against:
    /// a slow audit never takes back what a faster one accepted (spec 10 §1). The state comes first: a stop in between
    /// leaves one that is of no harm, since it counts by its own size and root. It is a convenience, so what keeps it from
    /// being written is thrown only after the checkpoint is remembered.
    public func accept(_ report: AuditReport) async throws(AcceptFailure) {
        guard report.verdict == .clean, !report.isBytesOnly, let checkpoint = report.checkpoint else { return }
        var problem: ReadFailure?
        let isCurrent: Bool
        do throws(ReadFailure) {
            let lock = try FolderLock(path)
            defer { lock.release() }
            isCurrent = try isAcceptedStill(or: checkpoint.checkpoint)
            if isCurrent {
                do throws(ReadFailure) {
                    try await report.replay?.write(to: path)
                } catch {
                    problem = error
                }
                try DurableFile.replace(path + "/accepted", with: checkpoint.bytes)
            }
        } catch {
            throw .unwritten(error)
        }
        guard isCurrent else { throw .overtaken }
        if let problem { throw .stateUnwritten(problem) }
    }

    /// Whether `accepted` is still what it was when this folder was read, or is the very checkpoint to be accepted now.
    private func isAcceptedStill(or own: Checkpoint) throws(ReadFailure) -> Bool {
        guard let bytes = try FileBytes.read(path + "/accepted", limit: 1 << 20) else { return accepted == nil }
        guard let now = try? SignedCheckpoint.parse(bytes) else { return false }
        return now == accepted || now.checkpoint == own
    }

    /// The keys of this log that its owner has trusted: the policy's, and those that it named before.
    public var trustedKeys: [PublicKey] { [log.publicKey] + former.map(\.publicKey) }

    /// Whether a key that was trusted, or one of these that the log names, signed `accepted`; true when nothing was accepted.
    public func isAcceptedSigned(orBy named: [PublicKey]) -> Bool {
        guard let accepted else { return true }
        return (trustedKeys + named).contains { (try? accepted.verify(logKey: $0)) != nil }
    }

    private static func required(_ name: String, in path: String) throws(TrustFailure) -> [UInt8] {
        do throws(ReadFailure) {
            if let bytes = try FileBytes.read(path + "/" + name, limit: 1 << 20) { return bytes }
        } catch {
            throw TrustFailure("trust_unreadable", "\(error)")
        }
        throw TrustFailure("trust_unreadable", "\(path)/\(name) is missing")
    }

    private static func optional(_ name: String, in path: String) throws(TrustFailure) -> [UInt8]? {
        do throws(ReadFailure) {
            return try FileBytes.read(path + "/" + name, limit: 1 << 20)
        } catch {
            throw TrustFailure("trust_unreadable", "\(error)")
        }
    }

    /// The vkeys of `former`, one a line, each of this log (spec 10 §1).
    private static func former(of log: VerifierKey, in path: String) throws(TrustFailure) -> [VerifierKey] {
        let failure = TrustFailure("trust_unreadable", "\(path)/former is not a list of vkeys of \(log.name)")
        guard let bytes = try optional("former", in: path) else { return [] }
        guard bytes.last == UInt8(ascii: "\n") else { throw failure }
        let lines = bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let keys = lines.compactMap { try? VerifierKey.parse($0) }
        guard keys.count == lines.count, keys.allSatisfy({ $0.algorithm == .ed25519 && $0.name == log.name }) else {
            throw failure
        }
        return keys
    }

    private static func accepted(in path: String) throws(TrustFailure) -> SignedCheckpoint? {
        guard let bytes = try optional("accepted", in: path) else { return nil }
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
