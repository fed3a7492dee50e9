/// Sixty-four bytes of an Ed25519 signature: R and S.
public struct Signature: Hashable, Sendable {
    /// Eight words, each big-endian, so that the value needs no allocation.
    let words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    /// Copies 64 bytes; the caller guarantees the count.
    public init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == 64)
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3), word(4), word(5), word(6), word(7))
    }

    /// Copies exactly 64 bytes; nil for any other count.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 64 else { return nil }
        self = bytes.withUnsafeBytes { Signature($0) }
    }

    /// Sixty-four zero bytes: stands where a signature is not made yet, and verifies nothing.
    public static let zero = Signature()

    private init() {
        words = (0, 0, 0, 0, 0, 0, 0, 0)
    }

    /// The 64 bytes.
    public var bytes: [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }

    /// Lends the 64 bytes for the length of `body`.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let stored = (
            words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian,
            words.4.bigEndian, words.5.bigEndian, words.6.bigEndian, words.7.bigEndian
        )
        return try Swift.withUnsafeBytes(of: stored, body)
    }

    /// Equal when all 64 bytes are.
    public static func == (left: Signature, right: Signature) -> Bool {
        left.withUnsafeBytes { left in right.withUnsafeBytes { left.elementsEqual($0) } }
    }

    /// Feeds R; equal signatures have equal R.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
    }
}
