public import LedgerCrypto

/// Whose word is enough: a c2sp.org/tlog-policy file (spec 03 §5).
public struct TrustPolicy: Hashable, Sendable {
    /// Most logs, most witnesses and most groups of a policy.
    public static let limit = 64

    /// The name of a witness or group: octets without white space, never compared as Unicode.
    public struct Name: Hashable, Sendable {
        /// The octets.
        public let bytes: [UInt8]

        /// Wraps octets.
        public init(_ bytes: some Sequence<UInt8>) {
            self.bytes = Array(bytes)
        }
    }

    /// A log whose checkpoints are accepted.
    public struct Log: Hashable, Sendable {
        /// Its key; the key name is the origin.
        public let key: VerifierKey
        /// Where it can be reached, as written.
        public let url: [UInt8]?
    }

    /// A witness whose cosignatures count.
    public struct Witness: Hashable, Sendable {
        /// Its name in this file.
        public let name: Name
        /// Its key.
        public let key: VerifierKey
        /// Where it can be reached, as written.
        public let url: [UInt8]?
    }

    /// A group that counts as a cosigner when enough of its members do.
    public struct Group: Hashable, Sendable {
        /// Its name in this file.
        public let name: Name
        /// How many members must have cosigned.
        public let threshold: Int
        /// Witnesses and earlier groups.
        public let members: [Name]
    }

    /// The logs, in the order of the file.
    public internal(set) var logs: [Log] = []
    /// The witnesses, in the order of the file.
    public internal(set) var witnesses: [Witness] = []
    /// The groups, in the order of the file.
    public internal(set) var groups: [Group] = []
    /// The witness or group that must have cosigned; nil for `none`.
    public internal(set) var quorum: Name?

    /// A policy to be filled by the parser.
    init() {}

    /// Whether these witnesses are enough.
    public func isSatisfied(by cosigners: Set<Name>) -> Bool {
        guard let quorum else { return true }
        var satisfied = cosigners.intersection(witnesses.map(\.name))
        // Groups name only what stands before them, so one pass is enough.
        for group in groups where group.members.count(where: satisfied.contains) >= group.threshold {
            satisfied.insert(group.name)
        }
        return satisfied.contains(quorum)
    }

    /// This policy with another key of each of its logs, one that the log itself named for some sizes (spec 02 §5).
    public func accepting(_ key: PublicKey) -> TrustPolicy {
        var policy = self
        policy.logs += logs.compactMap { log in
            VerifierKey(name: log.key.name, algorithm: .ed25519, publicKey: key).map { Log(key: $0, url: nil) }
        }
        return policy
    }

    /// What a checkpoint is worth under this policy.
    public struct Verdict: Hashable, Sendable {
        /// The log that signed it.
        public let log: Log
        /// The witnesses that cosigned it, with the Unix seconds at which they say they did.
        public let cosigners: [Cosigner]
        /// Whether the quorum is met; with `quorum none` it always is, on the log's word only.
        public let isQuorumMet: Bool

        /// One witness of the policy that cosigned.
        public struct Cosigner: Hashable, Sendable {
            /// Its name in the policy.
            public let name: Name
            /// Unix seconds.
            public let timestampSeconds: UInt64
        }
    }

    /// Checks every line of a known key and evaluates the quorum.
    ///
    /// Throws `note_bad_signature` when a known key's line does not verify, `note_unverified` when no listed log signed
    /// under the checkpoint's origin. A quorum that is not met is a verdict, not an error.
    public func judge(_ signed: SignedCheckpoint) throws(FormatError) -> Verdict {
        let origin = Array(signed.checkpoint.origin.utf8)
        let accepted = logs.filter { $0.key.identity.nameBytes == origin }
        let verified = try signed.note.verify(with: accepted.map(\.key) + witnesses.map(\.key))
        guard let log = accepted.first(where: { log in verified.contains { $0.key == log.key } }) else {
            throw FormatError(.noteUnverified)
        }
        let cosigners = witnesses.compactMap { witness -> Verdict.Cosigner? in
            guard let line = verified.first(where: { $0.key == witness.key }) else { return nil }
            return line.timestampSeconds.map { Verdict.Cosigner(name: witness.name, timestampSeconds: $0) }
        }
        let isQuorumMet = isSatisfied(by: Set(cosigners.map(\.name)))
        return Verdict(log: log, cosigners: cosigners, isQuorumMet: isQuorumMet)
    }
}
