import Glibc
import LedgerModel
import Testing

@testable import LedgerFormat

/// Holds `statements.json`, `commands.json` and `repeats.json` to the readers; XINSHI_REGENERATE_VECTORS=1 writes them anew.
@Suite struct StatementVectorTests {
    static let files = [StatementVectors.file, CommandVectors.file, RepeatVectors.file]

    @Test(arguments: files.indices) func fileIsWhatTheGeneratorWrites(index: Int) throws {
        let file = StatementVectorTests.files[index]
        if getenv("XINSHI_REGENERATE_VECTORS") != nil {
            #expect(VectorFile.write(file.bytes, to: file.path))
        }
        let stored = try #require(VectorFile.read(file.path), "\(file.path) is missing")
        #expect(stored == file.bytes, "\(file.name) differs from its generator")
    }

    @Test(arguments: files.indices) func readersDoWhatTheFileSays(index: Int) throws {
        let file = StatementVectorTests.files[index]
        let stored = VectorFile.read(file.path) ?? file.bytes
        let cases = try #require(try JSONValue.parse(stored.filter { $0 != 0x0A })["cases"]?.elements)
        for vector in cases {
            #expect(try file.run(vector) == vector.text("expect"), "\(vector.text("name"))")
        }
        #expect(Set(cases.map { $0.text("name") }).count == cases.count, "names repeat")
    }

    @Test func refusalsNameTheField() {
        for vector in StatementVectors.file.cases.map(\.value) {
            guard let field = vector["field"]?.string else { continue }
            #expect(StatementVectors.outcome(of: vector).field == field, "\(vector.text("name"))")
        }
    }

    @Test func repeatsNameTheField() throws {
        for vector in RepeatVectors.file.cases.map(\.value) {
            #expect(try RepeatVectors.difference(in: vector) == vector["field"]?.string, "\(vector.text("name"))")
        }
    }

    @Test func everyTypeAndRefusalHasACase() {
        let cases = StatementVectors.file.cases
        for type in StatementType.allCases {
            #expect(cases.count { $0.name.hasPrefix(type.rawValue + ", ") && $0.expect == "ok" } == 2)
        }
        let seen = Set(cases.map(\.expect))
        for code in SchemaFault.Code.allCases { #expect(seen.contains(code.rawValue), "\(code) has no case") }
    }
}
