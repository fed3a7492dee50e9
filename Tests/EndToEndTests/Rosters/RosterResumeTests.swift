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

    @Test func anythingElseUnderTheNameIsLeftAlone() throws {
        let (station, line, out) = try setUp("csv")
        _ = try facts(station, line)
        try Data("改过".utf8).write(to: URL(filePath: out))
        try station.refuses(line + " --confirm", "file_exists", "内容不是这份名册的退改副本")
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "改过")
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
