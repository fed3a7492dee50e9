import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerPostgres

@Suite struct PostgresViewsStoreTests {
    @Test(arguments: ViewsStoreConformance.cases)
    func conforms(_ conformance: ViewsStoreConformance) throws {
        #expect(try conformance.run(try PostgresViewsStore(TestDatabase(.views).station)) == [])
    }

    @Test func reopensWithWhatWasWritten() throws {
        let database = try TestDatabase(.views)
        let cursor = ViewsCursor(size: 7, root: Digest(1, 2, 3, 4), seal: [1])
        var changes = RowChanges()
        changes.set(projection: 1, key: [2], value: [20])
        try PostgresViewsStore(database.station).write(changes, cursor: cursor)
        let views = try PostgresViewsStore(database.station)
        #expect(try views.cursor() == cursor)
        #expect(try views.value(projection: 1, key: [2]) == [20])
    }

    @Test func aFailedWriteChangesNothingAndTheNextGoesThrough() throws {
        let database = try TestDatabase(.views)
        let views = try PostgresViewsStore(database.station)
        var changes = RowChanges()
        changes.set(projection: 1, key: [1], value: [1])
        let cursor = ViewsCursor(size: 7, root: .zero)
        try database.execute("ALTER TABLE xinshi_views.cursor ADD CONSTRAINT none CHECK (false)")
        #expect(throws: StoreFailure.fatal(.immutable, "")) { try views.write(changes, cursor: cursor) }
        #expect(try views.value(projection: 1, key: [1]) == nil)
        try database.execute("ALTER TABLE xinshi_views.cursor DROP CONSTRAINT none")
        try views.write(changes, cursor: cursor)
        #expect(try views.value(projection: 1, key: [1]) == [1])
    }

    @Test(arguments: [
        "UPDATE xinshi_views.about SET version = 99; ALTER TABLE xinshi_views.rows DROP COLUMN value",
        "SET ROLE xinshi_writer; CREATE TABLE xinshi_views.older(x int); UPDATE xinshi_views.about SET version = 1",
        "UPDATE xinshi_views.about SET version = version - 1",
        "DROP TABLE xinshi_views.about",
    ])
    func tablesOfAnotherVersionAreMadeAnew(_ change: String) throws {
        let database = try TestDatabase(.views)
        let cursor = ViewsCursor(size: 7, root: .zero)
        var changes = RowChanges()
        changes.set(projection: 1, key: [1], value: [1])
        try PostgresViewsStore(database.station).write(changes, cursor: cursor)
        try database.execute(change)
        let views = try PostgresViewsStore(database.station)
        #expect(try views.cursor() == nil && views.value(projection: 1, key: [1]) == nil)
        #expect(views.refusal == nil)
        try views.write(changes, cursor: cursor)
        #expect(try PostgresViewsStore(database.station).cursor() == cursor)
        let tables = "SELECT count(*) FROM pg_class WHERE relnamespace = 'xinshi_views'::regnamespace AND relkind = 'r'"
        #expect(try database.count(tables) == 3)
    }
}
