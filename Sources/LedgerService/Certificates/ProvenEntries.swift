internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel

/// Reads entries as they were signed: each is held against the checkpoint of the lock before anything is read from it.
///
/// Works by blocks of 64 entries, whose leaf hashes are proven by one path; the paths share their upper nodes. An entry is
/// hashed when it is first lent: until then its leaf hash is what the next entry says.
/// One owner; not for use from several threads.
final class ProvenEntries {
    private struct Block {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        var leaves: [Digest] = []
        // Bit k: entry k has the leaf hash that was proven.
        var hashed: UInt64 = 0

        /// An empty block that grows without moving while entries are as long as those of most records.
        init(capacity: Int) {
            bytes.reserveCapacity(320 * capacity)
            ends.reserveCapacity(capacity)
            leaves.reserveCapacity(capacity)
        }

        /// The bytes of an entry.
        func place(_ entry: Int) -> Range<Int> { (entry == 0 ? 0 : ends[entry - 1])..<ends[entry] }

        /// Whether an entry says that it is a BATCH; every entry is longer than its header, whose second byte says so.
        func isBatch(_ entry: Int) -> Bool { bytes[place(entry).lowerBound + 1] == EntryKind.batch.rawValue }
    }

    private typealias Reading = (UInt64, Int, (UInt64, UnsafeRawBufferPointer) throws -> Void) throws -> Int

    /// The checkpoint that everything is held against.
    let checkpoint: Checkpoint
    private let read: Reading
    private let path: (_ block: UInt64) throws -> [Digest]
    private var blocks: [UInt64: Block] = [:]

    private static let width = NodePosition.blockWidth
    // Some 5 MB; what was let go is read and proven again.
    private static let blockLimit = 256

    /// Reads the entries below a checkpoint that the lock signed.
    init<Reader: LogReader>(_ reader: Reader, _ tree: LogTree<Reader>, below checkpoint: Checkpoint) {
        self.checkpoint = checkpoint
        read = { try reader.readEntries(from: $0, count: $1, $2) }
        path = { try tree.blockPath($0, size: checkpoint.size) }
    }

    /// Lends an entry; throws `CertificateDenial.entryDiffers` when it is not the one that was signed.
    func withEntry<Answer>(_ index: UInt64, _ body: (EntryView) throws -> Answer) throws -> Answer {
        guard index < checkpoint.size else { throw CertificateDenial.entryDiffers(index) }
        let number = index / Self.width
        let block = try block(number)
        let place = Int(index % Self.width)
        return try block.bytes[block.place(place)].withUnsafeBytes { raw in
            if block.hashed & 1 << place == 0 {
                guard SHA2.leaf(raw) == block.leaves[place] else { throw CertificateDenial.entryDiffers(index) }
                blocks[number]?.hashed |= 1 << place
            }
            guard let view = try? EntryView(raw), view.index == index else {
                throw CertificateDenial.entryDiffers(index)
            }
            return try body(view)
        }
    }

    /// The BATCH that a statement belongs to: the nearest one below it.
    ///
    /// - Parameter hint: where it may stand; looked at first.
    func batch(of statement: UInt64, hint: UInt64? = nil) throws -> (index: UInt64, batch: Batch) {
        if let hint, let found = try batch(at: hint, covering: statement) { return found }
        guard let index = try nearestBatch(below: statement), let found = try batch(at: index, covering: statement)
        else { throw CertificateDenial.entryDiffers(statement) }
        return found
    }

    private func batch(at index: UInt64, covering statement: UInt64) throws -> (UInt64, Batch)? {
        guard index < statement else { return nil }
        return try withEntry(index) { view in
            guard view.kind == .batch, let batch = try? Batch.parse(view.body),
                statement - index <= UInt64(batch.count)
            else { return nil }
            return (index, batch)
        }
    }

    // Only says where to look: that it covers the statement is read from the proven entry.
    private func nearestBatch(below statement: UInt64) throws -> UInt64? {
        guard statement < checkpoint.size else { throw CertificateDenial.entryDiffers(statement) }
        var end = statement
        // The statement's own block is needed anyway, and mostly the one before it, where its batch then begins.
        for _ in 0..<2 where end > 0 {
            let number = (end - 1) / Self.width
            let block = try block(number)
            let first = number * Self.width
            if let place = (0..<Int(end - first)).last(where: block.isBatch) { return first + UInt64(place) }
            end = first
        }
        while end > 0 {
            let start = end > Self.width ? end - Self.width : 0
            var found: UInt64?
            _ = try read(start, Int(end - start)) { index, bytes in
                if bytes.count > 1, bytes[1] == EntryKind.batch.rawValue { found = index }
            }
            if let found { return found }
            end = start
        }
        return nil
    }

    private func block(_ number: UInt64) throws -> Block {
        if let known = blocks[number] { return known }
        let first = number * Self.width
        let count = Int(min(Self.width, checkpoint.size - first))
        var block = Block(capacity: count)
        let found = try read(first, count) { index, bytes in
            guard bytes.count > EntryHeader.byteCount else { throw CertificateDenial.entryDiffers(index) }
            if index > first { block.leaves.append(Digest(UnsafeRawBufferPointer(rebasing: bytes[18..<50]))) }
            if index == first + UInt64(count) - 1 { block.leaves.append(SHA2.leaf(bytes)) }
            block.bytes.append(contentsOf: bytes)
            block.ends.append(block.bytes.count)
        }
        guard found == count else { throw CertificateDenial.entryDiffers(first + UInt64(found)) }
        try prove(block, first: first, path: try path(number))
        if blocks.count >= Self.blockLimit { blocks.removeAll(keepingCapacity: true) }
        blocks[number] = block
        return block
    }

    private func prove(_ block: Block, first: UInt64, path: [Digest]) throws {
        let inner = InclusionProof.path(index: 0, size: UInt64(block.leaves.count), from: LeafArray(block.leaves))
        do {
            try InclusionProof.verify(
                leaf: block.leaves[0],
                index: first,
                size: checkpoint.size,
                path: inner + path,
                root: checkpoint.root
            )
        } catch {
            throw CertificateDenial.entryDiffers(first + UInt64(Self.firstBroken(block)))
        }
    }

    // Each entry names the leaf hash of the one before: the first link that does not hold tells which was changed.
    private static func firstBroken(_ block: Block) -> Int {
        block.leaves.indices.dropLast().first { place in
            block.bytes[block.place(place)].withUnsafeBytes { SHA2.leaf($0) } != block.leaves[place]
        } ?? 0
    }
}
