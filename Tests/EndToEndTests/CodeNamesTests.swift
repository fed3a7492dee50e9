import Foundation
import LedgerModel
import LedgerRules
import LedgerService
import Testing

@testable import xinshi

/// Every code that a statement, a policy or a list can carry has a name that a clerk reads.
@Suite struct CodeNamesTests {
    private struct Names {
        let type: String
        let words: [(code: String, zh: String, en: String)]
    }

    private static func names<Code: NamedCode>(_ type: Code.Type) -> Names {
        Names(type: "\(type)", words: type.allCases.map { ($0.rawValue, $0.words.zh, $0.words.en) })
    }

    private static let closed = [
        names(CertificateStatus.self), names(EnteredBy.self), names(EvidenceClass.self), names(Evaluator.self),
        names(Grade.self), names(KeyKind.self), names(KeyState.self), names(ObjectionOutcome.self),
        names(Provenance.self), names(RecordState.self), names(Role.self), names(Sex.self),
        names(SynchronisationStatus.self), names(TimeFlag.self),
    ]

    private static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isIdeographic }
    }

    @Test func closedCodesHaveANameOfTheirOwn() {
        for list in Self.closed {
            #expect(list.words.allSatisfy { Self.isChinese($0.zh) && !$0.en.isEmpty }, "\(list.type)")
            #expect(Set(list.words.map(\.zh)).count == list.words.count, "\(list.type)")
        }
    }

    /// A list that the schema of a statement closes is one of those above: a new list or code fails here.
    @Test func everyListThatASchemaClosesIsNamed() throws {
        let known = Set(Self.closed.map { Set($0.words.map(\.code)) })
        let folder = Repository.root.appending(path: "Ledger/schema")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var found = 0
        for file in files where file.lastPathComponent.hasSuffix(".schema.json") {
            guard file.lastPathComponent != "command.schema.json" else { continue }
            for list in Self.lists(try JSONSerialization.jsonObject(with: Data(contentsOf: file))) {
                found += 1
                #expect(known.contains(list), "\(file.lastPathComponent): \(list.sorted())")
            }
        }
        #expect(found >= 10)
    }

    private static func lists(_ value: Any) -> [Set<String>] {
        if let array = value as? [Any] { return array.flatMap(lists) }
        guard let object = value as? [String: Any] else { return [] }
        let own = (object["enum"] as? [String]).map { [Set($0)] } ?? []
        return own + object.filter { $0.key != "enum" }.values.flatMap(lists)
    }

    @Test func everyCodeOfAPolicyHasANameOfItsOwn() {
        let book = CodeBook([:])
        #expect(book.lists.count >= 25)
        for list in book.lists {
            #expect(Self.isChinese(list.words.zh) && !list.items.isEmpty, "\(list.name)")
            for item in list.items {
                #expect(Self.isChinese(item.words.zh) && !item.words.en.isEmpty, "\(list.name): \(item.code)")
                #expect(book.code(item.words.zh, in: list.name) == item.code, "\(list.name): \(item.words.zh)")
            }
        }
    }

    @Test func everyListThatAFieldUsesExists() {
        let book = CodeBook([:])
        for type in StatementType.allCases {
            for field in ["reason_code", "platform", "category", "consent", "organisation_type", "legal_basis"] {
                guard let name = CodeBook.list(ofField: field, in: type) else { continue }
                #expect(book.list(name) != nil, "\(type.rawValue): \(name)")
            }
        }
    }
}
