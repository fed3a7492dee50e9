import Foundation

/// A committee with two stations, two volunteers and four effective records, made by the program itself.
///
/// Made once and copied for every test. 林秀英 has records of both stations, and one of them was recorded late.
final class CertificateStation {
    private let scratch: Scratch
    /// The names that commands give each other.
    private(set) var ids: [String: String] = [:]

    /// A step of the preparation that did not go as it should.
    struct Unexpected: Error {
        let arguments: [String]
        let outcome: Program.Outcome
    }

    private struct Prepared: Sendable {
        let scratch: Scratch
        let ids: [String: String]
    }

    private static let prepared = Result {
        let station = try CertificateStation()
        return Prepared(scratch: station.scratch, ids: station.ids)
    }

    /// A copy of the station, with a lock of its own.
    static func copy() throws -> CertificateStation {
        try CertificateStation(copying: try prepared.get())
    }

    /// A path in the station's folder.
    func path(_ name: String) -> String { scratch.path(name) }

    /// Runs a command on the station's data.
    @discardableResult
    func run(_ arguments: String..., expecting code: Int32? = 0) throws -> Program.Outcome {
        try run(arguments, expecting: code)
    }

    /// Runs a command; any exit code is taken when nil is expected.
    @discardableResult
    func run(_ arguments: [String], expecting code: Int32? = 0) throws -> Program.Outcome {
        let environment = ["LANG": "en_GB.UTF-8", "XINSHI_PASSPHRASE_FILE": path("passphrase")]
        let outcome = try Program.run(arguments + ["--data", path("station")], environment: environment)
        guard code == nil || outcome.code == code else { throw Unexpected(arguments: arguments, outcome: outcome) }
        return outcome
    }

    /// Issues a certificate of all that 林秀英 has into a folder.
    @discardableResult
    func issue(
        to folder: String,
        by key: String = "committee-desk",
        _ more: [String] = [],
        expecting code: Int32? = 0
    ) throws -> Program.Outcome {
        let people = ["--responsible", "陈素芬", "--handler", "李敏", "--contact", "0769-00000000"]
        let whose =
            (more.contains("--volunteer") ? [] : ["--volunteer", "林秀英"]) + ["--credential-key", "certificates"]
        let arguments = ["certificate", "issue", "--as", key, "--out", path(folder)] + whose + people + more
        return try run(arguments, expecting: code)
    }

    /// Verifies the certificate of a folder, with the exported log unless told otherwise; the report.
    func verify(_ folder: String, log: String? = "station/tiles") throws -> (code: Int32, report: [String: Any]) {
        var arguments = [
            "certificate", "verify", path(folder + "/credential.json"), "--trust", path("trust"), "--json",
        ]
        if let log { arguments += ["--log", path(log)] }
        let outcome = try Program.run(arguments)
        let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return (outcome.code, report ?? [:])
    }

    /// Copies the exported log as it is now.
    func keepLog(as name: String) throws {
        try FileManager.default.copyItem(atPath: path("station/tiles"), toPath: path(name))
    }

    /// The number of the certificate in a folder.
    func number(_ folder: String) throws -> String {
        let bytes = try Data(contentsOf: URL(filePath: path(folder + "/credential.json")))
        let credential = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        let subject = credential?["credentialSubject"] as? [String: Any]
        return subject?["licenseNumber"] as? String ?? ""
    }

    /// Index of the first record on the certificate in a folder.
    func record(_ folder: String) throws -> String { try records(folder).first ?? "" }

    /// Indexes of the records on the certificate in a folder.
    func records(_ folder: String) throws -> [String] {
        let bytes = try Data(contentsOf: URL(filePath: path(folder + "/credential.json")))
        let text = String(decoding: bytes, as: UTF8.self)
        return text.split(separator: "urn:xinshi:record:").dropFirst().map { String($0.prefix { $0.isNumber }) }
    }

    /// Index of the one objection.
    func objection() throws -> String {
        try Self.object(try run("objection", "list", "--json").output)["objection"].map { "\($0)" } ?? ""
    }

    private init(copying original: Prepared) throws {
        scratch = try Scratch()
        ids = original.ids
        for name in ["station", "lock", "trust", "passphrase"] {
            try FileManager.default.copyItem(atPath: original.scratch.path(name), toPath: path(name))
        }
        let settings = try String(contentsOfFile: path("station/xinshi.json"), encoding: .utf8)
        let moved = settings.replacingOccurrences(of: original.scratch.path("lock"), with: path("lock"))
        try moved.write(toFile: path("station/xinshi.json"), atomically: true, encoding: .utf8)
    }

    private init() throws {
        scratch = try Scratch()
        try scratch.write("correct horse\n", to: "passphrase")
        try run(
            "init",
            "--lock",
            path("lock"),
            "--origin",
            "example.org/certificates",
            "--name",
            "东莞市",
            "--region",
            "441900"
        )
        try makeOrganisations()
        try makePeople()
        for (station, clerk) in [("station", "clerk"), ("other", "clerk-other")] { try record(station, clerk) }
        try run("trust", "--out", path("trust"))
    }
}

