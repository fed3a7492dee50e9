import LedgerCrypto
import LedgerLog
import LedgerLogTesting
import LedgerModel
import LedgerSQLite
import Synchronization
import Testing

/// A start reads every row, unless the file is just as it was left.
@Suite struct SealedFileTests {
    let folder = TestFolder()
    let key = SecretKey.generate()
    var path: String { folder.path + "/views.sqlite" }

    /// Counts how often a whole projection is read.
    final class Counting: ViewsStore {
        let base: SQLiteViewsStore
        let scans = Mutex(0)

        init(_ base: SQLiteViewsStore) { self.base = base }

        func cursor() throws -> ViewsCursor? { try base.cursor() }
        func value(projection: Int, key: [UInt8]) throws -> [UInt8]? {
            try base.value(projection: projection, key: key)
        }
        func forEachRow(
            projection: Int,
            prefix: [UInt8],
            _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
        ) throws {
            scans.withLock { $0 += 1 }
            try base.forEachRow(projection: projection, prefix: prefix, body)
        }
        func write(_ changes: RowChanges, cursor: ViewsCursor) throws { try base.write(changes, cursor: cursor) }
        func clear() throws { try base.clear() }
        func close() throws { try base.close() }
        func fileMark() -> [UInt8]? { base.fileMark() }
    }

    func open() throws -> (views: SealedViews, base: Counting) {
        let base = Counting(try SQLiteViewsStore(path: path))
        return (SealedViews(base, logKey: key, markPath: folder.path + "/views.mark"), base)
    }

    func fill(_ count: Int) throws {
        let (views, _) = try open()
        try views.clear()
        var changes = RowChanges()
        for number in 0..<count {
            let key = withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) }
            changes.set(projection: 3, key: key, value: [UInt8](repeating: 7, count: 900), isNew: true)
        }
        try views.write(changes, cursor: ViewsCursor(size: 7, root: .zero))
        try views.close()
    }

    @Test func aLargeFileIsReadOnceAndThenOnlyWhenItWasTouched() throws {
        try fill(20_000)
        for _ in 0..<2 {
            let (views, base) = try open()
            #expect(try views.cursor()?.size == 7)
            #expect(base.scans.withLock { $0 } == 0)
            try views.close()
        }
        // Whoever edits the rows writes into the file.
        let other = try SQLiteViewsStore(path: path)
        var changes = RowChanges()
        changes.set(projection: 3, key: [0, 0, 0, 5], value: [8])
        try other.write(changes, cursor: try #require(try other.cursor()))
        try other.close()
        let (views, base) = try open()
        #expect(try views.cursor() == nil)
        #expect(views.refusal == .rows)
        #expect(base.scans.withLock { $0 } > 0)
    }

    @Test func rowsInTheWriteAheadLogAreReadToo() throws {
        try fill(20_000)
        let other = try SQLiteViewsStore(path: path)
        var changes = RowChanges()
        changes.remove(projection: 3, key: [0, 0, 0, 5])
        try other.write(changes, cursor: try #require(try other.cursor()))
        let (views, _) = try open()
        #expect(try views.cursor() == nil)
        try views.close()
        try other.close()
    }

    @Test func aShortFileHasNoMark() throws {
        try fill(10)
        let (views, base) = try open()
        #expect(try views.cursor()?.size == 7)
        #expect(base.scans.withLock { $0 } > 0)
        #expect(views.fileMark() == nil)
    }
}
