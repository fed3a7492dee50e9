import Foundation
import LedgerCrypto
import LedgerModel
import Testing

/// Somebody who has seen a file uses the ids of its rows first (spec 12 §5).
@Suite struct RosterRepeatTests {
    private let station: Station
    private let rows = "姓名,日期,服务时长\n陈素芬,\(Station.serviceDay),1小时\n"
    private let activity: String
    private let line: String

    init() throws {
        station = try Station()
        let file = try station.scratch.write(rows, to: "名册.csv")
        activity = try #require(station.facts("activity list").first?["activity"] as? String)
        line = "roster record \(file) --as clerk --activity \(activity) --evidence roster --confirm"
    }

    /// The id of a judged row of the file, the header being the first; 0 is the roster.
    private func id(_ row: UInt8) throws -> String {
        let genesis = try #require(try station.facts("status").first?["genesis"] as? String)
        var bytes = Array("xinshi/v1/roster-command\0".utf8)
        bytes += try #require(Digest(hex: genesis)).bytes + SHA2.hash(Array(rows.utf8)).bytes
        bytes += try #require(ActivityID(hex: activity)).bytes + [0, 0, 0, row]
        return String("\(SHA2.hash(bytes))".prefix(32))
    }

    private func apply(_ command: String) throws {
        let text = "{\"mode\":\"itemised\",\"xinshi_commands\":1}\n" + command + "\n"
        let file = try station.scratch.write(text, to: "first.jsonl")
        let outcome = try station.run("apply \(file)")
        #expect(outcome.code == 0, "\(outcome.notes)")
    }

    @Test func aRowWhoseIdSaysSomethingElseIsNotCalledRecorded() throws {
        let subject = try #require(try station.facts("volunteer find V003").first?["subject"] as? String)
        let taken = try id(2)
        try apply(
            """
            {"author":"school","becomes":"consent_recorded","command":"\(taken)",\
            "fields":{"by":"\(subject)","consent":"photo","given":false,"subject":"\(subject)"}}
            """
        )
        let refused = try station.run(line, language: "zh")
        #expect(refused.code == 1 && refused.output.contains("已有别的内容"), "\(refused.output)\(refused.notes)")
        #expect(try station.facts("hours V003").first?["pending_seconds"] as? Int == 0)
    }

    @Test func aRosterOpenedAsSomethingElseTakesNoRows() throws {
        let clerk = try #require(
            try station.facts("operator list").first { role in
                role["organisation_name"] as? String == "岗贝社区志愿服务站"
                    && (role["roles"] as? [String])?.contains("recorder") == true
            }
        )
        let (roster, subject) = (try id(0), try #require(clerk["subject"] as? String))
        try apply(
            """
            {"author":"desk","becomes":"roster_opened","command":"\(roster)",\
            "fields":{"activity":"\(activity)","evidence":"self_declared","recorder":"\(subject)"}}
            """
        )
        try station.refuses(line, "command_differs", "内容不同")
        #expect(try station.facts("hours V003").first?["pending_seconds"] as? Int == 0)
    }

    @Test func theSameFileAgainIsKnown() throws {
        #expect(try station.run(line).code == 0)
        let again = try station.run(line, language: "zh")
        #expect(again.code == 0 && again.notes.contains("没有新的行可入账"), "\(again.notes)")
        // A later reason for being late, and another recorder of what stands already, change nothing.
        #expect(try station.run(line + " --late-reason oversight").code == 0)
    }
}
