import Foundation
import PersonalScan
import Testing

/// After a full run no personal value stands outside the vault and the files that a person asked for (spec 08).
@Suite struct StationScanTests {
    private static let values: [(label: String, text: String)] = [
        ("first volunteer", "林秀英"), ("second volunteer", "周建国"), ("leader", "陈素芬"), ("stranger", "欧阳不识"),
        ("first contact", "13800138001"), ("second contact", "13800138002"), ("operator's contact", "13900139001"),
        ("document", "11010519491231002X"), ("address", "花园路八十八号"), ("title", "傍晚陪伴独居老人"), ("place", "东风里活动室"),
    ]

    /// A station, its temporary folder, and all that its programs said.
    private final class Run {
        let station: Station
        private(set) var said: [(what: String, text: String)] = []

        init() throws {
            station = try Station()
            try FileManager.default.createDirectory(atPath: path("tmp"), withIntermediateDirectories: true)
            try station.scratch.write("consent", to: "asked/consent.pdf")
        }

        func path(_ name: String) -> String { station.scratch.path(name) }

        /// Runs a command; `shows` a person what he asks for on standard output, which is then not looked at.
        @discardableResult
        func run(_ words: [String], expecting code: Int32 = 0, shows: Bool = false) throws -> Program.Outcome {
            let environment = [
                "LANG": "en_GB.UTF-8", "TMPDIR": path("tmp"), "XINSHI_PASSPHRASE_FILE": path("passphrase"),
            ]
            let outcome = try Program.run(words + ["--data", path("data"), "--lang", "zh"], environment: environment)
            #expect(outcome.code == code, "\(words[0...1]): \(outcome.notes)")
            said.append((words[0...1].joined(separator: " ") + ", notes", outcome.notes))
            if !shows { said.append((words[0...1].joined(separator: " ") + ", output", outcome.output)) }
            return outcome
        }
    }

    private func serve(_ run: Run) throws {
        let station = run.station
        try run.run(["volunteer", "update", "V002", "--as", "manager", "--id-number", "11010519491231002X"])
        try run.run(["volunteer", "update", "V001", "--as", "desk", "--residence", "441900003 花园路八十八号"])
        let opened = try run.run([
            "activity", "open", "--as", "desk", "--title", "傍晚陪伴独居老人", "--place", "东风里活动室", "--content", "读报",
            "--leader", "V003", "--leader-name", "陈素芬", "--category", "elder_care", "--first-day", "2020-01-01",
            "--last-day", Station.today,
        ])
        let activity = opened.output.trimmingCharacters(in: .newlines)
        let day = Station.serviceDay
        let rows = "姓名,日期,开始时间,结束时间\n林秀英,\(day),17:00,18:00\n欧阳不识,\(day),17:00,18:00\n周建国,\(day),09:30,10:30\n"
        let roster = try station.scratch.write(rows, to: "asked/roster.csv")
        try run.run(
            [
                "roster", "record", roster, "--as", "clerk", "--activity", activity, "--recorder", station["clerk"],
                "--as-of", Station.today, "--confirm", "--out", run.path("asked/back.csv"),
            ],
            shows: true
        )
        let batch = try station.facts("records pending").first?["batch"].map { "\($0)" } ?? ""
        try run.run(["records", "approve", "--as", "manager", "--batch", batch])
    }

    private func certify(_ run: Run) throws {
        try run.run([
            "key", "enrol", "--as", "root", "--organisation", run.station["committee"], "--kind", "credential",
            "--name",
            "certificates",
        ])
        try run.run([
            "certificate", "issue", "--as", "committee", "--credential-key", "certificates", "--volunteer", "V001",
            "--responsible", "某人", "--handler", "某人", "--contact", "0769-00000000", "--out",
            run.path("asked/certificate"),
        ])
        try run.run(["volunteer", "export", "V001", "--out", run.path("asked/copy.json")])
        try run.run(["trust", "--out", run.path("trust")])
        let audit = try Program.run(
            ["--trust", run.path("trust"), run.path("data/tiles"), "--json"],
            program: "xinshi-audit"
        )
        #expect(audit.code == 0, "\(audit.output)")
        let found = PersonalValueScanner(values: Self.values).scan(
            Data((audit.output + audit.notes).utf8),
            named: "audit"
        )
        #expect(found.isEmpty, "\(found)")
    }

    /// Everything that names somebody and is refused.
    private func beRefused(_ run: Run) throws {
        let consent = run.path("asked/consent.pdf")
        let register = [
            "volunteer", "register", "--as", "desk", "--consents", "personal_information", "--consent-file", consent,
        ]
        try run.run(register + ["--name", "林秀英", "--contact", "13800138001"], expecting: 1)
        try run.run(register + ["--name", "林秀英", "--id-number", "11010519491231002X"], expecting: 1)
        try run.run(
            ["volunteer", "update", "V001", "--as", "manager", "--id-number", "11010519491231002X"],
            expecting: 1
        )
        try run.run(["volunteer", "update", "V001", "--as", "desk", "--residence", "花园路八十八号"], expecting: 1)
        try run.run(["volunteer", "show", "欧阳不识"], expecting: 1)
        try run.run(["hours", "欧阳不识"], expecting: 1)
        let text =
            #"{"mode":"itemised","xinshi_commands":1}"# + "\n"
            + #"{"author":"desk","becomes":"volunteer_updated","command":"\#(String(repeating: "a", count: 32))","#
            + #""fields":{"subject":"\#(run.station["V001"])"},"values":{"contact":"13800138001","sex":"林秀英"}}"# + "\n"
        let file = try run.station.scratch.write(text, to: "asked/commands.jsonl")
        try run.run(["apply", file], expecting: 1)
        let broken = try run.station.scratch.write(text + "林秀英 13800138001\n", to: "asked/broken.jsonl")
        try run.run(["apply", broken], expecting: 1)
    }

    @Test func nothingPersonalStandsOutsideTheVault() throws {
        let run = try Run()
        try serve(run)
        try certify(run)
        try beRefused(run)
        let scanner = PersonalValueScanner(values: Self.values)
        let names = try FileManager.default.contentsOfDirectory(atPath: run.path(""))
        #expect(names.contains("data") && names.contains("lock") && names.contains("tmp") && names.contains("trust"))
        for name in names.sorted() where name != "asked" {
            let hits = try scanner.scan(paths: [run.path(name)]).filter { !$0.file.contains("/vault.sqlite") }
            #expect(hits.isEmpty, "\(hits)")
        }
        for (what, text) in run.said {
            let hits = scanner.scan(Data(text.utf8), named: what)
            #expect(hits.isEmpty, "\(hits)")
        }
    }

    @Test func whatAPersonAskedForHoldsTheValues() throws {
        let run = try Run()
        try serve(run)
        try certify(run)
        let scanner = PersonalValueScanner(values: Self.values)
        for (file, label) in [
            ("asked/copy.json", "address"), ("asked/back.csv", "stranger"), ("asked/certificate", "title"),
        ] {
            let hits = try scanner.scan(paths: [run.path(file)])
            #expect(hits.contains { $0.label == label }, "\(file) lacks what it is for")
        }
        // Sealed: the vault's own file shows them to nobody who lacks its key.
        #expect(try scanner.scan(paths: [run.path("data/vault.sqlite")]).isEmpty)
    }
}
