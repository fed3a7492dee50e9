import Foundation
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerService
import Testing

/// The members of `Ledger/policy` that no public rule reads, by their own examples.
@Suite struct PolicyDataTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func document(_ name: String) throws -> JSONValue {
        let data = try Data(contentsOf: root.appending(path: "Ledger/policy/\(name).json"))
        let object = try JSONSerialization.jsonObject(with: data)
        let canonical = try JSONSerialization.data(
            withJSONObject: object,
            options: [.sortedKeys, .withoutEscapingSlashes]
        )
        return try JSONValue.parse(Array(canonical))
    }

    @Test func everyRoundingRuleGivesItsExamples() throws {
        let recording = try Self.document("recording")
        let rules = Rounding.rules(of: recording)
        let entries = try #require(recording["rounding"]?["rules"]?.elements)
        #expect(rules.count == 5 && entries.count == 5)
        for (rule, entry) in zip(rules, entries) {
            let examples = try #require(entry["examples"]?.elements)
            #expect(rule.code == entry["code"]?.string && !examples.isEmpty)
            for example in examples {
                let seconds = Seconds(try #require(example["seconds"]?.integer))
                #expect(rule.hundredths(seconds) == example["hundredths"]?.integer, "\(rule.code) of \(seconds)")
            }
        }
        #expect(Rounding.inForce(recording) == .exactHundredths)
    }

    @Test func aTotalAddsWhatWasRoundedBySessions() throws {
        let rules = Rounding.rules(of: try Self.document("recording"))
        let sessions = [Seconds(1000), Seconds(1000), Seconds(3599)]
        let totals = rules.map { "\($0.code) \($0.text($0.hundredths(ofSessions: sessions)))" }
        #expect(
            totals == [
                "chongqing_quarter 2.0", "exact_hundredths 1.56", "floor_hundredths 1.55", "ruian_half 0.5",
                "whole_hours 1",
            ]
        )
        #expect(Rounding.exactHundredths.text(-150) == "-1.50")
    }

    @Test func aSchoolsRulesAreItsPolicys() throws {
        let rules = try #require(StudentRules(try Self.document("recording")))
        #expect(rules.minimum(ofSchoolYear: false)?.code == "pupil_yearly")
        #expect(rules.minimum(ofSchoolYear: true)?.sessions == 1)
        #expect(rules.schoolYear(2026)?.first.description == "2026-09-01")
        #expect(rules.schoolYear(2026)?.last.description == "2027-08-31")
        let own = try #require(
            StudentRules(
                try JSONValue.parse(Array(#"{"student":{"minimums":[],"school_year_start":"03-01"}}"#.utf8))
            )
        )
        #expect(own.schoolYear(2027)?.last.description == "2028-02-29" && own.minimums.isEmpty)
        #expect(StudentRules(nil)?.schoolYear(9998)?.first.description == "9998-09-01")
    }

    /// Codes that help and specification give as examples stand in the list of their use.
    @Test func everyCodeOfHelpAndSpecificationIsListed() throws {
        let book = CodeBook([:])
        var found = 0
        for (place, list, code) in try Self.examples() {
            #expect(book.list(list)?.contains(code) == true, "\(place): \(code) is not in \(list)")
            found += 1
        }
        #expect(found >= 25)
    }

    /// Each command line of help, README, specification, story and tests with the code that it gives.
    private static func examples() throws -> [(String, String, String)] {
        let uses: [(String, String, String)] = [
            ("session void", "--reason-code", "voiding"), ("records void", "--reason-code", "voiding"),
            ("records decline", "--reason-code", "declining"), ("session correct", "--reason-code", "correction"),
            ("objection open", "--reason-code", "objection"),
            ("objection decide", "--reason-code", "objection_decisions"), ("operator dismiss", "--reason", "dismissal"),
            ("key freeze", "--reason", "key_events"), ("key revoke", "--reason", "key_events"),
            ("key clear", "--reason", "key_events"), ("certificate revoke", "--reason", "certificate_changes"),
            ("certificate suspend", "--reason", "certificate_changes"),
            ("certificate supersede", "--reason", "certificate_changes"),
            ("certificate reinstate", "--reason", "certificate_changes"),
            ("volunteer erase", "--basis", "erasure_bases"),
            ("person restrict", "--basis", "restriction_bases"), ("person release", "--basis", "restriction_bases"),
            ("external record", "--platform", "platforms"),
            ("sync record", "--platform", "platforms"), ("elsewhere record", "--platform", "platforms"),
            ("organisation add", "--type", "organisation_types"), ("volunteer register", "--consents", "consent_kinds"),
            ("volunteer update", "--skills", "skills"), ("activity open", "--target-group", "target_groups"),
            ("organisation close", "--reason-code", "closing"), ("activity amend", "--reason-code", "activity_changes"),
            ("roster record", "--late-reason", "late_reasons"),
        ]
        var examples: [(String, String, String)] = []
        for file in try files() {
            let text = try String(contentsOf: file, encoding: .utf8).replacingOccurrences(of: "\\\\\n", with: " ")
            for line in text.split(separator: "\n") {
                for (command, option, list) in uses where line.contains("xinshi \(command) ") {
                    let words = line.split(whereSeparator: { " \"`".contains($0) }).map(String.init)
                    guard let at = words.firstIndex(of: option), at + 1 < words.count else { continue }
                    for code in words[at + 1].split(separator: ",") {
                        guard code.utf8.allSatisfy({ Code.allows($0) }) else { continue }
                        examples.append((file.lastPathComponent, list, String(code)))
                    }
                }
            }
        }
        return examples
    }

    private static func files() throws -> [URL] {
        var files = [root.appending(path: "README.md")]
        for folder in ["Sources/xinshi", "Ledger/spec"] {
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            for case let name as String in names ?? .init() where name.hasSuffix(".swift") || name.hasSuffix(".md") {
                files.append(root.appending(path: "\(folder)/\(name)"))
            }
        }
        return files
    }
}
