import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi activity`: activities of an organisation.
struct ActivityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity",
        abstract: "活动：建立、改期、列出、查看。 Activities.",
        discussion: """
            示例 Examples:
              xinshi activity open --data s --as desk1 --title 清扫社区 --place 社区广场 --content 清扫 --leader 李四 \\
                --category 环境保护 --first-day 2026-11-01 --last-day 2026-11-30
              xinshi activity amend --data s --as approver 清扫社区 --last-day 2026-12-15 --reason-code date_error
              xinshi activity list --data s
              xinshi activity show --data s 清扫社区
            """,
        subcommands: [Open.self, ActivityAmend.self, ActivityList.self, ActivityShow.self]
    )

    /// `activity open`.
    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open",
            abstract: "建立活动，打印编号。 Open an activity and print its id.",
            discussion: """
                示例 Example:
                  xinshi activity open --data s --as desk1 --title 清扫社区 --place 社区广场 --content 清扫 --leader 李四 \\
                    --category 环境保护 --first-day 2026-11-01 --last-day 2026-11-30
                """
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "名称。 Title.") var title: String
        @Option(help: "地点。 Place.") var place: String
        @Option(help: "内容。 Content.") var content: String
        @Option(help: "负责人：编号、姓名或尾号。 Leader.") var leader: String
        @Option(help: "负责人姓名；默认取登记的姓名。 Name of the leader.") var leaderName: String?
        @Option(help: "类别：代码、名称或外部名称，如 社区服务；见 policy codes categories。 Category.") var category: String
        @Option(help: "第一天。 First day.") var firstDay: String
        @Option(help: "最后一天。 Last day.") var lastDay: String
        @Flag(help: "学生社区服务。 Community service of students.") var communityService = false
        @Flag(help: "亲子活动。 Parents and children.") var parentAndChild = false
        @Option(help: "服务对象（只存入保密库）。 Who is served; kept by the vault.") var served: String?
        @Option(help: "服务对象类别代码，如 empty_nest_elder。 Group of people served.") var targetGroup: String?
        @Option(help: "每次计划时长（分钟）。 Planned minutes of one session.") var plannedMinutes: Int?

        func run() throws {
            let options = signing.options
            if let plannedMinutes, !(1...1440).contains(plannedMinutes) {
                throw ValidationError(options.words("--planned-minutes 须为 1 到 1440。", "--planned-minutes: 1 to 1440."))
            }
            let (first, last) = (try options.day(firstDay, "--first-day"), try options.day(lastDay, "--last-day"))
            guard first <= last else {
                throw ValidationError(
                    options.words("--last-day \(last) 早于 --first-day \(first)。", "--last-day is before --first-day.")
                )
            }
            let ledger = try signing.open()
            let activity = ActivityID.random()
            var draft = Draft(.activityOpened)
            draft.set("activity", activity)
            let book = ledger.codeBook(for: try signing.card(of: ledger).organisation)
            draft.set("category", try options.category(category, by: book))
            draft.set("community_service", .bool(communityService))
            draft.set("parent_and_child", .bool(parentAndChild))
            draft.set("first_day", first)
            draft.set("last_day", last)
            draft.set("planned_seconds", plannedMinutes.map { .integer(Int64($0) * 60) })
            draft.set("target_group", targetGroup)
            let subject = try options.person(leader, in: ledger)
            draft.set("leader", subject)
            draft.keep("title", title)
            draft.keep("place", place)
            draft.keep("content", content)
            draft.keep("leader_name", try leaderName ?? options.registeredName(of: subject, in: ledger))
            draft.keep("served", served)
            let signed = try signing.sign([draft], in: ledger)
            options.say([("activity", .text(activity)), ("index", .number(signed.first))], activity.description)
        }
    }
}
