import Foundation
import LedgerFormat
import LedgerRules
import LedgerVerification
import Testing

/// Every code that an audit can report has a sentence in Chinese (spec 10 §3).
@Suite struct FindingSentenceTests {
    private static let specification = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Ledger/spec/10-audit.md")

    /// The codes in the table of §3, as the text of the specification has them.
    private func listed() throws -> [String] {
        let text = try String(contentsOf: Self.specification, encoding: .utf8)
        let section = try #require(
            text.components(separatedBy: "## 3. Findings").last?.components(separatedBy: "## 4.").first
        )
        let rows = section.split(separator: "\n").filter { row in (1...11).contains { row.hasPrefix("| \($0) |") } }
        #expect(rows.count == 11)
        return rows.flatMap { row in
            row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        }
    }

    @Test func everyCodeOfTheTableHasASentence() throws {
        let codes = try listed().filter { $0 != "rule:" }
        #expect(codes.count > 40)
        for code in codes { #expect(Finding.chinese(of: code)?.isEmpty == false, "\(code)") }
    }

    @Test func everyRuleAndEveryFormHasASentence() {
        for code in RejectionCode.allCases {
            let (rule, form) = (Finding.chinese(of: "rule:" + code.rawValue), Finding.chinese(of: code.rawValue))
            #expect(rule?.hasPrefix("违反规则：") == true && (rule?.count ?? 0) > 8, "\(code.rawValue)")
            #expect(form?.hasPrefix("声明的格式不对：") == true, "\(code.rawValue)")
        }
    }

    @Test func everyCodeOfNotesAndOfTheProfileHasASentence() {
        let families = ["json_", "note_", "checkpoint_", "vkey_"]
        let codes = FormatError.Code.allCases.map(\.rawValue).filter { code in families.contains { code.hasPrefix($0) }
        }
        #expect(codes.count == 30)
        for code in codes { #expect(Finding.chinese(of: code) != nil, "\(code)") }
    }

    @Test func sentencesAreChineseAndDifferFromOneAnother() throws {
        let codes = try listed().filter { $0 != "rule:" }
        let sentences = Set(codes).compactMap { Finding.chinese(of: $0) }
        #expect(Set(sentences).count == sentences.count)
        for sentence in sentences {
            #expect(sentence.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(sentence)")
            #expect(!sentence.hasSuffix("。"), "\(sentence)")
        }
        #expect(Finding.chinese(of: "no_such_code") == nil && Finding.chinese(of: "rule:no_such_rule") == nil)
    }

    /// What the vectors expect is what an audit reports.
    @Test func everyCodeOfTheVectorLogsHasASentence() throws {
        for name in VectorLog.names {
            for code in try VectorLog(name).expectedCodes {
                #expect(Finding.chinese(of: code) != nil, "\(name): \(code)")
            }
        }
    }
}
