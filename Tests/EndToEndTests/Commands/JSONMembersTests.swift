import Foundation
import Testing

/// `--json` prints exactly the members that the help of each command lists; a member marked `?` may be left out.
@Suite struct JSONMembersTests {
    private func documented(_ command: String) throws -> (always: Set<String>, sometimes: Set<String>) {
        let path = command.split(separator: " ").map(String.init)
        let help = try Program.run(path + ["--help"]).output
        let start = try #require(help.range(of: "JSON: "), "\(command) documents no JSON")
        let text = help[start.upperBound...]
        let end = text.range(of: "\n\n")?.lowerBound ?? text.endIndex
        let names = text[..<end].split { $0 == "," || $0 == " " || $0 == "\n" }.map(String.init)
        let sometimes = names.filter { $0.hasSuffix("?") }.map { String($0.dropLast()) }
        return (Set(names.filter { !$0.hasSuffix("?") }), Set(sometimes))
    }

    private func check(_ station: Station, _ command: String, _ rest: String = "") throws {
        let (always, sometimes) = try documented(command)
        let objects = try station.facts("\(command) \(rest)")
        #expect(!objects.isEmpty, "\(command)")
        for object in objects {
            let names = Set(object.keys)
            #expect(names.isSuperset(of: always), "\(command): \(always.subtracting(names)) missing")
            #expect(names.subtracting(always).isSubset(of: sometimes), "\(command): \(names.subtracting(always)) more")
        }
    }

    @Test func commandsThatRecord() throws {
        let station = try Station()
        let (day, first) = (Station.serviceDay, station["first"])
        try check(
            station,
            "training hold",
            "--as desk --title 急救 --content a --host b --day \(day) --community 岗贝社区居民委员会"
        )
        try check(station, "training attend", "--as desk 急救 V001 --minutes 30")
        try check(station, "commendation record", "--as desk V001 --title a --grantor b --day \(day) --provenance own")
        try check(station, "evaluation record", "--as desk --record \(first) --quality 5 --evaluator served")
        try check(
            station,
            "student evaluate",
            "--as school V001 --school-year 2026 --community 岗贝社区居民委员会 --grade 好 --item a --standard b "
                + "--publicity-first 2026-12-01 --publicity-last 2026-12-07"
        )
        try check(
            station,
            "elsewhere record",
            "--as desk V001 --platform national --first-day 2020-01-01 --last-day 2020-12-31 --hours 1 --source a"
        )
        try check(station, "external record", "--as desk --record \(first) --platform national --number N1")
        try check(station, "sync record", "--as desk \(first) --platform national --status sent")
        try check(station, "volunteer update", "--as desk V001 --contact 13900000000 --skills first_aid")
        let lists = [
            ("training list", ""), ("commendation list", ""), ("evaluation list", ""), ("student list", ""),
            ("elsewhere list", ""), ("external list", ""), ("sync list", ""),
            ("sync list", "--platform national --missing"), ("volunteer talents", "--skill first_aid"),
        ]
        for (command, rest) in lists { try check(station, command, rest) }
    }

    @Test func commandsThatAnswer() throws {
        let station = try Station()
        try station.run(
            "objection open --as desk --record \(station["first"]) --objector V001 --reason-code time_error"
        )
        let year = Station.serviceDay.prefix(4)
        let questions = [
            ("training missing", ""), ("operator list", ""), ("regions list", "15"), ("organisation list", ""),
            ("organisation show", "岗贝社区志愿服务站"), ("activity list", "--served"), ("activity show", "敬老"),
            ("policy list", ""), ("records show", "--batch \(station["batch"])"), ("hours", "V001"), ("credit", "V001"),
            ("credit", "V001 --as-of \(Station.today)"), ("stars show", "V001"),
            ("stars show", "V001 --from 2020-01-01"), ("student hours", "--organisation 岗贝社区志愿服务站 --year \(year)"),
            ("report late", ""), ("report training", ""), ("report yearly-hours", ""), ("report objections", ""),
            ("report year", ""),
        ]
        for (command, rest) in questions { try check(station, command, rest) }
    }
}
