import LedgerRules

/// The rows of a kept state, where they lie in the file's bytes (spec 10 §6).
struct ReplayRows: StateRowSource, Sendable {
    /// A table's rows in ascending order of key: the key's first eight bytes, and where the row begins.
    private struct Index: Sendable {
        var keys: [UInt64] = []
        var offsets: [Int] = []
        var isAscending = true
    }

    private let bytes: [UInt8]
    private var indexes: [Index]

    /// Finds the rows between two offsets; nil when the bytes are no rows.
    ///
    /// A row is its table (1 byte), its key (16 bytes in a directory, else 8), its length (4 bytes) and its bytes.
    init?(_ bytes: [UInt8], from start: Int, to end: Int) {
        self.bytes = bytes
        indexes = Array(repeating: Index(), count: 256)
        guard find(from: start, to: end) else { return nil }
        for table in TableID.allCases { sort(table) }
    }

    private mutating func find(from start: Int, to end: Int) -> Bool {
        var offset = start
        while offset < end {
            guard let table = TableID(rawValue: Int(bytes[offset])) else { return false }
            let body = offset + 1 + Self.keyBytes(table) + 4
            guard body <= end, let next = rowEnd(body, end) else { return false }
            let key = number(at: offset + 1, count: 8)
            let number = table.rawValue
            if let last = indexes[number].keys.last, last > key || Self.keyBytes(table) == 16 {
                indexes[number].isAscending = false
            }
            indexes[number].keys.append(key)
            indexes[number].offsets.append(offset)
            offset = next
        }
        return offset == end
    }

    private func rowEnd(_ body: Int, _ end: Int) -> Int? {
        let next = body + Int(number(at: body - 4, count: 4))
        return next <= end ? next : nil
    }

    private mutating func sort(_ table: TableID) {
        let index = indexes[table.rawValue]
        guard !index.isAscending else { return }
        let order = index.keys.indices.sorted { index.keys[$0] < index.keys[$1] }
        indexes[table.rawValue].keys = order.map { index.keys[$0] }
        indexes[table.rawValue].offsets = order.map { index.offsets[$0] }
    }

    static func keyBytes(_ table: TableID) -> Int {
        switch table {
        case .subjectNumbers, .organisationNumbers, .activityNumbers, .trainingNumbers, .authorNumbers,
            .credentialOrdinals:
            16
        default: 8
        }
    }

    private func number(at offset: Int, count: Int) -> UInt64 {
        bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
    }

    func row(table: TableID, key: [UInt8]) -> [UInt8]? {
        let index = indexes[table.rawValue]
        let first = key.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        var (low, high) = (0, index.keys.count)
        while low < high {
            let middle = (low + high) / 2
            if index.keys[middle] < first { low = middle + 1 } else { high = middle }
        }
        // Ids of one directory may share their first eight bytes.
        while low < index.keys.count, index.keys[low] == first {
            let (found, row) = entry(at: index.offsets[low], in: table)
            if found.elementsEqual(key) { return Array(row) }
            low += 1
        }
        return nil
    }

    func forEachRow(table: TableID, _ body: (_ key: [UInt8], _ row: [UInt8]) -> Void) {
        for offset in indexes[table.rawValue].offsets {
            let (key, row) = entry(at: offset, in: table)
            body(Array(key), Array(row))
        }
    }

    private func entry(at offset: Int, in table: TableID) -> (key: ArraySlice<UInt8>, row: ArraySlice<UInt8>) {
        let body = offset + 1 + Self.keyBytes(table) + 4
        let count = Int(number(at: body - 4, count: 4))
        return (bytes[offset + 1..<body - 4], bytes[body..<body + count])
    }

    /// A row as it is written.
    static func append(_ table: TableID, _ key: [UInt8], _ row: [UInt8], to writer: DurableWriter) {
        writer.append([UInt8(table.rawValue)])
        writer.append(key)
        writer.append(withUnsafeBytes(of: UInt32(row.count).bigEndian) { Array($0) })
        writer.append(row)
    }
}
