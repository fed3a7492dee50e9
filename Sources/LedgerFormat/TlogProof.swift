public import LedgerModel

/// A `.tlog-proof` file: an inclusion proof with the checkpoint it leads to (spec 03 §4).
///
/// The receipt of a batch is the proof of its BATCH entry with the entry's 231 bytes as `extra`.
public struct TlogProof: Hashable, Sendable {
    /// Most bytes of `extra`: one entry.
    public static let extraLimit = EntryLimits.entryBytes
    private static let header = Array("c2sp.org/tlog-proof@v1".utf8)
    private static let extraPrefix = Array("extra ".utf8)
    private static let indexPrefix = Array("index ".utf8)

    /// Bytes that the proof does not authenticate; nil when there are none, never empty.
    public let extra: [UInt8]?
    /// Index of the entry.
    public let index: UInt64
    /// From the leaf's sibling upwards.
    public let path: [Digest]
    /// The checkpoint with all its signatures.
    public let checkpoint: SignedCheckpoint

    /// Collects a proof.
    public init(extra: [UInt8]?, index: UInt64, path: [Digest], checkpoint: SignedCheckpoint) {
        precondition(extra.map { (1...TlogProof.extraLimit).contains($0.count) } ?? true, "extra is empty or too long")
        self.extra = extra
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
    }

    /// Reads a file; throws a `proof_`, `note_` or `checkpoint_` code; verifies nothing.
    public static func parse(_ bytes: [UInt8]) throws(FormatError) -> TlogProof {
        var lines = LineCursor(bytes)
        guard lines.next()?.elementsEqual(header) == true else { throw FormatError(.proofHeader) }
        let extra = try extra(&lines)
        guard let line = lines.next(), line.starts(with: indexPrefix),
            let index = Decimal.parse(line.dropFirst(indexPrefix.count))
        else { throw FormatError(.proofIndex) }
        let path = try path(&lines)
        let checkpoint = try SignedCheckpoint.parse(Array(bytes[lines.offset...]))
        return TlogProof(extra: extra, index: index, path: path, checkpoint: checkpoint)
    }

    private static func extra(_ lines: inout LineCursor) throws(FormatError) -> [UInt8]? {
        var ahead = lines
        guard let line = ahead.next(), line.starts(with: extraPrefix.dropLast()) else { return nil }
        lines = ahead
        guard line.starts(with: extraPrefix), let extra = StrictBase64.decode(line.dropFirst(extraPrefix.count)),
            (1...extraLimit).contains(extra.count)
        else { throw FormatError(.proofExtra, at: header.count + 1) }
        return extra
    }

    private static func path(_ lines: inout LineCursor) throws(FormatError) -> [Digest] {
        var path: [Digest] = []
        while true {
            guard let line = lines.next() else { throw FormatError(.proofHash, at: lines.offset) }
            if line.isEmpty { return path }
            guard let hash = StrictBase64.decode(line).flatMap({ Digest($0) }) else {
                throw FormatError(.proofHash, at: line.startIndex)
            }
            path.append(hash)
            guard path.count <= 63 else { throw FormatError(.proofLength, at: line.startIndex) }
        }
    }

    /// The file.
    public var bytes: [UInt8] {
        var bytes = TlogProof.header + [UInt8(ascii: "\n")]
        if let extra { bytes.append(contentsOf: "extra \(StrictBase64.encode(extra))\n".utf8) }
        bytes.append(contentsOf: "index \(index)\n".utf8)
        for hash in path { bytes.append(contentsOf: "\(StrictBase64.encode(hash.bytes))\n".utf8) }
        bytes.append(UInt8(ascii: "\n"))
        return bytes + checkpoint.bytes
    }

    /// Checks that the leaf stands at `index` under the checkpoint's root; whose checkpoint it is, is for the caller to check.
    ///
    /// Throws `proof_index`, `proof_length` or `proof_root`.
    public func verify(leaf: Digest) throws(FormatError) {
        let head = checkpoint.checkpoint
        try InclusionProof.verify(leaf: leaf, index: index, size: head.size, path: path, root: head.root)
    }
}

/// Walks over lines, each of which ends in a newline.
struct LineCursor {
    private let bytes: [UInt8]
    /// Where the next line begins.
    private(set) var offset = 0

    /// Starts before the first line.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next line without its newline; nil at the end, and for a last line that has none.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { offset = end + 1 }
        return bytes[offset..<end]
    }

    /// Whether all bytes were walked over.
    var isAtEnd: Bool { offset == bytes.count }
}
