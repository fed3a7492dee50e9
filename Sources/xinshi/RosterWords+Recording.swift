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
            "\(Terminal.visible(file))\n\(counts)\n", fresh(plan), refused(reading), ignored(reading),
            warnings(reading),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The activities that a sheet names, as commands to complete.
    func proposals(_ reading: RosterReading) -> String {
        var lines = reading.activities.map { title in
            let days = reading.rows.filter { $0.verdict == .accept && $0.activity == title }.compactMap(\.date)
            let range = (days.min()).flatMap { first in days.max().map { " --first-day \(first) --last-day \($0)" } }
            let shown = Terminal.visible(title).split(separator: "'").joined(separator: "’")
            return "xinshi activity open --title '\(shown)'\(range ?? "") …"
        }
        if lines.isEmpty { lines = [language.text("名册里没有写活动。", "The roster names no activity.")] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func fresh(_ plan: RosterPlan) -> String {
        guard !plan.fresh.isEmpty else { return "" }
        var table = TextTable([
            language.text("位置", "Place"), language.text("志愿者", "Volunteer"), language.text("日期", "Day"),
            language.text("时长", "Length"), language.text("起止", "From and to"),
        ])
        for position in plan.fresh {
            let row = plan.reading.rows[position]
            let person = Self.masked(row.name ?? "") + " " + (row.personKey ?? "").prefix(8)
            table.add([
                place(row.at), person, row.date?.description ?? "", row.seconds.map { language.length($0.count) } ?? "",
                times(row),
            ])
        }
        return language.text("待入账：\n", "To record:\n") + table.text
    }

    /// The family name and a star for each other character.
    static func masked(_ name: String) -> String {
        guard let first = name.first else { return "" }
        return String(first) + String(repeating: "*", count: max(1, name.count - 1))
    }
}
