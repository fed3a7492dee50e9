import LedgerLog
import LedgerLogTesting
import LedgerModel
import LedgerSQLite
import Testing

@Suite struct SQLiteViewsStoreTests {
    let folder = TestFolder()
    let cursor = ViewsCursor(size: 7, root: Digest(1, 2, 3, 4))

    func views() throws -> SQLiteViewsStore {
        try SQLiteViewsStore(path: folder.path + "/views.sqlite")
    }

    func rows(_ views: SQLiteViewsStore, _ projection: Int, _ prefix: [UInt8] = []) throws -> [[UInt8]] {
        var rows: [[UInt8]] = []
        try views.forEachRow(projection: projection, prefix: prefix) { rows.append(Array($0) + [0xEE] + Array($1)) }
        return rows
    }

    @Test func anEmptyStoreHasNothing() throws {
        let views = try views()
        #expect(try views.cursor() == nil)
        #expect(try views.value(projection: 1, key: [1]) == nil)
        #expect(try rows(views, 1).isEmpty)
    }

    @Test func rowsAndCursorAreWrittenTogether() throws {
        var changes = RowChanges()
        changes.set(projection: 1, key: [2], value: [20])
        changes.set(projection: 1, key: [1, 0xFF], value: [])
        changes.set(projection: 1, key: [1, 0], value: [10])
        changes.set(projection: 2, key: [], value: [30])
        changes.set(projection: 1, key: [2], value: [21])
        changes.set(projection: 1, key: [3], value: [1])
        changes.remove(projection: 1, key: [3])
        changes.remove(projection: 9, key: [3])
        do {
            let views = try views()
            try views.write(changes, cursor: cursor)
            try views.close()
        }
        let views = try views()
        #expect(try views.cursor() == cursor)
        #expect(try views.value(projection: 1, key: [2]) == [21])
        #expect(try views.value(projection: 1, key: [1, 0xFF]) == [])
        #expect(try views.value(projection: 2, key: []) == [30])
        #expect(try views.value(projection: 1, key: [3]) == nil)
        #expect(try rows(views, 1) == [[1, 0, 0xEE, 10], [1, 0xFF, 0xEE], [2, 0xEE, 21]])
        #expect(try rows(views, 1, [1]) == [[1, 0, 0xEE, 10], [1, 0xFF, 0xEE]])
        #expect(try rows(views, 1, [4]).isEmpty)
        try views.clear()
        #expect(try views.cursor() == nil)
        #expect(try rows(views, 1).isEmpty)
    }

    @Test func manyRowsAreWrittenInOneTransaction() throws {
        var changes = RowChanges()
        for number in 0..<5000 {
            changes.set(
                projection: 3,
                key: withUnsafeBytes(of: number) { Array($0) },
                value: [UInt8](repeating: 1, count: 50)
            )
        }
        let views = try views()
        try views.write(changes, cursor: cursor)
        #expect(try rows(views, 3).count == 5000)
    }

    @Test func belongsToItsOwnerAlone() throws {
        let views = try views()
        #expect(mode(folder.path + "/views.sqlite") == 0o600)
        #expect(mode(folder.path + "/views.sqlite-wal") == 0o600)
        try views.close()
    }
}
