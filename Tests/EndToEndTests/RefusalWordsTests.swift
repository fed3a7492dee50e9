import Foundation
import LedgerLog
import LedgerRules
import LedgerVault
import Testing

@testable import xinshi

/// Every code that the specification lets a user meet has a sentence of its own in both languages.
@Suite struct RefusalWordsTests {
    private static let rules = RejectionCode.allCases.map(\.rawValue) + AuthorFinding.allCases.map(\.rawValue)

    /// Codes in backticks in the first column of a chapter's tables, or in the lines that begin with these words.
    private static func codes(of chapter: String, linesWith words: String) throws -> Set<String> {
        let path = Repository.root.appending(path: "Ledger/spec/\(chapter).md")
        let lines = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n")
        return Set(lines.filter { $0.contains(words) }.flatMap { codes(in: $0) })
    }

    private static func codes(in line: String) -> [String] {
        let isCode = { (byte: UInt8) in (0x61...0x7A).contains(byte) || byte == 0x5F || (0x30...0x39).contains(byte) }
        let quoted = line.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        return quoted.filter { $0.contains("_") && $0.utf8.allSatisfy(isCode) }
    }

    private func check(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let words = try #require(RefusalWords.known(code), "\(code) has no sentence", sourceLocation: sourceLocation)
        #expect(
            Self.isChinese(words.zh) && words.zh.hasSuffix("。"),
            "\(code): \(words.zh)",
            sourceLocation: sourceLocation
        )
        #expect(
            !Self.isChinese(words.en) && words.en.hasSuffix("."),
            "\(code): \(words.en)",
            sourceLocation: sourceLocation
        )
        #expect(words.en != code && !words.en.contains(code), sourceLocation: sourceLocation)
    }

    private static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    @Test(arguments: rules)
    func everyRuleHasASentence(code: String) throws {
        try check(code)
    }

    @Test func everyCodeOfTheJSONProfileHasASentence() throws {
        let codes = try Self.codes(of: "01-encoding", linesWith: "`json_")
        #expect(codes.count >= 12 && codes.contains("json_utf8"))
        for code in codes { try check(code) }
    }

    @Test func everyCodeOfValuesHasASentence() throws {
        let edge = [
            "value_empty", "code_unlisted", "leader_name", "region_unknown", "name_template", "retention", "sex_form",
            "consent_missing", "personal_value", "external_number", "identity_missing", "birth_in_future",
            "own_guardian",
            "guardian_of_adult", "certificate_rows",
        ]
        var codes: Set<String> = []
        for word in edge + ["resident_id_invalid"] {
            codes.formUnion(try Self.codes(of: "12-commands", linesWith: "| `\(word)"))
        }
        for code in codes.intersection(RefusalWords.edge.keys) { try check(code) }
        #expect(codes.isSuperset(of: RefusalWords.edge.keys))
    }

    @Test func everyFaultOfCommandFilesHasASentence() throws {
        // The table of §4 is the only one whose first column holds nothing but codes with an underscore.
        let codes = try Self.codes(of: "12-commands", linesWith: "| `").filter { code in
            code.hasPrefix("command") || code.hasPrefix("batch_") || code.hasPrefix("atomic_")
        }
        let faults: Set = [
            "commands_header", "command_repeated", "command_below", "batch_split", "atomic_split", "batch_too_large",
        ]
        #expect(codes.isSuperset(of: faults))
        for code in codes.union(["command_unknown", "range_broken"]) { try check(code) }
    }

    @Test func everyRefusalOfAKeyHasASentence() throws {
        for code in ["sequence_reused", "author_frozen", "author_signature", "statement_too_large", "batch_root"] {
            try check(code)
        }
    }

    @Test func noTwoCodesShareASentence() {
        let all = Self.rules + RefusalWords.table.keys
        let sentences = Dictionary(grouping: Set(all)) { RefusalWords.of($0).zh }
        for (sentence, codes) in sentences { #expect(codes.count == 1, "\(codes): \(sentence)") }
    }

    @Test func anUnknownCodeIsNamed() {
        #expect(RefusalWords.known("no_such_code") == nil)
        #expect(RefusalWords.of("no_such_code").zh.contains("no_such_code"))
    }

    @Test func everyFailureHasASentence() {
        let words =
            StoreFailure.Code.allCases.map { FailureWords.of($0) }
            + VaultFailure.Code.allCases.map { FailureWords.of($0) }
        for both in words {
            #expect(Self.isChinese(both.zh) && both.zh.hasSuffix("。"), "\(both.zh)")
            #expect(!Self.isChinese(both.en) && both.en.hasSuffix("."), "\(both.en)")
        }
    }
}
