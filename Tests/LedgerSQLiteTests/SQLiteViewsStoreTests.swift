import Foundation
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

    /// After an upgrade nobody is frightened: rows of another version are made anew without a word.
    @Test(arguments: [UInt8(0), UInt8(ViewsForm.version - 1), 200])
    func aFileOfAnotherVersionIsMadeAnewQuietly(version: UInt8) throws {
        try leaveWritten()
        try editFile { $0[versionOffset + 3] = version }
        let views = try views()
        #expect(try views.cursor() == nil && views.value(projection: 1, key: [2]) == nil)
        #expect(views.refusal == nil)
        try views.write(changes, cursor: cursor)
        try views.close()
        let again = try self.views()
        #expect(try again.cursor() == cursor)
    }

    /// Of this version and with other tables, or with a journal to play back: somebody made it so.
    @Test func aFileOfThisVersionThatIsNotOursIsTold() throws {
        try leaveWritten()
        try editFile { bytes in
            let check = Array("CHECK (id = 0)".utf8)
            let start = bytes.indices.first { bytes[$0...].starts(with: check) }
            bytes[try #require(start) + check.count - 2] = UInt8(ascii: "1")
        }
        try expectTold()
        try leaveWritten()
        try Data([1, 2, 3]).write(to: URL(filePath: path + "-journal"))
        try expectTold()
    }

    @Test func whatIsNoDatabaseIsTold() throws {
        try Data(repeating: 7, count: 9000).write(to: URL(filePath: path))
        try expectTold()
    }

    private var path: String { folder.path + "/views.sqlite" }

    // Of the user version, four bytes with the highest first, in the header of an SQLite file.
    private var versionOffset: Int { 60 }

    private var changes: RowChanges {
        var changes = RowChanges()
        changes.set(projection: 1, key: [2], value: [20])
        return changes
    }

    private func leaveWritten() throws {
        let views = try views()
        try views.write(changes, cursor: cursor)
        try views.close()
        #expect(try Data(contentsOf: URL(filePath: path))[versionOffset + 3] == UInt8(ViewsForm.version))
    }

    private func editFile(_ edit: (inout [UInt8]) throws -> Void) throws {
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        try edit(&bytes)
        try Data(bytes).write(to: URL(filePath: path))
    }

    private func expectTold(_ location: SourceLocation = #_sourceLocation) throws {
        let views = try views()
        #expect(views.refusal == .schema, sourceLocation: location)
        #expect(try views.cursor() == nil, sourceLocation: location)
        try views.close()
        let again = try self.views()
        #expect(again.refusal == nil, sourceLocation: location)
        try again.close()
    }
}
