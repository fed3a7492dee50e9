import LedgerModel
import LedgerRosters
import LedgerService

/// A roster as it would be recorded, in words; names are masked, for the preview may be shown around.
extension RosterWords {
    /// Counts, rows to record with the person each is matched to, rows refused, rows set aside, warnings.
    ///
    /// `titles` names the plan's activities.
    func recording(_ plan: RosterPlan, file: String, _ titles: [ActivityID: String]) -> String {
        let reading = plan.reading
        let seconds = plan.fresh.reduce(0) { $0 + (reading.rows[$1].seconds?.count ?? 0) }
        let known = plan.known.count - plan.withdrawn.count
        let counts = language.text(
            "待入账 \(plan.fresh.count) 行（\(language.length(seconds))），已入账 \(known) 行，"
                + "退回 \(reading.count(of: .reject)) 行，不计 \(reading.count(of: .ignored)) 行。",
            "To record: \(plan.fresh.count) (\(language.length(seconds))); recorded before: \(known); "
                + "refused: \(reading.count(of: .reject)); set aside: \(reading.count(of: .ignored))."
        )
        let parts = [
            "\(Terminal.visible(file))\n\(counts)\n" + open(plan) + activities(plan, titles), proposals(plan),
            fresh(plan),
            refused(reading), ignored(reading),
            warnings(reading),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// How many rows would be recorded without their sign-out.
    private func open(_ plan: RosterPlan) -> String {
        let count = plan.open.count
        guard count > 0 else { return "" }
        return language.text(
            "其中未签退 \(count) 行：记为零时长，待查明后补签退（session correct）、驳回或作废。\n",
            "Of these \(count) without sign-out: recorded with no time until resolved (session correct), declined or voided.\n"
        )
    }

    /// The activities into which the rows go, and what the sheet calls them where that is something else.
    private func activities(_ plan: RosterPlan, _ titles: [ActivityID: String]) -> String {
        let counts = Dictionary(grouping: plan.activities.values) { $0 }.mapValues(\.count)
        let named = Set((plan.reading.activities + plan.reading.statedActivities).map(RosterRequest.key(ofTitle:)))
        var lines = ""
        for (id, count) in counts.sorted(by: { $0.key.description < $1.key.description }) {
            let title = titles[id] ?? id.description
            let shown = "\(Terminal.visible(title)) (\(id.description.prefix(8)))"
            lines += language.text("活动：\(shown)，\(count) 行。\n", "Activity: \(shown), \(count) rows.\n")
            guard counts.count == 1, titles[id] != nil, !named.isEmpty else { continue }
            let key = RosterRequest.key(ofTitle: title)
            guard !named.contains(where: { $0.contains(key) || key.contains($0) }) else { continue }
            let others = Terminal.visible(named.sorted().joined(separator: language.text("、", ", ")))
            lines += language.text(
                "⚠ 名册写的活动是“\(others)”。若不是同一活动，请改 --activity。\n",
                "⚠ The roster names “\(others)”. If that is another activity, change --activity.\n"
            )
        }
        return lines
    }

    /// The activities that the sheet names and nobody opened, with their days.
    private func proposals(_ plan: RosterPlan) -> String {
        guard !plan.proposed.isEmpty else { return "" }
        let lines = plan.proposed.map { proposal in
            "proposed  \(Terminal.visible(proposal.title))  \(proposal.days.first) – \(proposal.days.last)\n"
        }
        return language.text("尚未建立的活动（加 --open-activities 建立）：\n", "Activities not open yet (--open-activities):\n")
            + lines.joined()
    }

    private func fresh(_ plan: RosterPlan) -> String {
        guard !plan.fresh.isEmpty else { return "" }
        var table = TextTable([
            language.text("位置", "Place"), language.text("志愿者", "Volunteer"), language.text("日期", "Day"),
            language.text("时长", "Length"), language.text("起止", "From and to"), language.text("提示", "Note"),
        ])
        for position in plan.fresh {
            let row = plan.reading.rows[position]
            let person = PeopleShown.masked(row.name ?? "") + " " + (row.personKey ?? "").prefix(8)
            table.add([
                place(row.at), person, row.date?.description ?? "", row.seconds.map { language.length($0.count) } ?? "",
                times(row), plan.marks[position].map(marks) ?? "",
            ])
        }
        return language.text("待入账：\n", "To record:\n") + table.text
    }

    /// Late, and the flags of its time: what an approver will look at.
    private func marks(_ marks: RowMarks) -> String {
        let late = marks.isLate ? [language.text("逾期", "late")] : []
        return (late + marks.flags.map { language.text($0.words.zh, $0.words.en) }).joined(
            separator: language.text("、", ", ")
        )
    }
}
