import Foundation
import Testing

/// What `hours --lines` says of records that were corrected, declined or voided: when, for which organisation and why.
@Suite struct ChangesShownTests {
    private func record(_ station: Station, _ index: String) throws -> [String: Any] {
        let hours = try #require(try station.facts("hours V001 --lines").first)
        let records = try #require(hours["records"] as? [[String: Any]])
        return try #require(records.first { $0["record"] as? Int == Int(index) })
    }

    @Test func aVoidRecordSaysWhenForWhomAndWhy() throws {
        let station = try Station()
        let index = station["first"]
        let before = try record(station, index)
        #expect(before["voided"] == nil && (before["corrections"] as? [Any])?.isEmpty == true)
        try station.run("session void --as manager --record \(index) --reason-code illegal_purchase")
        let voided = try #require(try record(station, index)["voided"] as? [String: Any])
        #expect(voided["day"] as? String == Station.today)
        #expect(voided["organisation"] as? String == station["station"])
        #expect(voided["organisation_name"] as? String == "岗贝社区志愿服务站")
        #expect(voided["reason_code"] as? String == "illegal_purchase")
        let chinese = try station.run("hours V001 --lines", language: "zh").output
        #expect(chinese.contains("已作废") && chinese.contains("作废 \(Station.today) 岗贝社区志愿服务站，原因：非法购买"), "\(chinese)")
        let english = try station.run("hours V001 --lines").output
        #expect(english.contains("voided \(Station.today) by 岗贝社区志愿服务站, reason: bought hours"), "\(english)")
    }

    @Test func aCorrectionIsShownWithItsReason() throws {
        let station = try Station()
        let index = station["first"]
        try station.run("session correct --as manager --record \(index) --minutes 90 --reason-code time_error")
        let corrected = try #require(try record(station, index)["corrections"] as? [[String: Any]])
        #expect(corrected.map { $0["reason_code"] as? String } == ["time_error"])
        let chinese = try station.run("hours V001 --lines", language: "zh").output
        #expect(chinese.contains("更正 \(Station.today) 岗贝社区志愿服务站，原因：") && !chinese.contains("time_error"))
    }

    @Test func theReviewListNamesItsRules() throws {
        let station = try Station()
        let policy =
            #"{"name":"review","rules":[{"code":"long_after","days":1},{"code":"never_signed_in","days":1}],"version":2}"#
        let path = try station.scratch.write(policy, to: "review.json")
        try station.facts("policy adopt --as root \(path) --effective-from 2020-01-01")
        func names(_ language: String) throws -> [String] {
            let lines = try station.run("review list --json", language: language).objects
            return lines.compactMap { $0["rule_name"] as? String }
        }
        #expect(try names("zh") == ["事后很久录入", "从未签到签退"])
        #expect(try names("en") == ["entered long after", "never signed in and out"])
        #expect(try station.run("review list", language: "zh").output.contains("从未签到签退：服务后"))
    }
}
