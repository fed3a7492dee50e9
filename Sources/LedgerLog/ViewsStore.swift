public import LedgerModel

/// Reads of projection rows.
public protocol RowSource: Sendable {
    /// The value under a key, or nil.
    func value(projection: Int, key: [UInt8]) throws -> [UInt8]?

    /// Lends every row whose key starts with `prefix`, in ascending order of key; an empty prefix is the whole
    /// projection.
    func forEachRow(
        projection: Int,
        prefix: [UInt8],
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
    ) throws
}

/// Keeps what projections derived from the log; it may be deleted at any moment and is rebuilt.
public protocol ViewsStore: RowSource {
    /// How far the rows reflect the log; nil in an empty store.
    func cursor() throws -> ViewsCursor?

    /// Lends what is stored under the keys of changes to rows that are not new, in the order of the changes.
    func forEachStored(
        under changes: RowChanges,
        _ body: (RowChanges.Change, UnsafeRawBufferPointer) throws -> Void
    ) throws

    /// Writes rows and the cursor they lead to in one transaction.
    func write(_ changes: RowChanges, cursor: ViewsCursor) throws

    /// Removes every row and the cursor.
    func clear() throws

    /// Why the rows were not believed, nil while they are.
    var refusal: ViewsRefusal? { get }

    /// Ends the work with the rows; later calls fail.
    func close() throws

    /// What the file system said of the one file that holds the rows when it was found and, after `close`, when it was
    /// left: nobody writes into it without changing this. Nil when there is no such file, or when rows lie elsewhere too.
    func fileMark() -> [UInt8]?
}

extension ViewsStore {
    /// Nil: a store by itself believes its rows.
    public var refusal: ViewsRefusal? { nil }

    /// One question for each change.
    public func forEachStored(
        under changes: RowChanges,
        _ body: (RowChanges.Change, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        for change in changes.changes where !change.isNew {
            let key = Array(changes.bytes[change.key])
            guard let value = try value(projection: change.projection, key: key) else { continue }
            try value.withUnsafeBytes { try body(change, $0) }
        }
    }

    /// Nothing to end.
    public func close() throws {}

    /// Nil: no file.
    public func fileMark() -> [UInt8]? { nil }
}

/// Why the rows of views were not believed; they are then made anew from the entries.
public enum ViewsRefusal: String, Sendable {
    /// There is no seal, or not one of this log's key for this cursor.
    case seal
    /// The rows are not those that were sealed.
    case rows
    /// The tables are not those of this program.
    case schema
}

/// The form of the rows, the same in every store of views.
public enum ViewsForm {
    /// Raised whenever the rows of an earlier version would be read wrongly; rows of another version are made anew.
    public static let version = 10
}

/// The prefix of the log that the rows reflect.
public struct ViewsCursor: Hashable, Sendable {
    /// Number of entries reflected.
    public let size: UInt64
    /// Root of the log at that size.
    public let root: Digest
    /// What `SealedViews` knows its rows by, at most 255 bytes; a store keeps it with the cursor.
    public var seal: [UInt8]

    /// Joins a size and its root.
    public init(size: UInt64, root: Digest, seal: [UInt8] = []) {
        self.size = size
        self.root = root
        self.seal = seal
    }
}

/// Rows to write and to remove, flat; of two changes to one key the later counts.
public struct RowChanges: Sendable {
    /// One change; its key and value are ranges of `bytes`.
    public struct Change: Sendable {
        /// Number of the projection.
        public let projection: Int
        /// Where the key lies.
        public let key: Range<Int>
        /// Where the value lies; nil removes the row.
        public let value: Range<Int>?
        /// Whether no row was ever set under this key.
        public let isNew: Bool
    }

    /// Keys and values, one after the other.
    public private(set) var bytes: [UInt8] = []
    /// The changes in order.
    public private(set) var changes: [Change] = []

    /// No changes.
    public init() {}

    /// How many changes there are.
    public var count: Int { changes.count }

    /// Sets a row; whoever says that it is new must know.
    public mutating func set(
        projection: Int,
        key: some Collection<UInt8>,
        value: some Collection<UInt8>,
        isNew: Bool = false
    ) {
        let keyRange = append(key)
        changes.append(Change(projection: projection, key: keyRange, value: append(value), isNew: isNew))
    }

    /// Removes a row if it is there.
    public mutating func remove(projection: Int, key: some Collection<UInt8>) {
        changes.append(Change(projection: projection, key: append(key), value: nil, isNew: false))
    }

    /// Forgets all changes and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ source: some Collection<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: source)
        return start..<bytes.count
    }
}
