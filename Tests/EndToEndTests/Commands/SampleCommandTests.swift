import Foundation
import Testing

@Suite struct SampleCommandTests {
    private static let verifier = #filePath.components(separatedBy: "/Tests/")[0] + "/Tools/verifier/sample.py"

    /// Runs the independent check; its exit code and all it said.
    private func check(_ station: Station, _ folder: String, log: Bool) throws -> (code: Int32, said: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        let tiles = log ? [station.scratch.path("data/tiles")] : []
        process.arguments = [Self.verifier, "--trust", station.scratch.path("trust"), folder] + tiles
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, said)
    }

    @Test func aSampleIsDrawnTheSameByAnybodyAndChecked() throws {
        let station = try Station()
        try station.run("trust --out \(station.scratch.path("trust"))")
        let out = station.scratch.path("sample")
        try station.facts(
            "objection open --as desk --record \(station["first"]) --objector V001 --reason-code time_error"
        )
        let drawn = try #require(try station.facts("sample --size 1 --seed 抽查 --out \(out)").first)
        #expect(drawn["population"] as? Int == 2)
        let again = try #require(try station.facts("sample --size 1 --seed 抽查 --out \(out)2").first)
        #expect(drawn["records"] as? [Int] == again["records"] as? [Int])
        #expect(try check(station, out, log: false).code == 0)
        let whole = try check(station, out, log: true)
        #expect(whole.code == 0 && whole.said.contains("1 of 2 records"), "\(whole.said)")
        let both = try #require(try station.facts("sample --size 9 --seed 抽查 --out \(out)3").first)
        #expect(Set(both["records"] as? [Int] ?? []) == [Int(station["first"]) ?? 0, Int(station["second"]) ?? 0])
        #expect(try check(station, out + "3", log: true).code == 0)
    }

    @Test func aSampleThatWasChangedIsFound() throws {
        let station = try Station()
        try station.run("trust --out \(station.scratch.path("trust"))")
        let out = station.scratch.path("sample")
        try station.facts("sample --size 1 --seed 7 --out \(out)")
        let file = URL(filePath: out + "/sample.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacingOccurrences(of: #""seed":"7""#, with: #""seed":"8""#).utf8).write(to: file)
        #expect(try check(station, out, log: false).said.contains("draw of record"))
        try Data(text.replacingOccurrences(of: #""population":2"#, with: #""population":1"#).utf8).write(to: file)
        #expect(try check(station, out, log: false).code == 0)
        #expect(try check(station, out, log: true).said.contains("the population is 2"))
        let short = text.replacingOccurrences(
            of: #"("entries":\[[0-9]+,)[0-9]+,"#,
            with: "$1",
            options: .regularExpression
        )
        try Data(short.utf8).write(to: file)
        #expect(try check(station, out, log: true).code == 1)
        try Data(text.utf8).write(to: file)
        #expect(try check(station, out, log: true).code == 0)
        let entry = URL(filePath: out + "/entries/\(try #require(Self.firstEntry(text))).tlog-proof")
        var lines = try String(contentsOf: entry, encoding: .utf8).components(separatedBy: "\n")
        lines[1] = lines[1].replacingOccurrences(of: "A", with: "B")
        try Data(lines.joined(separator: "\n").utf8).write(to: entry)
        #expect(try check(station, out, log: false).code == 1)
    }

    private static func firstEntry(_ text: String) -> String? {
        text.components(separatedBy: #""entries":["#).dropFirst().first?.split(separator: ",").first.map(String.init)
    }

    @Test func whatCannotBeDrawnIsRefusedInWords() throws {
        let station = try Station()
        let out = station.scratch.path("sample")
        try station.misused("sample --size 0 --seed a --out \(out)", "--size 至少为 1")
        try station.misused("sample --size 1 --seed a --from 2026-02-01 --to 2026-01-01 --out \(out)", "--from 晚于 --to")
        try station.refuses(
            "sample --size 1 --seed a --organisation 东城一中 --out \(out)",
            "sample_empty",
            "没有符合条件的记录"
        )
        try station.facts("sample --size 1 --seed a --organisation 岗贝社区志愿服务站 --from \(Station.serviceDay) --out \(out)")
        try station.refuses("sample --size 2 --seed b --out \(out)", "file_exists", "已经存在")
    }
}
