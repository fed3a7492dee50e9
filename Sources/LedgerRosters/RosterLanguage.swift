/// The language of sentences for the clerk.
public enum RosterLanguage: Sendable {
    /// Simplified Chinese.
    case chinese
    /// English.
    case english
}

extension RosterRow {
    /// Why the row was not accepted and what to do, with the cell of a remark; nil for an accepted row.
    public func explanation(in language: RosterLanguage) -> String? {
        if let ruling { return ruling.sentence }
        guard let reason else { return nil }
        let sentence = language == .chinese ? reason.chinese : reason.english
        guard let remarkCell else { return sentence }
        switch (language, numberFormat) {
        case (.chinese, nil): return sentence + "（见“\(remarkCell)”）"
        case (.chinese, let format?): return sentence + "（见“\(remarkCell)”，它的数字格式是 \(format)，显示的不是所存的值；请改为“常规”）"
        case (.english, nil): return sentence + " (See \"\(remarkCell)\".)"
        case (.english, let format?):
            return sentence
                + " (See \"\(remarkCell)\": its number format is \(format), which shows something else than its value; make it General.)"
        }
    }

    /// Where the row stands, as the clerk reads it: `第 7 行`, or a workbook's cell.
    public func place(in language: RosterLanguage) -> String {
        guard language == .chinese, at.hasPrefix("line "), let number = Int(at.dropFirst(5)) else { return at }
        return "第 \(number) 行"
    }
}
