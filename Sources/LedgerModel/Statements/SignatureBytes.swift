/// The 64 bytes of an Ed25519 signature inside a statement, not yet checked by anyone.
public struct SignatureBytes: Hashable, Sendable {
    /// Bytes 0..<32.
    public let first: Digest
    /// Bytes 32..<64.
    public let second: Digest

    /// Wraps two halves.
    public init(first: Digest, second: Digest) {
        self.first = first
        self.second = second
    }

    /// Copies exactly 64 bytes; nil for any other count.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 64, let first = Digest(Array(bytes[..<32])), let second = Digest(Array(bytes[32...]))
        else { return nil }
        self.init(first: first, second: second)
    }

    /// The 64 bytes.
    public var bytes: [UInt8] { first.bytes + second.bytes }
}
