/// Decides whether a date above a table is the day of the service, and not that of a notice, a signature or a plan.
enum DayLine {
    private static let labels = Set(TableWords.dayLabels)

    /// Whether the line states the date as the day of service: bare, behind a label that says so, or within a title.
    static func isOfService(_ text: String, date: Range<Int>) -> Bool {
        guard !RemarkJudge.holds(text, TableWords.otherDays) else { return false }
        let scalars = Array(text.unicodeScalars)
        let before = String(String.UnicodeScalarView(scalars[..<date.lowerBound]))
        let after = String(String.UnicodeScalarView(scalars[date.upperBound...]))
        let label = before.split { " ,;()".contains($0) }.last.map(String.init) ?? ""
        if label.hasSuffix(":") || labels.contains(label) {
            return labels.contains(String(label.split(separator: ":").last ?? ""))
        }
        let rest = words(before) + words(after)
        if rest.isEmpty || RemarkJudge.isHarmless(rest) { return true }
        // 7月3日 清洁家园: the day, and the service that was done on it.
        if before.isEmpty, RemarkJudge.holds(rest, RemarkWords.services) { return true }
        let bare = (before: unbracketed(before), after: unbracketed(after))
        return TableWords.dayEndings.contains { ending in
            [words(bare.before), words(bare.after.split(separator: " ").first.map(String.init) ?? "")]
                .contains { RosterText.ends($0, with: ending) }
        }
    }

    /// The text without what stands in brackets, such as a unit.
    private static func unbracketed(_ text: String) -> String {
        var (depth, result) = (0, String.UnicodeScalarView())
        for scalar in text.unicodeScalars {
            if scalar == "(" { depth += 1 }
            if depth == 0 { result.append(scalar) }
            if scalar == ")", depth > 0 { depth -= 1 }
        }
        return String(result)
    }

    /// The text without figures, signs, weekdays and halves of the day.
    private static func words(_ text: String) -> String {
        var (cursor, result) = (TextCursor(text), String.UnicodeScalarView())
        while let scalar = cursor.next {
            let day = ["星期", "周", "礼拜"]
            if cursor.takeAny(of: ["上午", "下午", "全天", "晚上", "中午", "早上"]) != nil { continue }
            if cursor.takeAny(of: day) != nil {
                _ = cursor.takeAny(of: ["一", "二", "三", "四", "五", "六", "日", "天", "末"])
                continue
            }
            if RosterText.isHan(scalar) { result.append(scalar) }
            cursor.index += 1
        }
        return String(result)
    }
}
