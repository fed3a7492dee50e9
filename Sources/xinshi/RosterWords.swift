import LedgerModel
import LedgerRosters

/// A reading of a roster as a clerk reads it.
struct RosterWords {
    /// In which language.
    let language: LanguageOption

    private static let placesShown = 12

    /// Totals, accepted lines, refused lines with what to do, lines set aside, warnings.
    func text(_ reading: RosterReading, options: RosterFileOptions) -> String {
        let parts = [
            totals(reading, options), accepted(reading), refused(reading), ignored(reading), warnings(reading),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// File and counts.
    func totals(_ reading: RosterReading, _ options: RosterFileOptions) -> String {
        let seconds = reading.rows.filter { $0.verdict == .accept }.reduce(0) { $0 + ($1.seconds?.count ?? 0) }
        let (accepted, rejected) = (reading.count(of: .accept), reading.count(of: .reject))
        let ignored = reading.count(of: .ignored)
        let length = language.length(seconds)
        let counts = language.text(
            "接受 \(accepted) 行，退回 \(rejected) 行，不计 \(ignored) 行；接受的时长合计 \(length)。",
            "\(accepted) lines accepted, \(rejected) refused, \(ignored) set aside; accepted time \(length)."
        )
        let names = language.text(
            "没有核对姓名（--no-register）。",
            "Names were not looked up (--no-register)."
        )
        return "\(Terminal.visible(options.file))\n\(counts)\n" + (options.noRegister ? "\(names)\n" : "")
    }

    private func accepted(_ reading: RosterReading) -> String {
        let rows = reading.rows.filter { $0.verdict == .accept }
        guard !rows.isEmpty else { return "" }
        var table = TextTable([
            language.text("位置", "Place"), language.text("姓名", "Name"), language.text("日期", "Day"),
            language.text("时长", "Length"), language.text("起止", "From and to"),
        ])
        for row in rows {
            table.add([
                place(row.at), row.name ?? "", row.date?.description ?? "",
                row.seconds.map { language.length($0.count) } ?? "",
                times(row),
            ])
        }
        return language.text("接受：\n", "Accepted:\n") + table.text
    }

    func times(_ row: RosterRow) -> String {
        if row.isOpenSignIn, let start = row.startClock { return "\(start)–" + language.text("未签退", "open sign-in") }
        guard let start = row.startClock, let end = row.endClock else { return row.startClock ?? row.endClock ?? "" }
        let nextDay = (row.end ?? 0) > 86_400 ? language.text("次日 ", "next day ") : ""
        return "\(start)–\(nextDay)\(end)"
    }

    func refused(_ reading: RosterReading) -> String {
        let rows = reading.rows.filter { $0.verdict == .reject }
        guard !rows.isEmpty else { return "" }
        let lines = rows.map { row in
            let parts = [place(row.at), row.name ?? "", row.date?.description ?? ""].filter { !$0.isEmpty }
            let head = "✗ " + Terminal.visible(parts.joined(separator: "  "))
            guard let code = row.ruling?.code ?? row.reason?.rawValue else { return head + "\n" }
            let sentence = Terminal.visible(row.explanation(in: language.ofRosters) ?? "")
            return "\(head)  [\(code)]\n    \(sentence)\n"
        }
        return language.text("退回：\n", "Refused:\n") + lines.joined()
    }

    /// Grouped by reason: a clerk looks here only for a line that is missing above.
    func ignored(_ reading: RosterReading) -> String {
        let groups = RosterReason.allCases.compactMap { reason -> String? in
            let rows = reading.rows.filter { $0.verdict == .ignored && $0.reason == reason }
            guard !rows.isEmpty else { return nil }
            let places = rows.prefix(Self.placesShown).map { place($0.at) }
            let more = rows.count > places.count ? language.text("……共 \(rows.count) 行", "… \(rows.count) in all") : ""
            let list = places.joined(separator: language.text("、", ", "))
            return "· \(language.text(reason.chinese, reason.english))\n    \(Terminal.visible(list))\(more)\n"
        }
        return groups.isEmpty ? "" : language.text("不计：\n", "Set aside:\n") + groups.joined()
    }

    func warnings(_ reading: RosterReading) -> String {
        let lines = reading.warnings.map { warning in
            let sentence = Terminal.visible(language.text(warning.message, warning.english))
            return "⚠ \(Terminal.visible(place(warning.at)))  [\(warning.code.rawValue)]\n    \(sentence)\n"
        }
        return lines.isEmpty ? "" : language.text("提示：\n", "To be looked at:\n") + lines.joined()
    }

    func place(_ at: String) -> String {
        guard language.isChinese, at.hasPrefix("line "), let number = Int(at.dropFirst(5)) else { return at }
        return "第 \(number) 行"
    }

    /// The place that a clerk means who writes it as it is shown, in either language: `第 3 行`, `line 3`, `表1!A5`.
    static func place(shown text: String) -> String {
        let bare = text.filter { !$0.isWhitespace }
        var digits = bare
        if bare.hasPrefix("第"), bare.hasSuffix("行") { digits = String(bare.dropFirst().dropLast()) }
        if bare.lowercased().hasPrefix("line") { digits = String(bare.dropFirst(4)) }
        guard digits.utf8.count < bare.utf8.count, let number = Int(digits), number > 0 else { return text }
        return "line \(number)"
    }
}
