import Foundation
import PersonalScan
import Testing

/// No document number, mobile number or address stands in what everybody reads (spec 12 §6).
@Suite struct EdgeClearTextTests {
    private static let values = [
        (label: "mobile", text: "13912345678"), (label: "document", text: "11010519491231002X"),
        (label: "address", text: "wangfang@example.org"),
    ]

    @Test func whatIsRefusedIsNowhereInTheLedger() throws {
        let station = try Station()
        for (label, text) in Self.values {
            for line in lines(station, text) {
                try station.refuses(line, "personal_value", label == "address" ? "电子邮箱" : "号码")
            }
        }
        try station.facts(lines(station, "红马甲")[0])
        let scanner = PersonalValueScanner(values: Self.values)
        let paths = try FileManager.default.contentsOfDirectory(atPath: station.scratch.path("data"))
        #expect(paths.contains { $0.hasPrefix("ledger") })
        #expect(try scanner.scan(paths: paths.map { station.scratch.path("data/\($0)") }) == [])
    }

    private func lines(_ station: Station, _ text: String) -> [String] {
        let team = "organisation add --as root --region 441900003 --type team --parent \(station["station"])"
        let activity =
            "activity open --as desk --leader V003 --category elder_care --first-day 2020-01-01 --last-day \(Station.today) "
            + "--content 陪伴"
        return [
            "\(team) --name 王芳\(text)队", "\(team) --name 队 --host \(text)", "\(activity) --title 敬老\(text) --place 中心",
            "\(activity) --title 敬老 --place \(text)",
        ]
    }

    @Test func groupsAndFullWidthDigitsAreRead() throws {
        let station = try Station()
        let team = "organisation add --as root --region 441900003 --type team --parent \(station["station"])"
        for text in ["队139-1234-5678", "队１３９１２３４５６７８", "队110105.19491231.002X"] {
            try station.refuses("\(team) --name \(text)", "personal_value", "请删去")
        }
        try station.facts("\(team) --name 队11010519491231")
    }

    @Test func aLogDoesNotBeginWithOne() throws {
        let scratch = try Scratch()
        try scratch.write("four quiet words\n", to: "passphrase")
        let begin = { (origin: String, name: String) in
            try Station.run(
                "init --lock \(scratch.path("lock")) --origin \(origin) --name \(name) --region 441900",
                in: scratch,
                "zh"
            )
        }
        for (origin, name) in [("example.org/13912345678", "东莞市"), ("example.org/test", "东莞市13912345678")] {
            let refused = try begin(origin, name)
            #expect(refused.code == 1 && refused.notes.contains("[personal_value]"), "\(refused.notes)")
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path("data")))
        #expect(try begin("example.org/test", "东莞市").code == 0)
    }
}
