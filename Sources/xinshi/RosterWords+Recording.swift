import LedgerModel
import LedgerRosters
import LedgerService

/// A roster as it would be recorded, in words; names are masked, for the preview may be shown around.
extension RosterWords {
    /// Counts, rows to record with the person each is matched to, rows refused, rows set aside, warnings.
    func recording(_ plan: RosterPlan, file: String) -> String {
        let reading = plan.reading
        let seconds = plan.fresh.reduce(0) { $0 + (reading.rows[$1].seconds?.count ?? 0) }
        let counts = language.text(
            "待入账 \(plan.fresh.count) 行（\(language.length(seconds))），已入账 \(plan.known.count) 行，"
                + "退回 \(reading.count(of: .reject)) 行，不计 \(reading.count(of: .ignored)) 行。",
            "To record: \(plan.fresh.count) (\(language.length(seconds))); recorded before: \(plan.known.count); "
                + "refused: \(reading.count(of: .reject)); set aside: \(reading.count(of: .ignored))."
        )
        let parts = [
            "\(Terminal.visible(file))\n\(counts)\n", proposals(plan), fresh(plan), refused(reading), ignored(reading),
            warnings(reading),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The activities that the sheet names and nobody opened, with their days.
    private func proposals(_ plan: RosterPlan) -> String {
        guard !plan.proposed.isEmpty else { return "" }
        let lines = plan.proposed.map { title in
            let days = plan.reading.rows.filter { $0.activity == title }.compactMap(\.date)
            let range = days.min().flatMap { first in days.max().map { "  \(first) – \($0)" } }
            return "proposed  \(Terminal.visible(title))\(range ?? "")\n"
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
            let person = Self.masked(row.name ?? "") + " " + (row.personKey ?? "").prefix(8)
            table.add([
                place(row.at), person, row.date?.description ?? "", row.seconds.map { language.length($0.count) } ?? "",
                times(row), plan.marks[position].map(marks) ?? "",
            ])
        }
        return language.text("待入账：\n", "To record:\n") + table.text
    }

    /// Late, and the flags of its time: what an approver will look at.
    private func marks(_ marks: RowMarks) -> String {
        let late = marks.isLate ? [language.text("迟录", "late")] : []
        return (late + marks.flags.map { language.text($0.words.zh, $0.words.en) }).joined(
            separator: language.text("、", ", ")
        )
    }

    /// The family name and a star for each other character.
    static func masked(_ name: String) -> String {
        guard let first = name.first else { return "" }
        return String(first) + String(repeating: "*", count: max(1, name.count - 1))
    }
}
