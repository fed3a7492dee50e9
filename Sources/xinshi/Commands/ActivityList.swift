import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi activity list`.
struct ActivityList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出活动。 List activities.",
        discussion: """
            示例 Examples:
              xinshi activity list --data s
              xinshi activity list --data s --served

            内容、负责人等全部事实用 activity show 查看。 Everything known of one: activity show.
            服务对象只列类别；--served 才从保密库取出所写的人或户，不要外传。
            Of those served only the group is listed; --served opens what the vault holds of them: keep it inside.
            JSON: activity, category, community_service, content?, first_day, last_day, leader, leader_name?, organiser, \
            parent_and_child, place?, planned_seconds?, served?, target_group?, title?
            """
    )

    @Flag(help: "列出服务对象（个人信息）。 List who is served: personal data.") var served = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let views = ledger.ask { state in
            state.loadAll()
            return state.activities()
        }
        let stated = try options.translated { try ledger.project(StatedFacts()) }
        let codes = CodeNames(ledger, options)
        for view in views {
            let activity = try ActivityFacts(view, stated, ledger, options)
            options.say(activity.json(served: served), activity.line(codes, options, served: served))
        }
        if views.isEmpty, !options.json {
            print(options.words("还没有活动；用 activity open 建立。", "There is no activity yet; open one by activity open."))
        }
    }
}

/// `xinshi activity show`.
struct ActivityShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "查看一个活动的全部事实。 Show everything recorded of an activity.",
        discussion: """
            示例 Examples:
              xinshi activity show --data s 清扫社区
              xinshi activity show --data s 清扫社区 --served

            --served 从保密库取出所写的服务对象（个人信息），不要外传。 --served opens whom it served: keep it inside.
            JSON: activity, category, community_service, content?, first_day, last_day, leader, leader_name?, organiser, \
            parent_and_child, place?, planned_seconds?, served?, target_group?, title?
            """
    )

    @Argument(help: "编号、名称或其开头。 Id, title or the beginning of one.") var activity: String
    @Flag(help: "列出服务对象（个人信息）。 Show who is served: personal data.") var served = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let id = try options.activity(activity, in: ledger)
        guard let view = ledger.ask({ $0.activity(id) }) else {
            throw Refused(code: "activity_unknown", message: options.words("没有这个活动。", "There is no such activity."))
        }
        let stated = try options.translated { try ledger.project(StatedFacts()) }
        let facts = try ActivityFacts(view, stated, ledger, options)
        let lines = try facts.lines(ledger, options, served: served)
        options.say(facts.json(served: served), lines)
    }
}

/// What is recorded of one activity: in the state, in its statement and in the vault.
struct ActivityFacts {
    private let view: ActivityView
    private let texts: [VaultTag: String]
    private let leaderName: String?
    private let group: Code?
    private let isParentAndChild: Bool

    init(_ view: ActivityView, _ stated: StatedFacts, _ ledger: Ledger, _ options: LedgerOptions) throws {
        self.view = view
        texts = try options.translated { try ledger.vault.texts(of: .activity(view.id)) }
        let isMasked = try options.people([view.leader], in: ledger).isMasked(view.leader)
        leaderName = try stated.openings[view.id].flatMap { index in
            try isMasked ? nil : options.translated { try ledger.text(.leaderName, at: index) }
        }
        group = stated.groups[view.id]
        isParentAndChild = stated.parentAndChild.contains(view.id)
    }

    /// Everything for programs; whom it served only when asked for.
    func json(served: Bool) -> [(String, JSONValue?)] {
        [
            ("activity", .text(view.id)), ("title", .text(texts[.title])), ("place", .text(texts[.place])),
            ("content", .text(texts[.content])), ("category", .text(view.category)),
            ("organiser", .text(view.organiser)), ("leader", .text(view.leader)),
            ("leader_name", .text(leaderName)), ("first_day", .text(view.days.first)),
            ("last_day", .text(view.days.last)), ("community_service", .bool(view.isCommunityService)),
            ("parent_and_child", .bool(isParentAndChild)), ("planned_seconds", .number(view.planned?.count)),
            ("target_group", .text(group?.text)), ("served", served ? .text(texts[.served]) : nil),
        ]
    }

    /// One line of the list.
    func line(_ codes: CodeNames, _ options: LedgerOptions, served: Bool) -> String {
        let parts = [
            "\(view.id)", "\(view.days.first) – \(view.days.last)", codes.name(view.category, in: "categories"),
            title(options), texts[.place]?.plain, leaderName?.plain,
            view.isCommunityService ? options.words("社区服务", "community service") : nil,
            isParentAndChild ? options.words("亲子", "parents and children") : nil,
            served ? texts[.served]?.plain : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: "  ")
    }

    /// Every fact on a line of its own.
    func lines(_ ledger: Ledger, _ options: LedgerOptions, served: Bool) throws -> String {
        let codes = CodeNames(ledger, options, for: view.organiser)
        let yes = { (holds: Bool) in holds ? options.words("是", "yes") : options.words("否", "no") }
        let leader = try leaderName?.plain ?? options.called(view.leader, in: ledger)
        let facts: [(String, String, String?)] = [
            ("名称", "title", title(options)), ("编号", "activity", "\(view.id)"),
            ("组织者", "organiser", options.name(of: view.organiser, in: ledger)),
            ("地点", "place", options.kept(texts[.place])), ("内容", "content", options.kept(texts[.content])),
            ("负责人", "leader", leader), ("类别", "category", codes.name(view.category, in: "categories")),
            ("起止日期", "days", "\(view.days.first) – \(view.days.last)"),
            ("每次计划时长", "planned", view.planned.map { options.duration($0) }),
            ("学生社区服务", "community service", yes(view.isCommunityService)),
            ("亲子活动", "parents and children", yes(isParentAndChild)),
            ("服务对象类别", "group served", group.map { codes.name($0.text, in: "target_groups") }),
            ("服务对象", "served", served ? options.kept(texts[.served]) : nil),
        ]
        return facts.compactMap { zh, en, value in value.map { options.words(zh, en) + "  " + $0 } }
            .joined(separator: "\n")
    }

    private func title(_ options: LedgerOptions) -> String {
        texts[.title]?.plain ?? options.words("（无标题）", "(no title)")
    }
}
