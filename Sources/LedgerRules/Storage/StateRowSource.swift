/// Lends rows that an earlier state handed over, so that a state need not be folded again.
///
/// A source that cannot read returns nil, remembers the failure, and its owner MUST ask for it before anything that was
/// decided over it counts: a missing row reads as "never happened".
public protocol StateRowSource {
    /// The row under a key, or nil.
    func row(table: TableID, key: [UInt8]) -> [UInt8]?

    /// Lends every row of a table, in any order.
    func forEachRow(table: TableID, _ body: (_ key: [UInt8], _ row: [UInt8]) -> Void)

    /// Lends every row of a table where it lies, in any order, for as long as `body` runs.
    func lendEachRow(table: TableID, _ body: (_ key: UnsafeRawBufferPointer, _ row: UnsafeRawBufferPointer) -> Void)
}

extension StateRowSource {
    /// A copy of each.
    public func lendEachRow(
        table: TableID,
        _ body: (_ key: UnsafeRawBufferPointer, _ row: UnsafeRawBufferPointer) -> Void
    ) {
        forEachRow(table: table) { key, row in
            key.withUnsafeBytes { key in row.withUnsafeBytes { body(key, $0) } }
        }
    }
}

/// One row to write to a store of rows; rows are never removed.
public struct StateRow: Hashable, Sendable {
    /// Where it belongs.
    public let table: TableID
    /// Its key: 16 bytes in a directory, 8 bytes elsewhere.
    public let key: [UInt8]
    /// What it holds.
    public let bytes: [UInt8]
    /// Whether no row was ever handed over under this key.
    public let isNew: Bool

    /// Pairs a key with a row.
    public init(table: TableID, key: [UInt8], bytes: [UInt8], isNew: Bool) {
        self.table = table
        self.key = key
        self.bytes = bytes
        self.isNew = isNew
    }
}
