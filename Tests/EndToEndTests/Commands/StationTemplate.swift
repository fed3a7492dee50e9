import Foundation

/// The station of `Station` as the program makes it, and what it printed on the way.
final class StationTemplate: Sendable {
    /// Its folder; removed when the tests end.
    let scratch: Scratch
    /// Ids and indexes by name.
    let facts: [String: String]

    /// A step that the program refused.
    struct Broken: Error {
        /// The step.
        let line: String
        /// What the program said.
        let notes: String
    }

    init() throws {
        scratch = try Scratch()
        try scratch.write("four quiet words\n", to: "passphrase")
        try scratch.write("consent", to: "consent.pdf")
        Self.removeAtExit(scratch.folder.path)
        var maker = Maker(scratch: scratch)
        try maker.begin()
        try maker.appoint()
        try maker.register()
        try maker.serve()
        facts = maker.facts
    }

    // A static outlives every test, and nothing else would delete the folder.
    private static func removeAtExit(_ path: String) {
        pathAtExit = strdup(path)
        atexit {
            if let path = StationTemplate.pathAtExit {
                try? FileManager.default.removeItem(atPath: String(cString: path))
            }
        }
    }
    nonisolated(unsafe) private static var pathAtExit: UnsafeMutablePointer<CChar>?
}

private struct Maker {
    let scratch: Scratch
    var facts: [String: String] = [:]

    mutating func begin() throws {
        let lock = scratch.path("lock")
        try run("init --lock \(lock) --origin example.org/test --name 东莞市 --region 441900")
        facts["root"] = try run("organisation list --json", "organisation")
        try add("street", "--type street --name 东城街道", under: "root")
        try add("committee", "--type residents_committee --name 岗贝社区居民委员会", under: "street")
        try add("station", "--type station --name 岗贝社区志愿服务站 --legal-recorder \(self["committee"])", under: "committee")
        try add("schoolhouse", "--type school --name 东城一中", under: "root")
    }

    mutating func appoint() throws {
        for (name, role, contact) in [("manager", "manager", "13900139001"), ("clerk", "recorder", "13900139002")] {
            facts[name] = try run(
                "operator appoint --as root --organisation \(self["station"]) --roles \(role) --name \(name) --contact \(contact)"
            )
        }
        for (name, place) in [("desk", "station"), ("committee", "committee"), ("school", "schoolhouse")] {
            try run("key enrol --as root --organisation \(self[place]) --kind desk --name \(name)")
        }
        for name in ["manager", "clerk"] {
            try run(
                "key enrol --as root --organisation \(self["station"]) --kind person --subject \(self[name]) "
                    + "--name \(name) --new-passphrase-file \(scratch.path("passphrase"))"
            )
        }
    }

    mutating func register() throws {
        let consent = "--consents personal_information --consent-file \(scratch.path("consent.pdf"))"
        for (position, name) in ["林秀英", "周建国", "陈素芬"].enumerated() {
            let number = position + 1
            facts["V00\(number)"] = try run(
                "volunteer register --as desk --name \(name) --number V00\(number) --contact 1380013800\(number) \(consent)"
            )
        }
    }

    mutating func serve() throws {
        facts["activity"] = try run(
            "activity open --as desk --title 敬老 --place 中心 --content 陪伴 --leader V003 --leader-name 陈素芬 "
                + "--category elder_care --first-day 2020-01-01 --last-day \(Station.today) --community-service"
        )
        let day = Station.serviceDay
        let rows = "姓名,日期,开始时间,结束时间\n林秀英,\(day),09:00,11:00\n周建国,\(day),09:00,10:00\n"
        let roster = try scratch.write(rows, to: "roster.csv")
        try run(
            "roster record \(roster) --as clerk --activity \(self["activity"]) --recorder \(self["clerk"]) "
                + "--as-of \(Station.today) --confirm --out \(scratch.path("back.csv"))"
        )
        facts["batch"] = try run("records pending --json", "batch")
        try run("records approve --as manager --batch \(self["batch"])")
        // BATCH, roster, then the two records.
        let batch = Int(self["batch"]) ?? 0
        facts["first"] = "\(batch + 2)"
        facts["second"] = "\(batch + 3)"
    }

    private subscript(name: String) -> String { facts[name] ?? "" }

    private mutating func add(_ name: String, _ what: String, under parent: String) throws {
        facts[name] = try run("organisation add --as root --region 441900003 \(what) --parent \(self[parent])")
    }

    @discardableResult
    private func run(_ line: String, _ fact: String? = nil) throws -> String {
        let outcome = try Station.run(line, in: scratch, "zh")
        guard outcome.code == 0 else { throw StationTemplate.Broken(line: line, notes: outcome.notes) }
        guard let fact else { return outcome.output.trimmingCharacters(in: .newlines) }
        return try "\(outcome.objects.first?[fact] ?? "")"
    }
}
