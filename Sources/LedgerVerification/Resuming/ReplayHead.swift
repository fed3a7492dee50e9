import LedgerCrypto
import LedgerFormat
import LedgerModel

/// What the steps before the rules carry from one audit to the next, and what the kept state is the state of.
struct ReplayHead: Sendable {
    /// Number of entries that were judged.
    var size: UInt64
    /// Root of those entries.
    var root: Digest
    /// Name of the log.
    var origin: String
    /// Leaf hash of entry 0.
    var genesis: Digest
    /// Keys of the log, each from its index on.
    var logKeys: [(index: UInt64, key: PublicKey)]
    /// Every key that GENESIS or a `key_enrolled` named.
    var authorKeys: [PublicKey]
    /// Index of the last `projections_digested`, 0 before the first.
    var lastDigest: UInt64
    /// Whether the log named its successor.
    var isEnded: Bool
    /// Where batches begin, and when.
    var timeline: Timeline
}

extension ReplayHead {
    // Changes with what the file holds; another program is told by its own digest.
    private static let form = Array("xinshi/replay/1\n".utf8)

    /// The head as it is written: form, program, then the fields.
    func encoded(program: Digest) -> [UInt8] {
        var bytes = Self.form + program.bytes
        Self.put(size, &bytes)
        root.append(to: &bytes)
        Self.put(UInt64(origin.utf8.count), &bytes)
        bytes += origin.utf8
        genesis.append(to: &bytes)
        Self.put(UInt64(logKeys.count), &bytes)
        for (index, key) in logKeys {
            Self.put(index, &bytes)
            key.encoded.append(to: &bytes)
        }
        Self.put(UInt64(authorKeys.count), &bytes)
        for key in authorKeys { key.encoded.append(to: &bytes) }
        Self.put(lastDigest, &bytes)
        Self.put(isEnded ? 1 : 0, &bytes)
        Self.put(UInt64(timeline.bytes.count), &bytes)
        return bytes + timeline.bytes
    }

    private static func put(_ value: UInt64, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Reads a head that this very program wrote; nil for any other.
    init?(_ reader: inout ReplayReader, program: Digest) {
        guard reader.take(Self.form.count).map(Array.init) == Self.form, reader.digest() == program,
            let size = reader.number(), let root = reader.digest(), let origin = reader.counted(),
            let genesis = reader.digest(),
            let logKeys = reader.list({ reader in
                reader.number().flatMap { index in reader.digest().map { (index: index, key: PublicKey($0)) } }
            }),
            let authorKeys = reader.list({ $0.digest().map { PublicKey($0) } }),
            let lastDigest = reader.number(), let ended = reader.number(), let timeline = reader.counted()
        else { return nil }
        self.init(
            size: size,
            root: root,
            origin: String(decoding: origin, as: UTF8.self),
            genesis: genesis,
            logKeys: logKeys,
            authorKeys: authorKeys,
            lastDigest: lastDigest,
            isEnded: ended == 1,
            timeline: Timeline(bytes: Array(timeline))
        )
    }
}

/// Reads numbers, digests and counted bytes one after another; nil from where the bytes end.
struct ReplayReader {
    private let bytes: [UInt8]
    private(set) var offset = 0
    private let end: Int

    /// Reads the first `end` bytes.
    init(_ bytes: [UInt8], end: Int) {
        self.bytes = bytes
        self.end = end
    }

    var isAtEnd: Bool { offset == end }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= end - offset else { return nil }
        offset += count
        return bytes[offset - count..<offset]
    }

    mutating func number() -> UInt64? {
        take(8).map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
    }

    mutating func digest() -> Digest? {
        take(32).flatMap { Digest(Array($0)) }
    }

    mutating func counted() -> ArraySlice<UInt8>? {
        number().flatMap { Int(exactly: $0) }.flatMap { take($0) }
    }

    mutating func list<Element>(_ element: (inout ReplayReader) -> Element?) -> [Element]? {
        guard let count = number() else { return nil }
        var list: [Element] = []
        while UInt64(list.count) < count {
            guard let next = element(&self) else { return nil }
            list.append(next)
        }
        return list
    }
}
