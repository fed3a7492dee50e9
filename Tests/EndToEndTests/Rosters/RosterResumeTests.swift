import Foundation
import Testing

/// A second try of recording, as after a stop: the copy that is there is kept when it is the same, and never replaced.
@Suite struct RosterResumeTests {
    private func setUp(_ ending: String) throws -> (station: Station, line: String, out: String) {
        let station = try Station()
        let rows = "姓名,日期,服务时长\n陈素芬,\(Station.serviceDay),1小时\n没有此人,\(Station.serviceDay),1小时\n"
        let file = try station.scratch.write(rows, to: "名册.csv")
        let out = station.scratch.path("退改.\(ending)")
        return (station, "roster record \(file) --as clerk --activity 敬老 --out \(out)", out)
    }

    private func facts(_ station: Station, _ line: String) throws -> [String: Any] {
        let outcome = try station.run(line + " --json", language: "zh")
        #expect(outcome.code == 0, "\(outcome.notes)")
        return try #require(try outcome.objects.first)
    }

    @Test func theSameOutGoesOn() throws {
        let (station, line, out) = try setUp("csv")
        #expect(try facts(station, line)["recorded"] as? Int == 0)
        let copy = try Data(contentsOf: URL(filePath: out))
        #expect(try facts(station, line + " --confirm")["recorded"] as? Int == 1)
        let again = try station.run(line + " --confirm", language: "zh")
        #expect(again.code == 0 && again.notes.contains("没有新的行可入账") && again.notes.contains("退改副本已在"))
        #expect(try Data(contentsOf: URL(filePath: out)) == copy)
    }

    @Test func anythingElseUnderTheNameIsLeftAloneAndTheCopyGoesBesideIt() throws {
        let (station, line, out) = try setUp("csv")
        _ = try facts(station, line)
        try Data("改过".utf8).write(to: URL(filePath: out))
        let second = try station.run(line + " --confirm", language: "zh")
        #expect(second.code == 0 && second.notes.contains("已有，内容不同，没有改动它；退改副本已写入"), "\(second.notes)")
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "改过")
        let beside = station.scratch.path("退改.2.csv")
        #expect(try String(contentsOfFile: beside, encoding: .utf8).contains("没有此人"))
        #expect(try station.facts("hours V003").first?["pending_seconds"] as? Int == 3600)
    }

    @Test func aWordOfTheClerkAndTheSameOutGoTogether() throws {
        let station = try Station()
        let (day, out) = (Station.serviceDay, station.scratch.path("退改.csv"))
        let rows = "姓名,日期,服务时长\n林秀英,\(day),1小时\n没有此人,\(day),1小时\n"
        let file = try station.scratch.write(rows, to: "名册.csv")
        let line = "roster record \(file) --as clerk --activity 敬老 --out \(out) --confirm"
        try station.refuses(line, "nothing_recorded", "没有一行可以入账")
        let attested = try station.run(line + " --second-service 第2行", language: "zh")
        #expect(attested.code == 0 && attested.notes.contains("入账 1 行"), "\(attested.notes)")
        #expect(attested.notes.contains("没有改动它；退改副本已写入"))
    }

    @Test func aFolderThatIsNotThereIsToldBeforeAnythingIsRecorded() throws {
        let (station, line, out) = try setUp("csv")
        let elsewhere = line.replacingOccurrences(of: out, with: station.scratch.path("没有/退改.csv"))
        let refused = try station.run(elsewhere + " --confirm", language: "zh")
        #expect(refused.code == 3 && refused.notes.contains("写不了"), "\(refused.notes)")
        #expect(try station.facts("hours V003").first?["pending_seconds"] as? Int == 0)
    }

    @Test func withoutOutTheSameCopyIsNotWrittenTwice() throws {
        let (station, line, out) = try setUp("csv")
        let bare = line.replacingOccurrences(of: " --out \(out)", with: " --confirm")
        let first = try #require(try facts(station, bare)["copy"] as? String)
        #expect(first.hasSuffix(".错误.csv"))
        #expect(try facts(station, bare)["copy"] as? String == first)
        try Data("别的".utf8).write(to: URL(filePath: first))
        let second = try #require(try facts(station, bare)["copy"] as? String)
        #expect(second.hasSuffix(".错误.2.csv"))
    }
}
