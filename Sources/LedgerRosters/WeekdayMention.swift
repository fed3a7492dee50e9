import LedgerModel

/// Reads which weekdays a text allows: those it names, or all when it names none.
enum WeekdayMention {
    private static let marks = ["星期", "礼拜", "周"]
    private static let signs: [Unicode.Scalar: Set<Int>] = [
        "一": [1], "二": [2], "三": [3], "四": [4], "五": [5], "六": [6], "日": [7], "天": [7], "末": [6, 7],
        "1": [1], "2": [2], "3": [3], "4": [4], "5": [5], "6": [6], "7": [7],
    ]

    /// The weekdays of a cell below 星期, 1 for Monday; nil when it names none.
    static func ofCell(_ text: String) -> Set<Int>? {
        let named = within(text)
        guard named.isEmpty else { return named }
        let bare = RosterText.squeezed(text)
        guard bare.unicodeScalars.count == 1, let sign = bare.unicodeScalars.first, sign != "末" else { return nil }
        return signs[sign]
    }

    /// The weekdays that a text about something else mentions; `一周三次` mentions none.
    static func within(_ text: String) -> Set<Int> {
        guard RosterText.contains(text, "周") || RosterText.contains(text, "星期") || RosterText.contains(text, "礼拜")
        else {
            return []
        }
        var (cursor, found) = (TextCursor(text), Set<Int>())
        while !cursor.isAtEnd {
            let isCounted =
                cursor.previous.map { ChineseNumber.isSign($0) || ("0"..."9").contains($0) || $0 == "双" } ?? false
            guard cursor.takeAny(of: marks) != nil else {
                cursor.index += 1
                continue
            }
            if !isCounted, let next = cursor.next, let days = signs[next] { found.formUnion(days) }
        }
        return found
    }
}

extension RowCells {
    /// Refuses a day that the weekday beside it, or a day or weekday in the texts of the row, contradicts.
    func checkMentions(of date: CivilDate) throws(RosterReason) {
        for column in table.all(.weekday) {
            let text = try followed(column).text
            guard !text.isEmpty, !LineWords.isBlank(text) else { continue }
            guard WeekdayMention.ofCell(text)?.contains(date.isoWeekday) ?? false else { throw .weekdayDisagrees }
        }
        for role in [ColumnRole.activity, .place, .remark] {
            for column in table.all(role) {
                let text = try followed(column).text
                let named = WeekdayMention.within(text)
                guard named.isEmpty || named.contains(date.isoWeekday) else { throw .weekdayDisagrees }
                try RowCells.checkDays(in: text, date)
            }
        }
    }

    /// A text that names days in full has to name the row's: `7月4日清洁家园` was not served on the third.
    private static func checkDays(in text: String, _ date: CivilDate) throws(RosterReason) {
        guard RosterText.contains(text, "月") else { return }
        var (cursor, isNamed) = (TextCursor(text), false)
        while !cursor.isAtEnd {
            let start = cursor.index
            if let parts = try? DateReader.take(&cursor), parts.isSpelledOut, parts.day != nil {
                if (try? parts.resolved(year: date.fields.year, month: nil)) == date { return }
                isNamed = true
            }
            cursor.index = max(cursor.index, start + 1)
        }
        if isNamed { throw .dateDisagrees }
    }
}
