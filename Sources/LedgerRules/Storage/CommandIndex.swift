internal import LedgerModel

/// Which entry begins each command: ids to indexes.
///
/// Ids are random: rows under them would touch a page of a store for each command, more than all else together. So a row
/// holds the commands that begin among 64 entries, and ids are searched in memory. The first few questions to a resumed
/// state read through the rows instead, so that a program which asks for one command need not build what a server needs.
struct CommandIndex {
    typealias Name = Directory.Name

    /// Bytes of a command in a row: its id, and the entry's place among the 64.
    private static let byteCount = 17
    /// How many questions are answered by reading through the rows.
    private static let scanLimit = 3

    private let source: (any StateRowSource)?
    // What was added since the last write lies behind what is stored, what the open batch added at the very end.
    private var names: [Name] = []
    private var indexes: [UInt32] = []
    // Open addressing with linear probing: position + 1, 0 where nothing is; at most three quarters full.
    private var slots: [UInt32] = []
    private var unwrittenStart = 0
    private var batchStart = 0
    private var scanCount = 0
    /// Whether every command of the source is in memory.
    private var isComplete: Bool
    private var marks = JournalMarks()
    // Clients choose the ids; without knowing these nobody can make them collide.
    private let seed = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))

    init(source: (any StateRowSource)?) {
        self.source = source
        isComplete = source == nil
    }

    /// Index of the first statement of a command, nil when the log has none.
    @inline(__always)
    mutating func index(of name: Name) -> UInt64? {
        if !slots.isEmpty {
            let position = slots[slot(of: name)]
            if position != 0 { return UInt64(indexes[Int(position) - 1]) }
        }
        return isComplete ? nil : search(name)
    }

    /// Adds a command that has no index yet.
    mutating func add(_ name: Name, index: UInt32) {
        names.append(name)
        indexes.append(index)
        if names.count * 4 > slots.count * 3 {
            fillSlots()
        } else {
            slots[slot(of: name)] = UInt32(names.count)
        }
    }

    // Where a name is, or the vacant slot where it would be.
    @inline(__always)
    private func slot(of name: Name) -> Int {
        let product = (name.high ^ seed.0).multipliedFullWidth(by: name.low ^ seed.1)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
        while slots[slot] != 0, names[Int(slots[slot]) - 1] != name { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func fillSlots() {
        var capacity = max(slots.count, 64)
        while names.count * 4 > capacity * 3 { capacity *= 2 }
        slots = [UInt32](repeating: 0, count: capacity)
        for position in names.indices { slots[slot(of: names[position])] = UInt32(position + 1) }
    }

    // MARK: The source

    @inline(never)
    private mutating func search(_ name: Name) -> UInt64? {
        guard scanCount < Self.scanLimit else {
            load()
            return index(of: name)
        }
        scanCount += 1
        var found: UInt64?
        source?.lendEachRow(table: .commands) { key, row in
            for start in Self.starts(row) where Self.name(row, at: start) == name {
                found = RowKey.number(key) << 6 | UInt64(row[start + 16])
            }
        }
        return found
    }

    private mutating func load() {
        guard let source, !isComplete else { return }
        isComplete = true
        let recent = (names: names, indexes: indexes, unwritten: unwrittenStart, batch: batchStart)
        names.removeAll()
        indexes.removeAll()
        var rows: [(page: UInt64, row: [UInt8])] = []
        source.forEachRow(table: .commands) { key, row in rows.append((RowKey.number(key), row)) }
        for (page, row) in rows.sorted(by: { $0.page < $1.page }) { take(row, page) }
        fillSlots()
        unwrittenStart = names.count
        batchStart = names.count
        for (position, name) in recent.names.enumerated() where slots[slot(of: name)] == 0 {
            add(name, index: recent.indexes[position])
            // What was handed over and is not in the source yet counts as written: its owner keeps it until it is.
            if position < recent.unwritten { unwrittenStart = names.count }
            if position < recent.batch { batchStart = names.count }
        }
    }

    private mutating func take(_ row: [UInt8], _ page: UInt64) {
        row.withUnsafeBytes { row in
            for start in Self.starts(row) {
                names.append(Self.name(row, at: start))
                indexes.append(UInt32(page << 6 | UInt64(row[start + 16])))
            }
        }
    }

    private static func starts(_ row: UnsafeRawBufferPointer) -> StrideTo<Int> {
        stride(from: 0, to: row.count - byteCount + 1, by: byteCount)
    }

    @inline(__always)
    private static func name(_ row: UnsafeRawBufferPointer, at start: Int) -> Name {
        Name(
            high: UInt64(bigEndian: row.loadUnaligned(fromByteOffset: start, as: UInt64.self)),
            low: UInt64(bigEndian: row.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
        )
    }
}

extension CommandIndex: Journaled {
    mutating func perform(_ act: JournalAct) {
        switch act {
        case .begin(let marks):
            self.marks = marks
            batchStart = names.count
        case .commit(let marks): self.marks = marks
        case .rollback(let marks):
            self.marks = marks
            rollback()
        case .takeChanges(let body):
            forEachRow(from: unwrittenStart, body)
            unwrittenStart = names.count
        case .handOverAll(let body): forEachRow(from: 0, body)
        case .loadAll: load()
        }
    }

    // The last that came goes first: then nothing that stays was placed behind what goes.
    private mutating func rollback() {
        while names.count > batchStart {
            slots[slot(of: names[names.count - 1])] = 0
            names.removeLast()
            indexes.removeLast()
        }
    }

    // The commands from a position on, with those before it that share a row.
    private func forEachRow(from start: Int, _ body: (StateRow) -> Void) {
        var next = start
        while next < names.count {
            let page = indexes[next] >> 6
            var first = next
            while first > 0, indexes[first - 1] >> 6 == page { first -= 1 }
            let key = RowKey.bytes(UInt64(page))
            let stored = first == 0 && !isComplete ? source?.row(table: .commands, key: key) : nil
            var writer = RowWriter()
            stored?.forEach { writer.byte($0) }
            for position in first..<names.count {
                guard indexes[position] >> 6 == page else { break }
                writer.word(names[position].high)
                writer.word(names[position].low)
                writer.byte(UInt8(truncatingIfNeeded: indexes[position] & 63))
                next = position + 1
            }
            let isNew = stored == nil && first >= start
            body(StateRow(table: .commands, key: key, bytes: writer.bytes, isNew: isNew))
        }
    }
}
