import Foundation
import Testing

/// Command lines that touch every leaf command of the program, in an order in which each succeeds.
struct MachineCommands {
    /// A command line; `{name}` stands for what an earlier one printed.
    struct Line {
        let text: String
        /// A member of its first object to keep, and the name to keep it under.
        var keeps: [String: String] = [:]
        /// Whether it works on the station's data.
        var isOfStation = true
    }

    /// Leaf commands that cannot succeed on a fresh station, and where they are tried instead.
    static let elsewhere = [
        "log rotate-key": "changes what all others hold: LogCommandTests",
        "log anchor": "needs another log: LogCommandTests",
        "log end": "ends the log: LogCommandTests",
        "checkpoint add": "needs a witness: AuditCommandTests",
        "clock accept": "needs a clock that stopped the ledger: Tools/crash",
        "restore": "needs a lost lock: Tools/crash",
        "stars close-review": "needs a review: StarsCloseReview tests of the rules",
        "stars grant": "needs a hundred hours: RecognitionCommandTests",
    ]

    /// The path of every leaf command, as the program itself lists them.
    static func leaves() throws -> [[String]] {
        let dump = try Program.run(["--experimental-dump-help"]).output
        let tool = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
        let root = try #require(tool?["command"] as? [String: Any])
        return leaves(of: root, [])
    }

