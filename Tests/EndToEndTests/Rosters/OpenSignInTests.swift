import Foundation
import Testing

/// A row without its sign-out, from the sheet to the hours (spec 05 §6, 06 §6).
@Suite struct OpenSignInTests {
    private func roster(_ station: Station, _ more: String = "") throws -> String {
        let rows = "姓名,日期,签到,签退\n林秀英,\(Station.yesterday),9:00,\n陈素芬,\(Station.yesterday),9:00,11:00\n"
        let file = try station.scratch.write(rows, to: "sheet.csv")
        return "roster record \(file) --as clerk --activity \(station["activity"]) --recorder \(station["clerk"]) "
            + "--as-of \(Station.today) --evidence signed_in_out \(more)"
    }

    @Test func withoutTheWordTheRowGoesBack() throws {
        let station = try Station()
        let shown = try station.run(try roster(station), language: "zh").output
        #expect(shown.contains("[no_sign_out]") && !shown.contains("未签退 "))
    }

    @Test func itIsShownRecordedListedAndResolved() throws {
        let station = try Station()
        let before = try #require(try station.facts("hours V001").first?["effective_seconds"] as? Int)
        let preview = try station.run(try roster(station, "--open-sign-ins"), language: "zh").output
        #expect(preview.contains("09:00–未签退") && preview.contains("其中未签退 1 行"))
        #expect(!preview.contains("no_sign_out"))
        let answer = try #require(try station.facts(try roster(station, "--open-sign-ins --confirm")).first)
        #expect(answer["open"] as? Int == 1 && answer["recorded"] as? Int == 2 && answer["rejected"] as? Int == 0)
        let batch = try #require(answer["batch"] as? Int)
        // The same sheet again records nothing new.
        let again = try #require(try station.facts(try roster(station, "--open-sign-ins --confirm")).first)
        #expect(again["recorded"] as? Int == 0 && again["known"] as? Int == 2)
        let open = try station.facts("session open-sign-ins")
        let record = try #require(open.first?["record"] as? Int)
        #expect(open.count == 1 && open.first?["day"] as? String == "\(Station.yesterday)")
        let listed = try station.run("session open-sign-ins", language: "zh").output
        #expect(listed.contains("09:00–未签退  V001 林秀英"))
        let hours = try #require(try station.facts("hours V001").first)
        #expect(hours["open_sign_ins"] as? Int == 1 && hours["effective_seconds"] as? Int == before)
        // An approver leaves it out of the batch, and is told why.
        let approval = try station.run("records approve --as manager --batch \(batch)", language: "zh")
        #expect((approval.output + approval.notes).contains("未签退，须先补上签退时间"))
        try station.misused(
            "session correct --as manager --record \(record) --reason-code sign_out_added",
            "这条记录未签退：请用 --end 给出签退时间"
        )
        try station.facts(
            "session correct --as manager --record \(record) --end \(Station.yesterday)T11:30 --reason-code 补签退"
        )
        #expect(try station.facts("session open-sign-ins").isEmpty)
        let resolved = try #require(try station.facts("hours V001").first)
        #expect(resolved["open_sign_ins"] as? Int == 0 && resolved["pending_seconds"] as? Int == 9000)
        // Who gave the end is its recorder.
        let own = try station.run("records approve --as manager --batch \(batch)", language: "zh")
        #expect((own.output + own.notes).contains("由审核人本人录入"))
    }
}
