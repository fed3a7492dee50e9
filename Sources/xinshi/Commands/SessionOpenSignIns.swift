import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService
import LedgerVault

extension SessionCommand {
    /// `session open-sign-ins`.
    struct OpenSignIns: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open-sign-ins",
            abstract: "未签退清单：有签到、没有签退、尚未处理的记录。 Sign-ins without sign-out, not resolved yet.",
            discussion: """
                示例 Examples:
                  xinshi session open-sign-ins --data s
                  xinshi session open-sign-ins --data s --organisation 岗贝社区志愿服务站 --json
                未签退的记录时长为零，不计入任何合计；由审核员补签退（session correct --end）、驳回（records decline）或作废
                （session void）。不满十八周岁的只显示姓氏。
                They count nothing until an approver gives the end (session correct --end), declines or voids. Of people under 18
                only the family name is shown.
                JSON: activity, activity_title?, day, organisation, organisation_name, record, start, subject
                """
        )
        @Option(help: "只列这个组织名册的记录：编号或名称。 Records of this organisation's rosters only.") var organisation: String?
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let place = try options.organisation(organisation, in: ledger)
            var open: [RecordView] = []
            ledger.ask { state in
                state.loadAll()
                state.forEachRecord { record in
                    let isAsked = place == nil || record.place.organisation == place
                    if record.state == .open, isAsked { open.append(record) }
                }
            }
            open.sort { ($0.time.day, $0.index) < ($1.time.day, $1.index) }
            for record in open { try say(record, ledger) }
            if open.isEmpty, !options.json { print(options.words("没有未签退的记录。", "There is no open sign-in.")) }
        }

        private func say(_ record: RecordView, _ ledger: Ledger) throws {
            guard let start = record.time.start else { return }
            let activity = record.place.activity
            let title = try options.translated { try ledger.vault.texts(of: .activity(activity))[.title] }
            let station = options.name(of: record.place.organisation, in: ledger)
            let person = try options.called(record.subject, in: ledger)
            let clock = RecordDetails.clock(start)
            options.say(
                [
                    ("record", .number(record.index)), ("day", .text(record.time.day)),
                    ("start", .number(start.secondsSinceEpoch)), ("subject", .text(record.subject)),
                    ("activity", .text(activity)), ("activity_title", .text(title)),
                    ("organisation", .text(record.place.organisation)), ("organisation_name", .text(station)),
                ],
                options.words(
                    "第 \(record.index) 条  \(record.time.day) \(clock)–未签退  \(person)  \(title?.plain ?? "")  \(station)",
                    "record \(record.index)  \(record.time.day) \(clock)– open  \(person)  \(title?.plain ?? "")  \(station)"
                )
            )
        }
    }
}
