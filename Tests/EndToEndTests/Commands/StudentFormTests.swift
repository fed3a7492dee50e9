import Foundation
import Testing

@Suite struct StudentFormTests {
    private func grade(_ person: String, _ grade: String, _ more: String, until last: String) -> String {
        "student evaluate --as school \(person) --school-year 2026 --community 岗贝社区居民委员会 --grade \(grade) "
            + "--publicity-first 2020-12-01 --publicity-last \(last) \(more)"
    }

    private func graded() throws -> Station {
        let station = try Station()
        try station.facts(grade("V001", "好", "--item =HYPERLINK(\"x\") --standard 全年,两次", until: "2020-12-07"))
        try station.facts(grade("V002", "差", "--item 助老 --standard 一次 --remark 待补", until: "2099-12-07"))
        return station
    }

    @Test func theFormHasTheStatutoryLinesAndColumns() throws {
        let station = try graded()
        let path = station.scratch.path("表.csv")
        let line = "student list --school-year 2026 --csv --contact 李敏 --out \(path)"
        #expect(try station.facts(line).first?["rows"] as? Int == 2)
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
        #expect(
            lines == [
                "2026—2027学年度综合素质评价细则表,,,,,", "盟市（单位、高校）：东城一中,,,联系人及联系电话：李敏,,",
                "序号,项目,评价内容及标准,服务社区名称,评价等级（好、中、差）,备注",
                "1,\"'=HYPERLINK(\"\"x\"\")\",\"全年,两次\",岗贝社区居民委员会,好,",
                "2,助老,一次,岗贝社区居民委员会,差,待补；公示中（2020-12-01至2099-12-07）",
            ]
        )
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try station.refuses(line, "file_exists", "已经存在，没有改动它")
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    @Test func namesStandInTheRemarksOnlyWhenAskedFor() throws {
        let station = try graded()
        let plain = try station.run("student list --school-year 2026 --csv --unit 某校", language: "zh")
        #expect(plain.code == 0 && plain.output.contains("：某校,"))
        #expect(!plain.output.contains("周建国") && !plain.output.contains("V002"))
        let masked = try station.run("student list --school-year 2026 --csv --names")
        #expect(masked.output.contains(",差,*02 周**；待补；公示中") && !masked.output.contains("周建国"))
        let named = try station.run("student list --school-year 2026 --csv --names --as desk --reason minor_data_work")
        #expect(named.output.contains(",差,V002 周建国；待补；公示中"))
    }

    @Test func whatCannotBeWrittenIsSaid() throws {
        let station = try graded()
        try station.refuses("student list --school-year 2025 --csv", "grades_none", "2025 学年没有符合的评价")
        try station.misused("student list --csv", "须给出 --school-year")
        try station.misused("student list --csv --all --school-year 2026", "不能用 --all")
        try station.misused("student list --names", "只与 --csv 同用")
        let mixed = try station.run("student list --csv --school-year 2026 --json", language: "zh")
        #expect(mixed.code == 2 && mixed.notes.contains("须给出 --out"))
        let missing = station.scratch.path("没有/表.csv")
        let outcome = try station.run("student list --csv --school-year 2026 --out \(missing)", language: "zh")
        #expect(outcome.code == 3 && outcome.notes.contains("写不了 \(missing)"))
    }
}