extension CertificateStation {
    private func organisation(
        _ name: String,
        type: String,
        title: String,
        under parent: String,
        for recorder: String?
    )
        throws
    {
        let options = recorder.map { ["--legal-recorder", ids[$0] ?? ""] } ?? []
        let place = ["--type", type, "--name", title, "--region", "441900003", "--parent", ids[parent] ?? ""]
        ids[name] = try field("organisation", ["organisation", "add", "--as", "root", "--json"] + place + options)
    }

    private func makeOrganisations() throws {
        ids["root"] = try field("organisation", ["organisation", "list", "--json"])
        try organisation("street", type: "street", title: "东城街道", under: "root", for: nil)
        try organisation("committee", type: "residents_committee", title: "岗贝社区居民委员会", under: "street", for: nil)
        try organisation("station", type: "station", title: "岗贝社区志愿服务站", under: "committee", for: "committee")
        try organisation("other", type: "station", title: "西区志愿服务站", under: "committee", for: "committee")
    }

    private func makePeople() throws {
        let people = [
            ("clerk", "station", "recorder"), ("clerk-other", "other", "recorder"), ("superior", "street", "approver"),
            ("second", "committee", "approver"),
        ]
        for (name, organisation, role) in people {
            ids[name] = try field(
                "subject",
                [
                    "operator", "appoint", "--as", "root", "--organisation", ids[organisation] ?? "", "--roles", role,
                    "--json", "--name", name, "--contact", "1390013900\(ids.count)",
                ]
            )
            let whose = ["--subject", ids[name] ?? "", "--new-passphrase-file", path("passphrase")]
            try enrol(name, "person", in: organisation, whose)
        }
        try enrol("certificates", "credential", in: "committee")
        try enrol("committee-desk", "desk", in: "committee")
        try enrol("station-desk", "desk", in: "station")
        for (name, phone) in [("林秀英", "13800138001"), ("周建国", "13800138002")] {
            try scratch.write("同意 \(name)", to: "consent-\(phone)")
            ids[name] = try field(
                "subject",
                [
                    "volunteer", "register", "--as", "clerk", "--name", name, "--contact", phone, "--consents",
                    "personal_information", "--consent-file", path("consent-\(phone)"), "--json",
                ]
            )
        }
    }

    private func enrol(_ name: String, _ kind: String, in organisation: String, _ more: [String] = []) throws {
        let where_ = ["--organisation", ids[organisation] ?? "", "--kind", kind, "--name", name]
        try run(["key", "enrol", "--as", "root"] + where_ + more)
    }

    // One roster of two days, the earlier long past its deadline; approved from above, so that the late ones may stand.
    private func record(_ station: String, _ clerk: String) throws {
        let (early, late, today) = (day(before: 60), day(before: 2), day(before: 0))
        let facts = ["--title", "敬老助残", "--place", "岗贝社区居家养老服务中心", "--content", "陪伴与家政", "--category", "elder_care"]
        let leader = ["--leader", ids[clerk] ?? ""]
        let days = ["--first-day", day(before: 90), "--last-day", today]
        let activity = try field("activity", ["activity", "open", "--as", clerk, "--json"] + facts + leader + days)
        ids["activity of \(station)"] = activity
        let rows =
            "日期,姓名,服务时长\n"
            + (station == "station" ? "\(early),林秀英,2小时\n\(late),林秀英,1小时\n" : "\(late),周建国,3小时\n\(late),林秀英,2.5小时\n")
        try record(rows: rows, clerk, activity)
    }

    /// Records and approves many sessions of one person: so many a day, one an hour from eight on, up to three days ago.
    func recordMany(days: Int, times: Int, for name: String) throws {
        var rows = "日期,姓名,开始,结束\n"
        for before in 3..<3 + days {
            for hour in 8..<8 + times { rows += "\(day(before: before)),\(name),\(hour):00,\(hour):45\n" }
        }
        // 周建国 has a record without times of the second last day: its rows are attested as further services.
        let attested = (times + 2..<2 * times + 2).map { "line \($0)" }
        try record(rows: rows, "clerk", ids["activity of station"] ?? "", attested: attested)
    }

    // Of two rosters the second serves the day of the first one too, and neither has times: line 3 is attested.
    private func record(
        rows: String,
        _ clerk: String,
        _ activity: String,
        attested: [String] = ["line 3"]
    ) throws {
        let today = day(before: 0)
        try scratch.write(rows, to: "\(clerk).csv")
        let who = [
            "--as", clerk, "--activity", activity, "--recorder", ids[clerk] ?? "", "--as-of", today, "--confirm",
        ]
        try run(["roster", "record", path("\(clerk).csv")] + who + attested.flatMap { ["--second-service", $0] })
        let pending = try run("records", "pending", "--json").output
        let batch = try Self.object(pending)["batch"].map { "\($0)" } ?? ""
        for approver in ["superior", "second"] {
            try run(["records", "approve", "--as", approver, "--batch", batch], expecting: nil)
        }
    }

    private func field(_ name: String, _ arguments: [String]) throws -> String {
        "\(try Self.object(try run(arguments).output)[name] ?? "")"
    }

    private static func object(_ output: String) throws -> [String: Any] {
        let line = output.split(separator: "\n").first.map(String.init) ?? "{}"
        return try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }

    /// A Shanghai day before today.
    func day(before days: Int) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        formatter.dateFormat = "yyyy-MM-dd"
        return formatter.string(from: Date(timeIntervalSinceNow: Double(-days) * 86_400))
    }
}
