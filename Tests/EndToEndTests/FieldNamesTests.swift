import Foundation
import LedgerModel
import Testing

@testable import xinshi

@Suite struct FieldNamesTests {
    @Test func everyPropertyOfASchemaHasAName() throws {
        let folder = Repository.root.appending(path: "Ledger/schema")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var properties: Set<String> = []
        for file in files where file.lastPathComponent.hasSuffix(".schema.json") {
            properties.formUnion(Self.properties(try JSONSerialization.jsonObject(with: Data(contentsOf: file))))
        }
        #expect(properties.count > 100)
        #expect(properties.filter { FieldNames.names[$0] == nil }.sorted() == [])
        #expect(CommitmentTag.allCases.map(\.rawValue).filter { FieldNames.names[$0] == nil } == [])
    }

    private static func properties(_ value: Any) -> Set<String> {
        if let array = value as? [Any] { return array.reduce(into: []) { $0.formUnion(properties($1)) } }
        guard let object = value as? [String: Any] else { return [] }
        let own = Set((object["properties"] as? [String: Any])?.keys.map { $0 } ?? [])
        return object.values.reduce(into: own) { $0.formUnion(properties($1)) }
    }

    @Test func pathsAreNamedByTheirLastPart() {
        #expect(FieldNames.chinese("title") == "名称 title")
        #expect(FieldNames.chinese("fields.recorder") == "录入人 fields.recorder")
        #expect(FieldNames.chinese("line 7") == "line 7")
    }
}
