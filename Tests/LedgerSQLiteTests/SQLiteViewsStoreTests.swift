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

    @Test(arguments: ViewsStoreConformance.cases)
    func conforms(_ conformance: ViewsStoreConformance) throws {
        #expect(try conformance.run(try views()) == [])
    }

    @Test func reopensWithWhatWasWritten() throws {
        var changes = RowChanges()
        changes.set(projection: 1, key: [2], value: [20])
        do {
            let views = try views()
            try views.write(changes, cursor: cursor)
            try views.close()
        }
        let views = try views()
        #expect(try views.cursor() == cursor)
        #expect(try views.value(projection: 1, key: [2]) == [20])
    }

    @Test func belongsToItsOwnerAlone() throws {
        let views = try views()
        #expect(mode(folder.path + "/views.sqlite") == 0o600)
        #expect(mode(folder.path + "/views.sqlite-wal") == 0o600)
        try views.close()
    }
}
