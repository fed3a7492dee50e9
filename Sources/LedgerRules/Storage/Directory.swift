internal import LedgerModel

/// Sixteen bytes to a number: ids to dense numbers.
///
/// Names are added and never change.
struct Directory {
    struct Name: Hashable {
        let high: UInt64
        let low: UInt64

        init(high: UInt64, low: UInt64) {
            self.high = high
            self.low = low
        }

        // What the compiler derives is called, not inlined: a twentieth of the time in which a statement is judged.
        @inline(__always)
        static func == (left: Self, right: Self) -> Bool {
            (left.high ^ right.high) | (left.low ^ right.low) == 0
        }

        init<Kind>(_ id: Identifier<Kind>) {
            self.init(high: id.high, low: id.low)
        }

        // Half of a digest: what is found is compared with the whole digest.
        init(_ digest: Digest) {
            self.init(high: digest.words.0, low: digest.words.1)
        }
    }

    let id: TableID
    private let source: (any StateRowSource)?
    private var numbers: [Name: UInt32] = [:]
    // Numbers above 2^32 - 2, which only indexes of commands can have.
    private var wide: [Name: UInt64] = [:]
    private var added: [Name] = []
    private var dirty: [Name] = []
    /// Whether every name of the source is in memory.
    private var isComplete: Bool
    private var marks = JournalMarks()

    init(_ id: TableID, source: (any StateRowSource)?) {
        self.id = id
        self.source = source
        isComplete = source == nil
    }

    /// The number of a name, nil when it was never added.
    @inline(__always)
    mutating func number(of name: Name) -> UInt64? {
        if let number = numbers[name] { return number == .max ? wide[name] : UInt64(number) }
        return isComplete ? nil : load(name)
    }

    /// The number of a name, without keeping it in memory.
    func peek(_ name: Name) -> UInt64? {
        if let number = numbers[name] { return number == .max ? wide[name] : UInt64(number) }
        return stored(name)
    }

    /// Adds a name that has no number yet.
    mutating func add(_ name: Name, number: UInt64) {
        keep(name, number)
        if marks.batch != 0 { added.append(name) }
        if marks.turn != 0 { dirty.append(name) }
    }

    private mutating func keep(_ name: Name, _ number: UInt64) {
        if number < UInt64(UInt32.max) {
            numbers[name] = UInt32(number)
        } else {
            numbers[name] = .max
            wide[name] = number
        }
    }

    @inline(never)
    private mutating func load(_ name: Name) -> UInt64? {
        guard let number = stored(name) else { return nil }
        keep(name, number)
        return number
    }

    private func stored(_ name: Name) -> UInt64? {
        guard let bytes = source?.row(table: id, key: Directory.key(name)) else { return nil }
        var reader = RowReader(bytes)
        return reader.number()
    }

    private static func key(_ name: Name) -> [UInt8] {
        RowKey.bytes(name.high) + RowKey.bytes(name.low)
    }
}

extension Directory: Journaled {
    mutating func perform(_ act: JournalAct) {
        switch act {
        case .begin(let marks): self.marks = marks
        case .commit(let marks):
            self.marks = marks
            if !added.isEmpty { added.removeAll(keepingCapacity: true) }
        case .rollback(let marks):
            self.marks = marks
            rollback()
        case .takeChanges(let body): takeChanges(body)
        case .handOverAll(let body): forEachStored(body)
        case .loadAll: loadAll()
        }
    }

    private mutating func loadAll() {
        if isComplete { return }
        isComplete = true
        source?.forEachRow(table: id) { key, bytes in
            var reader = RowReader(bytes)
            let name = Name(high: RowKey.number(Array(key.prefix(8))), low: RowKey.number(Array(key.dropFirst(8))))
            if numbers[name] == nil { keep(name, reader.number()) }
        }
    }

    private mutating func rollback() {
        for name in added {
            numbers[name] = nil
            wide[name] = nil
        }
        // The open batch added last; a name that stayed and came again would be handed over twice.
        if marks.turn != 0 { dirty.removeLast(min(added.count, dirty.count)) }
        added.removeAll(keepingCapacity: true)
    }

    private mutating func takeChanges(_ body: (StateRow) -> Void) {
        for name in dirty {
            if let number = number(of: name) { body(row(name, number)) }
        }
        dirty.removeAll(keepingCapacity: true)
    }

    private func forEachStored(_ body: (StateRow) -> Void) {
        for name in numbers.keys {
            if let number = peek(name) { body(row(name, number)) }
        }
    }

    private func row(_ name: Name, _ number: UInt64) -> StateRow {
        var writer = RowWriter()
        writer.number(number)
        // Names never change.
        return StateRow(table: id, key: Directory.key(name), bytes: writer.bytes, isNew: true)
    }
}
