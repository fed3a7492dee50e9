import Foundation
import Testing

/// What a person gets of himself, who may look at a child's data, and hours by station.
@Suite struct PersonalAnswersTests {
    private func exported(_ station: Station, _ line: String) throws -> [String: Any] {
        let out = station.scratch.path("copy-\(UUID().uuidString).json")
        try station.facts("volunteer export \(line) --out \(out)")
        let data = try Data(contentsOf: URL(filePath: out))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func aPersonsCopyHoldsWhatTheLogHas() throws {
        let station = try Station()
        let (day, first) = (Station.serviceDay, station["first"])
        try station.facts("objection open --as desk --record \(first) --objector V001 --reason-code time_error")
        let objection = try #require(try station.facts("objection list").first?["objection"] as? Int)
        try station.facts(
            "objection decide --as root --objection \(objection) --outcome rejected --reason-code checked"
        )
        try station.facts("commendation record --as desk V001 --title 先进 --grantor 街道 --day \(day) --provenance own")
        try station.facts("training hold --as desk --title 急救 --content a --host b --day \(day)")
        try station.facts("training attend --as desk 急救 V001 --minutes 30")
        let copy = try exported(station, "V001")
        #expect((copy["profile"] as? [String: Any])?["name"] as? String == "林秀英")
        let service = try #require(copy["service"] as? [String: Any])
        let session = try #require((service["sessions"] as? [[String: Any]])?.first)
        #expect(session["record"] as? Int == Int(first) && session["state"] as? String == "effective")
        #expect(session["station"] as? String == "岗贝社区志愿服务站" && session["activity_title"] as? String == "敬老")
        #expect(session["late"] as? Bool == false && session["seconds"] as? Int == 7200)
        let act = try #require((session["acts"] as? [[String: Any]])?.first)
        #expect(act["type"] as? String == "records_approved" && act["role"] as? String == "approver")
        #expect(act["subject"] == nil)
        let sums = try #require(service["sums"] as? [String: Any])
        #expect(sums["effective_seconds"] as? Int == 7200 && sums["stars"] as? Int == 0)
        let told = try #require((service["objections"] as? [[String: Any]])?.first)
        #expect(told["outcome"] as? String == "rejected" && told["decided_because"] as? String == "checked")
        #expect((service["training"] as? [[String: Any]])?.first?["learning_seconds"] as? Int == 1800)
        #expect((service["commendations"] as? [[String: Any]])?.first?["title"] as? String == "先进")
        let consents = (service["consents"] as? [[String: Any]])?.map { $0["consent"] as? String }
        #expect(consents == ["personal_information"])
    }

    @Test func whoLooksAtAMinorSaysWhyAndTheLogKeepsIt() throws {
        let station = try Station()
        let consent = try station.scratch.write("consent", to: "minor.txt")
        let year = (Int(Station.today.prefix(4)) ?? 0) - 15
        try station.facts(
            "volunteer register --as desk --name 小明 --number V009 --birth \(year)-01-01 --contact 13800138019 "
                + "--consents personal_information --consent-file \(consent)"
        )
        try station.refuses("volunteer show V009", "minor_data", "不满十八周岁")
        let out = station.scratch.path("minor.json")
        try station.refuses("volunteer export V009 --out \(out)", "minor_data", "不满十八周岁")
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(try station.facts("disclosure list V009").isEmpty)
        let shown = try #require(
            try station.facts("volunteer show V009 --as desk --reason minor_data_work").first
        )
        #expect(shown["name"] as? String == "小明" && shown["disclosed_at"] != nil)
        let kept = try #require(try station.facts("disclosure list V009").first)
        #expect(kept["reason_code"] as? String == "minor_data_work" && kept["disclosure"] as? String == "profile")
        #expect(try station.facts("volunteer show V001").first?["disclosed_at"] == nil)
        let words = try station.run("volunteer show V001", language: "zh").output
        #expect(words.contains("姓名  林秀英") && words.contains("同意项  个人信息处理同意  同意"))
    }

    @Test func hoursAreToldByStationAndLineByLine() throws {
        let station = try Station()
        let line = try #require(try station.facts("hours --stations").first)
        #expect(line["organisation_name"] as? String == "岗贝社区志愿服务站" && line["people"] as? Int == 2)
        #expect(line["seconds"] as? Int == 10_800 && line["records"] as? Int == 2)
        let other = try #require(try station.facts("hours --organisation 东城一中").first)
        #expect(other["seconds"] as? Int == 0 && other["people"] as? Int == 0)
        try station.misused("hours", "--organisation")
        let person = try #require(try station.facts("hours V001 --lines").first)
        let record = try #require((person["records"] as? [[String: Any]])?.first)
        #expect(record["activity_title"] as? String == "敬老" && record["station"] as? String == "岗贝社区志愿服务站")
        #expect(record["start"] is Int && record["end"] is Int)
        #expect(record["recorders"] as? [String] == [station["clerk"]])
        #expect((record["approvals"] as? [[String: Any]])?.first?["organisation_name"] as? String == "岗贝社区志愿服务站")
        let told = try station.run("hours V001 --lines", language: "zh").output
        #expect(told.contains("09:00–11:00") && told.contains("审核 岗贝社区志愿服务站"))
    }

    @Test func theFutureIsNotAnswered() throws {
        let station = try Station()
        let questions = [
            "hours V001", "credit V001", "training missing", "commendation list", "evaluation list", "elsewhere list",
            "report late",
        ]
        for question in questions {
            try station.refuses("\(question) --as-of 2099-01-01", "as_of_in_future", "还没有到")
            #expect(try station.run("\(question) --as-of \(Station.today)").code == 0, "\(question)")
        }
    }

    @Test func theTrustFolderStaysOutsideTheData() throws {
        let station = try Station()
        for place in ["data/trust", "data/tiles/trust/deeper"] {
            try station.refuses("trust --out \(station.scratch.path(place))", "trust_inside_data", "数据目录")
        }
        #expect(try station.run("trust --out \(station.scratch.path("trust"))").code == 0)
    }

    @Test func wrongUseIsToldAsSuch() throws {
        let station = try Station()
        try station.misused("restore --short-code abc", "--short-code")
        #expect(try station.run("volunteer talents --skill driving", language: "zh").output == "没有符合的人。\n")
        #expect(try station.facts("volunteer talents --skill driving").isEmpty)
        let arguments = ["key", "freeze", "--as", "root", "--name", "desk", "--reason", "device_lost"]
        let silent = try Program.run(arguments + ["--data", station.scratch.path("data")])
        #expect(silent.code != 0 && silent.notes.contains("--passphrase-file"), "\(silent.notes)")
    }
}