    private static func leaves(of command: [String: Any], _ path: [String]) -> [[String]] {
        let below = (command["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
        guard !below.isEmpty else { return [path] }
        return below.flatMap { leaves(of: $0, path + [$0["commandName"] as? String ?? ""]) }
    }

    /// The lines, with the files that they name written to the station's folder.
    static func lines(_ station: Station) throws -> [Line] {
        try people(station) + service(station) + recognition(station) + certificates(station) + keeping(station)
    }

    private static func people(_ station: Station) throws -> [Line] {
        let consent = try station.scratch.write("consent", to: "consent.txt")
        let id = String(repeating: "7c", count: 16)
        let file = try station.scratch.write(
            """
            {"mode":"itemised","xinshi_commands":1}
            {"author":"desk","becomes":"consent_recorded","command":"\(id)","fields":{"by":"\(station["V001"])",\
            "consent":"photo","given":true,"subject":"\(station["V001"])"},"files":{"evidence":"consent.txt"}}

            """,
            to: "commands.jsonl"
        )
        let place = "--organisation \(station["committee"])"
        return [
            Line(text: "apply \(file)"), Line(text: "organisation list"),
            Line(text: "organisation show 岗贝社区志愿服务站"),
            Line(
                text: "organisation add --as root --type team --name 红马甲 --region 441900003 "
                    + "--parent \(station["station"])",
                keeps: ["organisation": "team"]
            ),
            Line(
                text: "operator appoint --as root \(place) --roles approver --name 赵 --contact 13900139009",
                keeps: ["subject": "operator"]
            ),
            Line(text: "operator identify --as root --name 根 --contact 13900139008"), Line(text: "operator list"),
            Line(text: "operator dismiss --as root \(place) --subject {operator} --reason left"),
            Line(text: "key enrol --as root \(place) --kind credential --name seal"),
            Line(text: "key enrol --as root \(place) --kind desk --name spare"), Line(text: "key list"),
            Line(text: "key freeze --as root --name spare --reason device_lost"),
            Line(text: "key clear --as root --name spare --reason checked"),
            Line(text: "key touched --name spare --from 1"),
            Line(text: "key suspect --as root --name spare --from 1 --reason device_lost"),
            Line(text: "key revoke --as root --name spare --reason left"),
            Line(
                text:
                    "organisation close --as root {team} --successor \(station["station"]) --reason-code merged --confirm"
            ),
            Line(
                text: "volunteer register --as desk --name 何 --contact 13800138009 --consents personal_information "
                    + "--consent-file \(consent)",
                keeps: ["subject": "newcomer"]
            ),
            Line(text: "volunteer update --as desk {newcomer} --skills first_aid"), Line(text: "volunteer find 何"),
            Line(text: "volunteer show {newcomer}"), Line(text: "volunteer talents --skill first_aid"),
            Line(text: "guardian link --as desk {newcomer} --guardian V003 --evidence-file \(consent)"),
            Line(text: "consent record --as desk V001 --consent photo --evidence-file \(consent)"),
            Line(text: "consent withdraw --as desk V001 --consent photo"), Line(text: "consent list V001"),
            Line(text: "disclosure record --as desk V001 --disclosure record --reason-code own_request"),
            Line(text: "disclosure list V001"), Line(text: "volunteer find V001"),
            Line(text: "volunteer export V001 --out \(station.scratch.path("copy.json"))"),
        ]
    }

    private static func service(_ station: Station) throws -> [Line] {
        func roster(_ name: String, _ day: String) throws -> Line {
            let file = try station.scratch.write("姓名,日期,服务时长\n\(name),\(day),1小时\n", to: "\(name)\(day).csv")
            return Line(text: "roster record \(file) --as clerk --activity 敬老 --confirm", keeps: ["batch": "batch"])
        }
        let (day, yesterday) = (Station.serviceDay, Station.yesterday)
        let sheet = try station.scratch.write("姓名,日期,服务时长\n林秀英,\(day),1小时\n", to: "sheet.csv")
        let read = "--as-of \(Station.today) --no-register"
        return [
            Line(
                text: "activity open --as desk --title 清扫 --place 广场 --content 清扫 --leader V003 --leader-name 陈素芬 "
                    + "--category environment --first-day \(day) --last-day \(Station.today)"
            ),
            Line(
                text:
                    "activity amend --as manager 清扫 --first-day 2026-01-01 --last-day \(Station.today) --reason-code extended"
            ),
            Line(text: "activity list"), Line(text: "activity show 清扫"),
            Line(text: "roster read \(sheet) \(read)", isOfStation: false),
            Line(text: "roster copy \(sheet) \(read) --out \(sheet).back.csv", isOfStation: false),
            try roster("陈素芬", day), Line(text: "records pending"), Line(text: "session open-sign-ins"),
            Line(text: "records show --batch {batch}"),
            Line(text: "records approve --as manager --batch {batch}"), try roster("陈素芬", yesterday),
            Line(text: "records decline --as manager --batch {batch} --reason-code no_evidence"),
            try roster("周建国", yesterday),
            Line(text: "records void --as clerk --batch {batch} --reason-code recorder_withdrew"),
            try roster("林秀英", yesterday), Line(text: "roster undo --as clerk --batch {batch}"),
            Line(
                text: "objection open --as desk --record \(station["second"]) --objector V002 --reason-code time_error",
                keeps: ["index": "objection"]
            ),
            Line(text: "objection list"),
            Line(
                text: "objection decide --as root --objection {objection} --outcome upheld --reason-code time_error"
            ),
            Line(
                text: "session correct --as manager --record \(station["second"]) --minutes 30 --reason-code time_error"
            ),
            Line(text: "session void --as root --record \(station["second"]) --reason-code wrong_time"),
            Line(text: "hours V001"), Line(text: "credit V001"), Line(text: "stars show V001"),
        ]
    }

    private static func recognition(_ station: Station) throws -> [Line] {
        let (day, first) = (Station.serviceDay, station["first"])
        return [
            Line(text: "training hold --as desk --title 急救 --content a --host b --day \(day)"),
            Line(text: "training attend --as desk 急救 V001 --minutes 30"), Line(text: "training list"),
            Line(text: "training missing"),
            Line(text: "commendation record --as desk V001 --title a --grantor b --day \(day) --provenance own"),
            Line(text: "commendation list"),
            Line(text: "evaluation record --as desk --record \(first) --quality 5 --evaluator served"),
            Line(text: "evaluation list"),
            Line(
                text: "student evaluate --as school V001 --school-year 2026 --community 岗贝社区居民委员会 --grade 好 --item a "
                    + "--standard b --publicity-first 2026-12-01 --publicity-last 2026-12-07"
            ),
            Line(text: "student list"), Line(text: "student hours --organisation 岗贝社区志愿服务站 --year 2026"),
            Line(
                text:
                    "elsewhere record --as desk V001 --platform national --first-day 2020-01-01 --last-day 2020-12-31 "
                    + "--hours 1 --source a"
            ),
            Line(text: "elsewhere list"),
            Line(text: "external record --as desk --record \(first) --platform national --number N1"),
            Line(text: "external list"),
            Line(text: "sync record --as desk \(first) --platform national --status sent"), Line(text: "sync list"),
            Line(
                text: "record evaluation_recorded --as desk --field record=@\(first) --field day=\(day) "
                    + "--field quality:=4 --field evaluator=peer"
            ),
        ]
    }

    private static func certificates(_ station: Station) throws -> [Line] {
        let (out, trust) = (station.scratch.path("certificate"), station.scratch.path("trust"))
        return [
            Line(
                text: "certificate issue --as committee --credential-key seal --volunteer V001 --responsible a "
                    + "--handler b --contact c --out \(out)",
                keeps: ["number": "number"]
            ),
            Line(text: "certificate reprint {number} --out \(out)-again"), Line(text: "trust --out \(trust)"),
            Line(text: "certificate verify \(out)/credential.json --trust \(trust)", isOfStation: false),
            Line(text: "certificate suspend {number} --as root --reason under_review"),
            Line(text: "certificate reinstate {number} --as root --reason review_closed"),
            Line(text: "certificate supersede {number} --as root --reason time_error"),
            Line(text: "certificate status {number}"),
            Line(text: "certificate revoke {number} --as root --reason false_record"),
        ]
    }

    private static func keeping(_ station: Station) throws -> [Line] {
        let policy = try station.scratch.write("{\"name\":\"house_rules\",\"version\":1}\n", to: "policy.json")
        let regions = try station.scratch.write("110000,北京市\n", to: "regions.csv")
        let new = station.scratch.path("new")
        return [
            Line(
                text: "report open --as desk --record \(station["first"]) --reason-code tip",
                keeps: ["index": "report"]
            ),
            Line(text: "report close --as root --report {report} --outcome rejected --reason-code unfounded"),
            Line(text: "report list"), Line(text: "review list"),
            Line(text: "review report --as desk --record \(station["second"]) --reason-code tip"),
            Line(
                text: "review decide --as root --record \(station["second"]) --outcome rejected --reason-code unfounded"
            ),
            Line(text: "sample --size 1 --seed 7F3A --out \(station.scratch.path("sample"))"),
            Line(
                text: "person refuse --as manager {newcomer} --request copy --reason-code identity_not_proven "
                    + "--reason 请带证件 --out \(station.scratch.path("answer.txt"))"
            ),
            Line(text: "person restrict --as manager {newcomer} --basis pipl_47_last"),
            Line(text: "person release --as manager {newcomer} --basis restored"), Line(text: "policy codes"),
            Line(text: "policy show reason_codes"),
            Line(text: "report late"), Line(text: "report training"), Line(text: "report yearly-hours"),
            Line(text: "report objections"), Line(text: "report year"), Line(text: "status"),
            Line(text: "checkpoint show"), Line(text: "receipt show"), Line(text: "receipt verify"),
            Line(text: "clock show"),
            Line(text: "proof \(station["first"]) --out \(station.scratch.path("first.tlog-proof"))"),
            Line(text: "policy adopt \(policy) --as root --effective-from \(Station.today)"), Line(text: "policy list"),
            Line(text: "regions import \(regions)"), Line(text: "regions list 11"),
            Line(text: "volunteer erase --as root {newcomer} --basis pipl_47_3"),
            Line(
                text: "init --data \(new) --lock \(new).lock --origin example.org/new --name 赛罕区 --region 150105",
                isOfStation: false
            ),
        ]
    }
}
