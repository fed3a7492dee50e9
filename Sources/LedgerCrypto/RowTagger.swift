internal import CSodium

/// A keyed sum over a set of rows, kept up to date row by row.
///
/// Two sets have the same sum only if they are the same set, for anybody who knows neither key nor sum (MSet-Add-Hash of
/// Clarke, Devadas and others, 2003, over SipHash-2-4 with 128 bits).
public struct RowSum: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The sum of no rows.
    public init() {}

    /// Reads what `bytes` wrote; nil unless there are 16.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        low = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        high = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) }
    }

    /// Sixteen bytes; a secret, since whoever has many of them can solve for a set with the same sum.
    public var bytes: [UInt8] {
        [low, high].flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
    }

    /// Adds a row's tag.
    public static func += (sum: inout RowSum, tag: RowSum) {
        sum.low &+= tag.low
        sum.high &+= tag.high
    }

    /// Takes a row's tag away.
    public static func -= (sum: inout RowSum, tag: RowSum) {
        sum.low &-= tag.low
        sum.high &-= tag.high
    }
}

/// Makes the tags that `RowSum` adds up.
public final class RowTagger: Sendable {
    private let key: SecretBytes

    /// A tagger under the first 16 bytes of a key that is used for nothing else.
    public init(_ key: SealingKey) {
        self.key = key.withUnsafeBytes { SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0.prefix(16))) }
    }

    /// The tag of a row in its one written form.
    public func tag(_ row: UnsafeRawBufferPointer) -> RowSum {
        var words: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &words) { tag in
            key.withUnsafeBytes { key in
                _ = crypto_shorthash_siphashx24(tag.octets, row.octets, UInt64(row.count), key.octets)
            }
        }
        return RowSum(words.0, words.1)
    }
}

extension RowSum {
    fileprivate init(_ low: UInt64, _ high: UInt64) {
        self.low = UInt64(littleEndian: low)
        self.high = UInt64(littleEndian: high)
    }
}
