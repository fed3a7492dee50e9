/// Rows under numbers, in memory or lent by a source, with the before-images of the open batch.
///
/// A row that is in memory is authoritative. `position(of:)` brings a row into memory; the subscript changes it in place.
struct Table<Row: StoredRow> {
    private struct Slot {
        var key: UInt64
        var row: Row
        var batch: UInt32
        var turn: UInt32
    }

    private struct BeforeImage {
        let position: Int
        /// Nil when the batch made the row.
        let row: Row?
    }

    let id: TableID
    /// Whether keys are consecutive from 0 and equal to positions: only with every row in memory.
    private let isDense: Bool
    private let source: (any StateRowSource)?
    private var slots: [Slot] = []
    private var positions: [UInt64: UInt32] = [:]
    private var undo: [BeforeImage] = []
    private var dirty: [UInt32] = []
    // Positions, ascending, of rows that were never handed over.
    private var inserted: [UInt32] = []
    /// Whether every row of the source is in memory.
    private var isComplete: Bool
    private(set) var isDamaged = false
    private var marks = JournalMarks()

    private static var vacant: UInt64 { .max }

    init(_ id: TableID, numbered: Bool, source: (any StateRowSource)?) {
        self.id = id
        self.source = source
        isDense = numbered && source == nil
        isComplete = source == nil
    }

    /// Where the row of a key is, nil when there is none.
    @inline(__always)
    mutating func position(of key: UInt64) -> Int? {
        if isDense { return key < UInt64(slots.count) ? Int(key) : nil }
        if let position = positions[key] { return Int(position) }
        return isComplete ? nil : load(key)
    }

    /// A copy of the row of a key, without keeping it in memory.
    func peek(_ key: UInt64) -> Row? {
        if isDense { return key < UInt64(slots.count) ? slots[Int(key)].row : nil }
        if let position = positions[key] { return slots[Int(position)].row }
        guard let bytes = source?.row(table: id, key: RowKey.bytes(key)) else { return nil }
        var reader = RowReader(bytes)
        return Row(from: &reader)
    }

    /// A copy of the row of a key.
    @inline(__always)
    mutating func row(_ key: UInt64) -> Row? {
        position(of: key).map { slots[$0].row }
    }

    /// The row at a position; writing through it keeps the before-image and marks the row as changed.
    subscript(position: Int) -> Row {
        @inline(__always)
        _read { yield slots[position].row }
        @inline(__always)
        _modify {
            touch(position)
            yield &slots[position].row
        }
    }

    /// Adds the row of a new key.
    @discardableResult
    mutating func insert(_ row: Row, at key: UInt64) -> Int {
        let position = slots.count
        precondition(!isDense || key == UInt64(position), "numbers are dense")
        slots.append(Slot(key: key, row: row, batch: marks.batch, turn: marks.turn))
        if !isDense { positions[key] = UInt32(position) }
        if marks.batch != 0 { undo.append(BeforeImage(position: position, row: nil)) }
        if marks.turn != 0 {
            dirty.append(UInt32(position))
            inserted.append(UInt32(position))
        }
        return position
    }

    /// Replaces the row of a key or adds it.
    mutating func set(_ row: Row, at key: UInt64) {
        if let position = position(of: key) {
            self[position] = row
        } else {
            insert(row, at: key)
        }
    }

    @inline(__always)
    private mutating func touch(_ position: Int) {
        if slots[position].batch != marks.batch {
            if marks.batch != 0 { undo.append(BeforeImage(position: position, row: slots[position].row)) }
            slots[position].batch = marks.batch
        }
        if slots[position].turn != marks.turn {
            if marks.turn != 0 { dirty.append(UInt32(position)) }
            slots[position].turn = marks.turn
        }
    }

    @inline(never)
    private mutating func load(_ key: UInt64) -> Int? {
        guard let bytes = source?.row(table: id, key: RowKey.bytes(key)) else { return nil }
        return take(bytes, key)
    }

    private mutating func take(_ bytes: [UInt8], _ key: UInt64) -> Int {
        var reader = RowReader(bytes)
        let row = Row(from: &reader)
        isDamaged = isDamaged || reader.isDamaged
        positions[key] = UInt32(slots.count)
        slots.append(Slot(key: key, row: row, batch: 0, turn: 0))
        return slots.count - 1
    }
}

extension Table: Journaled {
    mutating func perform(_ act: JournalAct) {
        switch act {
        case .begin(let marks): self.marks = marks
        case .commit(let marks):
            self.marks = marks
            if !undo.isEmpty { undo.removeAll(keepingCapacity: true) }
        case .rollback(let marks):
            self.marks = marks
            rollback()
        case .takeChanges(let body): takeChanges(body)
        case .handOverAll(let body): forEachStored(body)
        case .loadAll: loadAll()
        }
    }

    /// Brings every row back to what it was when the batch began.
    private mutating func rollback() {
        while let image = undo.popLast() {
            if let row = image.row {
                slots[image.position].row = row
                slots[image.position].batch = 0
                continue
            }
            if inserted.last == UInt32(image.position) { inserted.removeLast() }
            if image.position == slots.count - 1 {
                if !isDense { positions[slots[image.position].key] = nil }
                slots.removeLast()
            } else {
                positions[slots[image.position].key] = nil
                slots[image.position].key = Self.vacant
            }
        }
    }

    /// Hands over the rows that changed in this turn.
    private mutating func takeChanges(_ body: (StateRow) -> Void) {
        var last = UInt32.max
        var fresh = inserted[...]
        for position in dirty.sorted() where position != last && position < slots.count {
            last = position
            let isNew = fresh.first == position
            if isNew { fresh.removeFirst() }
            if slots[Int(position)].key != Self.vacant { body(stored(Int(position), isNew: isNew)) }
        }
        dirty.removeAll(keepingCapacity: true)
        inserted.removeAll(keepingCapacity: true)
    }

    /// Lends every row in memory, in the order of their coming.
    func forEach(_ body: (UInt64, Row) -> Void) {
        for slot in slots where slot.key != Self.vacant { body(slot.key, slot.row) }
    }

    /// Lends every row in memory in its stored form.
    private func forEachStored(_ body: (StateRow) -> Void) {
        for position in slots.indices where slots[position].key != Self.vacant {
            body(stored(position, isNew: false))
        }
    }

    /// Brings every row of the source into memory.
    private mutating func loadAll() {
        guard let source, !isComplete else { return }
        isComplete = true
        var missing: [(UInt64, [UInt8])] = []
        source.forEachRow(table: id) { key, bytes in
            missing.append((RowKey.number(key), bytes))
        }
        for (key, bytes) in missing where positions[key] == nil { _ = take(bytes, key) }
    }

    // A copy of a row would retain all that it holds.
    private func stored(_ position: Int, isNew: Bool) -> StateRow {
        var writer = RowWriter()
        slots[position].row.write(to: &writer)
        return StateRow(table: id, key: RowKey.bytes(slots[position].key), bytes: writer.bytes, isNew: isNew)
    }
}

/// The written form of keys.
enum RowKey {
    /// Eight bytes, big-endian.
    static func bytes(_ key: UInt64) -> [UInt8] {
        withUnsafeBytes(of: key.bigEndian) { Array($0) }
    }

    /// The number of an eight-byte key; 0 for anything else.
    static func number(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Two numbers as one key.
    static func pair(_ high: UInt32, _ low: UInt32) -> UInt64 {
        UInt64(high) << 32 | UInt64(low)
    }
}
