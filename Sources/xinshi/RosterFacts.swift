import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRosters
import LedgerService
import LedgerVault

/// What a roster does not say of its activities, given once for the file; needed only to open them.
struct RosterFacts: ParsableArguments {
    @Flag(help: "名册写的活动尚未建立时，随确认一起建立。 Open activities that the roster names and nobody opened.")
    var openActivities = false

    @Flag(help: "新活动是学生的社区服务。 New activities are students' community service.")
    var communityService = false

    @Option(help: "新活动的地点；默认取名册所写。 Place of new activities.")
    var place: String?

    @Option(help: "新活动的内容；默认同名称。 Content of new activities.")
    var content: String?

    @Option(help: "新活动的负责人（编号、姓名）。 Leader of new activities.")
    var leader: String?

    @Option(help: "负责人姓名；默认取登记的姓名。 Name of the leader.")
    var leaderName: String?

    @Option(help: "新活动的类别：代码、名称或外部名称。 Category of new activities.")
    var category: String?

    /// The drafts that open what a plan proposes, in its order; fails in words when a mandatory field is nowhere.
    func drafts(
        for plan: RosterPlan,
        _ ledger: Ledger,
        _ options: LedgerOptions
    ) throws -> [(activity: ActivityID, draft: Draft)] {
        guard let category else { throw missing("--category", options) }
        let code = try options.category(category, by: ledger.codeBook())
        guard let leader = leader ?? single(plan.reading, \.leader) else { throw missing("--leader", options) }
        let subject = try options.person(leader, in: ledger)
        let known = try options.translated { try ledger.vault.texts(of: .subject(subject))[.name] }
        guard let name = leaderName ?? known else { throw missing("--leader-name", options) }
        return try plan.proposed.map { proposal in
            guard let place = place ?? proposal.places.only else { throw missing("--place", options) }
            var draft = Draft(.activityOpened)
            let activity = ActivityID.random()
            draft.set("activity", activity)
            draft.set("category", code)
            draft.set("community_service", .bool(communityService))
            draft.set("parent_and_child", .bool(false))
            draft.set("first_day", proposal.days.first)
            draft.set("last_day", proposal.days.last)
            draft.set("leader", subject)
            draft.keep("title", proposal.title)
            draft.keep("place", place)
            draft.keep("content", content ?? proposal.title)
            draft.keep("leader_name", name)
            return (activity, draft)
        }
    }

    private func single(_ reading: RosterReading, _ value: KeyPath<RosterRow, String?>) -> String? {
        Set(reading.rows.compactMap { $0[keyPath: value] }).only
    }

    private func missing(_ option: String, _ options: LedgerOptions) -> Refused {
        Refused(
            code: "fact_missing",
            message: options.words(
                "建立活动还缺 \(option)，未作任何记录。",
                "Opening the activity needs \(option); nothing was recorded."
            )
        )
    }
}

extension Set {
    /// The one element, nil when there are none or several.
    fileprivate var only: Element? { count == 1 ? first : nil }
}
