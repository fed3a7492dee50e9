public import LedgerCrypto
public import LedgerFormat
public import LedgerModel

/// A trust folder after a rotation of the log's key.
extension TrustFolder {
    /// A log that asks to be trusted by another key, as its own entries have it.
    public struct RenewedLog: Hashable, Sendable {
        /// The key that signs now; its name is the origin.
        public let key: VerifierKey
        /// Every key that GENESIS and the rotations name.
        public let namedKeys: [PublicKey]
        /// Number of entries.
        public let size: UInt64
        /// The root of the first entries, as many as were accepted, computed from them; nil when there are fewer.
        public let rootOfAccepted: Digest?

        /// Collects what the entries say.
        public init(key: VerifierKey, namedKeys: [PublicKey], size: UInt64, rootOfAccepted: Digest?) {
            self.key = key
            self.namedKeys = namedKeys
            self.size = size
            self.rootOfAccepted = rootOfAccepted
        }
    }

    /// Why a policy was left as it is.
    public enum RenewalRefusal: Error, Hashable, Sendable {
        /// The log has another root at the size that was accepted: two histories.
        case forked(size: UInt64)
        /// The log has fewer entries than were accepted.
        case shrunk(accepted: UInt64, size: UInt64)
        /// No key that was trusted, or that the log names, signed `accepted`.
        case unsigned
        /// `accepted` was replaced since this folder was read.
        case overtaken
        /// A file could not be read or written.
        case failed(ReadFailure)
    }

    /// Puts the log's new key into `policy`, atomically, and the old one into `former`; all else stays (spec 10 §1).
    ///
    /// Refuses a log that does not go on from `accepted`: a new key must not hide another history. Whether the key is the
    /// log's own is for the caller to know; its name must be the origin that the policy names.
    /// - Returns: false when the policy names that key already; nothing is written then.
    public func renew(_ renewed: RenewedLog) throws(RenewalRefusal) -> Bool {
        precondition(renewed.key.name == log.name, "a policy is renewed for the log it names")
        let outcome: Result<Bool, RenewalRefusal>
        do throws(ReadFailure) {
            let lock = try FolderLock(path)
            defer { lock.release() }
            outcome = try replace(for: renewed)
        } catch {
            throw .failed(error)
        }
        return try outcome.get()
    }

    private func replace(for renewed: RenewedLog) throws(ReadFailure) -> Result<Bool, RenewalRefusal> {
        let now = try FileBytes.read(path + "/accepted", limit: 1 << 20)
        guard now.flatMap({ try? SignedCheckpoint.parse($0) }) == accepted else { return .failure(.overtaken) }
        if let refusal = refusal(of: renewed) { return .failure(refusal) }
        let old = try FileBytes.read(path + "/policy", limit: 1 << 20) ?? []
        let new = TrustFolder.policy(old, naming: Array(renewed.key.text.utf8))
        guard new != old else { return .success(false) }
        // First, so that a stop in between forgets no key: one that `former` and `policy` both name does no harm.
        try DurableFile.replace(path + "/former", with: formerKeys(without: renewed.key))
        try DurableFile.replace(path + "/policy", with: new)
        return .success(true)
    }

    /// Why this log does not go on from what was accepted; nil when it does, or when nothing was.
    private func refusal(of renewed: RenewedLog) -> RenewalRefusal? {
        guard let accepted else { return nil }
        guard isAcceptedSigned(orBy: renewed.namedKeys) else { return .unsigned }
        guard let root = renewed.rootOfAccepted else {
            return .shrunk(accepted: accepted.checkpoint.size, size: renewed.size)
        }
        return root == accepted.checkpoint.root ? nil : .forked(size: accepted.checkpoint.size)
    }

    private func formerKeys(without key: VerifierKey) -> [UInt8] {
        let keys = former.filter { $0 != log && $0 != key } + [log]
        return Array(keys.map { $0.text + "\n" }.joined().utf8)
    }

    /// The bytes of a policy with another vkey in its one log line.
    private static func policy(_ bytes: [UInt8], naming key: [UInt8]) -> [UInt8] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let renewed = lines.map { line -> [UInt8] in
            let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard words.count >= 2, words[0].elementsEqual("log".utf8) else { return Array(line) }
            return line[..<words[1].startIndex] + key + line[words[1].endIndex...]
        }
        return Array(renewed.joined(separator: [UInt8(ascii: "\n")]))
    }
}
