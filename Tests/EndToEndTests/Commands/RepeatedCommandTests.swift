import Foundation
import Testing

/// A command id that the log knows stands for one content only (spec 12 §2).
@Suite struct RepeatedCommandTests {
    private static func id(_ digit: Character) -> String { String(repeating: digit, count: 32) }

    /// A registration and, in the same batch, a consent.
    private func file(
        _ station: Station,
        mode: String,
        name: String = "孟克",
        paper: String = "paper.jpg",
        consent: String = "photo",
        second: Bool = true
    ) throws -> String {
        let batch = mode == "itemised" ? #""batch":"a","# : ""
        let subject = Self.id("a")
        var lines = [
            #"{"mode":"\#(mode)","xinshi_commands":1}"#,
            #"{"author":"desk",\#(batch)"becomes":"volunteer_registered","command":"\#(Self.id("1"))","fields":"#
                + #"{"consents":["personal_information"],"entered_by":"staff","subject":"\#(subject)"},"#
                + #""files":{"consent_evidence":"\#(paper)"},"values":{"name":"\#(name)"}}"#,
        ]
        if second {
            lines.append(
                #"{"author":"desk",\#(batch)"becomes":"consent_recorded","command":"\#(Self.id("2"))","fields":"#
                    + #"{"by":"\#(subject)","consent":"\#(consent)","given":true,"subject":"\#(subject)"},"#
                    + #""files":{"evidence":"paper.jpg"}}"#
            )
        }
        return try station.scratch.write(lines.joined(separator: "\n") + "\n", to: "commands.jsonl")
    }

    private func refuses(_ station: Station, _ file: String, line: Int, _ field: String) throws {
        let outcome = try station.run("apply \(file) --json")
        let refused = try #require(outcome.objects.first?["refused"] as? [[String: Any]])
        #expect(outcome.code == 1 && refused.count == 1)
        #expect(refused.first?["code"] as? String == "command_differs")
        #expect(refused.first?["line"] as? Int == line)
        #expect(refused.first?["field"] as? String == field)
    }

    @Test(arguments: ["atomic", "itemised"])
    func otherContentIsRefusedWithItsField(_ mode: String) throws {
        let station = try Station()
        try station.scratch.write("paper", to: "paper.jpg")
        try station.scratch.write("other", to: "other.jpg")
        #expect(try station.facts("apply \(try file(station, mode: mode))").first?["recorded"] as? Int == 2)
        let before = try station.facts("status").first?["size"] as? Int
        #expect(try station.facts("apply \(try file(station, mode: mode))").first?["known"] as? Int == 2)
        try refuses(station, try file(station, mode: mode, name: "孟和"), line: 2, "name")
        try refuses(station, try file(station, mode: mode, paper: "other.jpg"), line: 2, "consent_evidence")
        try refuses(station, try file(station, mode: mode, consent: "location"), line: 3, "consent")
        let words = try station.run("apply \(try file(station, mode: mode, name: "孟和"))", language: "zh")
        #expect(words.output.contains("内容不同") && !words.output.contains("孟克"))
        #expect(try station.facts("status").first?["size"] as? Int == before)
    }

    @Test func anInterruptedFileGoesOn() throws {
        let station = try Station()
        let line =
            #"{"author":"desk","becomes":"consent_recorded","command":"\#(Self.id("3"))","fields":{"by":"\#(station["V001"])","#
            + #""consent":"photo","given":false,"subject":"\#(station["V001"])"}}"#
        let header = #"{"mode":"itemised","xinshi_commands":1}"#
        let write = { (lines: [String]) in
            try station.scratch.write(([header] + lines).joined(separator: "\n") + "\n", to: "more.jsonl")
        }
        try station.facts("apply \(try write([line]))")
        let next = line.replacingOccurrences(of: Self.id("3"), with: Self.id("4"))
        let again = try station.facts("apply \(try write([line, next]))").first
        #expect(again?["known"] as? Int == 1 && again?["recorded"] as? Int == 1)
        let other = line.replacingOccurrences(of: "photo", with: "location")
        try refuses(station, try write([other, next]), line: 2, "consent")
    }
}
