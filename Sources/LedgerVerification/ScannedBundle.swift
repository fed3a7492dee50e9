import LedgerCrypto
import LedgerFormat
import LedgerModel

/// One entry of a bundle after the checks that need no neighbour but the one before it.
struct ScannedEntry: Sendable {
    /// Where the entry lies in the bundle's bytes.
    let offset: Int
    let count: Int
    let kind: EntryKind
    let logTime: UInt64
    let leaf: Digest
    /// RFC 6962 leaf hash of the statement bytes; zero for other kinds.
    let statementLeaf: Digest
}

/// A bundle of at most 256 entries, scanned on any core (steps 4 and the hashing of 5).
struct ScannedBundle: Sendable {
    let number: UInt64
    let bytes: [UInt8]
    private(set) var entries: [ScannedEntry] = []
    private(set) var findings: [Finding] = []
    /// `prev` of the first entry, to be compared with the bundle before.
    private(set) var firstPrevious = Digest.zero
    /// Root over the bundle's leaves when it is full.
    private(set) var node: Digest?
    /// The first index whose extent or kind is unknown, where reading stops.
    private(set) var stoppedAt: UInt64?

    var firstIndex: UInt64 { number * 256 }

    init(number: UInt64, bytes: [UInt8], width: Int) {
        self.number = number
        self.bytes = bytes
        entries.reserveCapacity(width)
        scan(width: width)
        if entries.count == 256 { node = MerkleTree.root(ofLeaves: entries.lazy.map(\.leaf)) }
    }

    /// A bundle that no file holds.
    init(missing number: UInt64) {
        self.number = number
        bytes = []
        stoppedAt = number * 256
        findings = [Finding(.entries, "entries_missing", index: number * 256, "no entry bundle holds this index")]
    }

    private mutating func scan(width: Int) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            for position in 0..<width {
                guard let count = length(at: offset, in: buffer) else {
                    return stop(
                        at: firstIndex + UInt64(position),
                        "bundle_malformed",
                        "a length runs past the bundle's end"
                    )
                }
                let entry = UnsafeRawBufferPointer(rebasing: buffer[offset + 2..<offset + 2 + count])
                guard check(entry, at: firstIndex + UInt64(position), offset: offset + 2) else { return }
                offset += 2 + count
            }
            if width == 256, offset != buffer.count {
                findings.append(
                    Finding(.entries, "bundle_malformed", index: firstIndex + 255, "bytes follow the last entry")
                )
            }
        }
    }

    private func length(at offset: Int, in buffer: UnsafeRawBufferPointer) -> Int? {
        guard offset + 2 <= buffer.count else { return nil }
        let count = Int(buffer[offset]) << 8 | Int(buffer[offset + 1])
        return offset + 2 + count <= buffer.count ? count : nil
    }

    private mutating func stop(at index: UInt64, _ code: String, _ message: String) {
        findings.append(Finding(.entries, code, index: index, message))
        stoppedAt = index
    }

    /// Checks the header and the chain to the entry before; false when reading has to stop here.
    private mutating func check(_ bytes: UnsafeRawBufferPointer, at index: UInt64, offset: Int) -> Bool {
        let view: EntryView
        do {
            view = try EntryView(bytes)
        } catch {
            let code =
                error.code == .entryLength
                ? "entry_too_short" : error.code == .entryRange ? "entry_index" : error.code.rawValue
            stop(at: index, code, "\(error)")
            return false
        }
        if view.index != index {
            findings.append(
                Finding(.entries, "entry_index", index: index, at: 2..<10, "the entry says index \(view.index)")
            )
        }
        checkChain(view, at: index)
        let statement = view.kind == .statement ? SHA2.leaf(view.body) : .zero
        entries.append(
            ScannedEntry(
                offset: offset,
                count: bytes.count,
                kind: view.kind,
                logTime: view.logTimeMilliseconds,
                leaf: view.leafHash,
                statementLeaf: statement
            )
        )
        return true
    }

    private mutating func checkChain(_ view: EntryView, at index: UInt64) {
        guard let last = entries.last else {
            firstPrevious = view.previous
            return
        }
        if view.previous != last.leaf {
            findings.append(.brokenChain(at: index, says: view.previous, is: last.leaf))
        }
        if view.logTimeMilliseconds < last.logTime { findings.append(.timeRunsBack(at: index)) }
    }

    /// The bytes of an entry, for readers that need its body.
    func withEntry<Result>(_ position: Int, _ body: (EntryView) throws -> Result) rethrows -> Result? {
        let entry = entries[position]
        return try bytes.withUnsafeBytes { buffer in
            let slice = UnsafeRawBufferPointer(rebasing: buffer[entry.offset..<entry.offset + entry.count])
            guard let view = try? EntryView(slice) else { return nil }
            return try body(view)
        }
    }
}

extension Finding {
    static func brokenChain(at index: UInt64, says said: Digest, is actual: Digest) -> Finding {
        Finding(
            .entries,
            "entry_prev",
            index: index,
            at: 18..<50,
            "prev is \(said), the leaf hash of the entry before is \(actual)"
        )
    }

    static func timeRunsBack(at index: UInt64) -> Finding {
        Finding(.entries, "entry_time", index: index, at: 10..<18, "log time is less than in the entry before")
    }
}
