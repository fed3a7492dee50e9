/// Finds what speaks against a record in the columns that say who, where and what.
enum OtherCells {
    private static let youngest = 6.0

    /// Whether the text of a known column contradicts the record: an absence, a correction, another time, another kind of text.
    static func contradicts(_ text: String, _ role: ColumnRole, header: String) -> Bool {
        switch role {
        case .index: return hasWords(text)
        case .phone: return hasWords(text) || hasLetters(text)
        case .activity, .place, .station, .leader, .volunteerNumber:
            return RemarkJudge.holds(text, RemarkWords.contradicting) || namesTime(text)
        case .other:
            if RosterText.contains(header, "年龄"), let age = DurationReader.bareNumber(text) {
                return age.value < youngest
            }
            return RemarkJudge.holds(text, RemarkWords.contradicting)
        default: return false
        }
    }

    /// Chinese numerals may count lines; other Chinese words and crosses say something about them.
    private static func hasWords(_ text: String) -> Bool {
        LineWords.isCross(text) && text != "0"
            || text.unicodeScalars.contains { RosterText.isHan($0) && !ChineseNumber.isSign($0) }
    }

    private static func hasLetters(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic && !RosterText.isHan($0) && $0 != "x" && $0 != "X" }
    }

    /// Whether a number is followed by a unit of time or a colon.
    private static func namesTime(_ text: String) -> Bool {
        var cursor = TextCursor(text)
        while !cursor.isAtEnd {
            let start = cursor.index
            if cursor.takeNumber() != nil, cursor.takeAny(of: ["个小时", "小时", "分钟", "点", ":", "h", "时"]) != nil {
                return true
            }
            cursor.index = max(cursor.index, start + 1)
        }
        return false
    }
}
