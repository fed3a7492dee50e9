import LedgerCrypto
import LedgerFormat
import LedgerModel

/// One entry of a bundle after the checks that need no neighbour but the one before it.
struct ScannedEntry: Sendable {
    /// Where the entry lies in the bundle's bytes.
    let offset: Int
    let count: Int
    /// What the entry is; nil when its header cannot be read, where the meaning of the log ends.
    let kind: EntryKind?
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
    /// The first index whose extent is unknown: nothing behind it can be hashed.
    private(set) var stoppedAt: UInt64?
    /// How many entries the log's size asks for.
    let width: Int

    /// The longest file that 256 entries can make (spec 10 §3, `bundle_unreadable`).
    static let byteLimit = 256 * (2 + 65_535)

    var firstIndex: UInt64 { number * 256 }

    /// Scans the first `width` entries; `isExact` when the file may hold no others.
    init(number: UInt64, bytes: [UInt8], width: Int, isExact: Bool) {
        self.number = number
        self.bytes = bytes
        self.width = width
        entries.reserveCapacity(width)
        scan(isExact: isExact)
        if entries.count == 256 { node = MerkleTree.root(ofLeaves: entries.lazy.map(\.leaf)) }
    }

    /// A bundle that no file holds.
    init(missing number: UInt64) {
        self.number = number
        width = 0
        bytes = []
        stoppedAt = number * 256
        findings = [Finding(.entries, "entries_missing", index: number * 256, "no entry bundle holds this index")]
    }

    /// A bundle whose file is there and cannot be read.
    init(unreadable number: UInt64, _ failure: ReadFailure) {
        self.init(missing: number)
        findings = [Finding(.entries, "bundle_unreadable", index: number * 256, "\(failure)")]
    }

    private mutating func scan(isExact: Bool) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            for position in 0..<width {
                let index = firstIndex + UInt64(position)
                guard offset < buffer.count else { return stop(at: index, "entries_missing", "the bundle ends before") }
                guard let count = length(at: offset, in: buffer) else {
                    return stop(at: index, "bundle_malformed", "a length is zero or runs past the bundle's end")
                }
                let entry = UnsafeRawBufferPointer(rebasing: buffer[offset + 2..<offset + 2 + count])
                check(entry, at: index, offset: offset + 2)
                offset += 2 + count
            }
            if isExact, offset != buffer.count {
                let last = firstIndex + UInt64(width) - 1
                findings.append(Finding(.entries, "bundle_malformed", index: last, "bytes follow the last entry"))
            }
        }
    }

    private func length(at offset: Int, in buffer: UnsafeRawBufferPointer) -> Int? {
        guard offset + 2 <= buffer.count else { return nil }
        let count = Int(buffer[offset]) << 8 | Int(buffer[offset + 1])
        return count > 0 && offset + 2 + count <= buffer.count ? count : nil
    }

    private mutating func stop(at index: UInt64, _ code: String, _ message: String) {
        findings.append(Finding(.entries, code, index: index, message))
        stoppedAt = index
    }

    /// Checks the header and the chain to the entry before; an entry without a readable header is hashed all the same.
    private mutating func check(_ bytes: UnsafeRawBufferPointer, at index: UInt64, offset: Int) {
        let view: EntryView
        do {
            view = try EntryView(bytes)
        } catch {
            findings.append(.badHeader(error, at: index))
            return keep(bytes, offset: offset, kind: nil, logTime: entries.last?.logTime ?? 0)
        }
        if view.index != index {
            findings.append(
                Finding(.entries, "entry_index", index: index, at: 2..<10, "the entry says index \(view.index)")
            )
        }
        checkChain(view, at: index)
        keep(bytes, offset: offset, kind: view.kind, logTime: view.logTimeMilliseconds)
    }

    private mutating func keep(_ bytes: UnsafeRawBufferPointer, offset: Int, kind: EntryKind?, logTime: UInt64) {
        let body = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(EntryHeader.byteCount))
        entries.append(
            ScannedEntry(
                offset: offset,
                count: bytes.count,
                kind: kind,
                logTime: logTime,
                leaf: SHA2.leaf(bytes),
                statementLeaf: kind == .statement ? SHA2.leaf(body) : .zero
            )
        )
    }

    private mutating func checkChain(_ view: EntryView, at index: UInt64) {
        if !Instant.isLogTime(view.logTimeMilliseconds) { findings.append(.timeOutOfRange(at: index)) }
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
    fileprivate static func badHeader(_ error: FormatError, at index: UInt64) -> Finding {
        switch error.code {
        case .entryLength: Finding(.entries, "entry_too_short", index: index, "\(error)")
        case .entryRange: Finding(.entries, error.offset == 2 ? "entry_index" : "entry_time", index: index, "\(error)")
        default: Finding(.entries, error.code.rawValue, index: index, at: error.offset..<error.offset + 1, "\(error)")
        }
    }

    static func brokenChain(at index: UInt64, says said: Digest, is actual: Digest) -> Finding {
        Finding(
            .entries,
            "entry_prev",
            index: index,
            at: 18..<50,
            "prev is \(said), the leaf hash of the entry before is \(actual)"
        )
    }

    static func timeOutOfRange(at index: UInt64) -> Finding {
        Finding(.entries, "entry_time", index: index, at: 10..<18, "log time is not of the years 1992 to 9999")
    }

    static func timeRunsBack(at index: UInt64) -> Finding {
        Finding(.entries, "entry_time", index: index, at: 10..<18, "log time is less than in the entry before")
    }
}
