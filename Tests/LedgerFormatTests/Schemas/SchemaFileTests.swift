import Glibc
import LedgerModel
import Testing

@testable import LedgerFormat

/// Holds `Ledger/schema` and the table to each other; XINSHI_REGENERATE_SCHEMAS=1 writes the files anew.
@Suite struct SchemaFileTests {
    @Test(arguments: SchemaFile.all.indices) func fileIsWhatTheTableSays(index: Int) throws {
        let file = SchemaFile.all[index]
        if getenv("XINSHI_REGENERATE_SCHEMAS") != nil {
            #expect(VectorFile.write(file.bytes, to: file.path))
        }
        let stored = try #require(VectorFile.read(file.path), "\(file.path) is missing")
        #expect(stored == file.bytes, "\(file.name) differs from the table")
    }

    @Test func everyTypeHasAFile() {
        let names = Set(SchemaFile.all.map(\.name))
        #expect(names.count == SchemaFile.all.count)
        #expect(names.isSuperset(of: StatementType.allCases.map(\.rawValue)))
        #expect(names.isSuperset(of: ["genesis", "command", "log_key_rotated", "successor_named"]))
    }
}
