import LedgerModel
import LedgerProjections

extension LedgerOptions {
    /// Hours as a policy rounds them, with the rule's name: what is printed beside the exact time.
    func rounded(_ hundredths: Int64, by rounding: Rounding) -> String { language.rounded(hundredths, by: rounding) }

    /// A length of time in hours, minutes and, where there are any, seconds.
    func duration(_ seconds: Seconds) -> String {
        let count = abs(seconds.count)
        let (hours, minutes, rest) = (count / 3600, count / 60 % 60, count % 60)
        var text = words("\(hours)小时\(minutes)分", "\(hours) h \(minutes) min")
        if rest > 0 { text += words("\(rest)秒", " \(rest) s") }
        return (seconds.count < 0 ? "-" : "") + text
    }
}

extension LanguageOption {
    /// Hours as a policy rounds them, with the rule's name: what is printed beside the exact time.
    func rounded(_ hundredths: Int64, by rounding: Rounding) -> String {
        let hours = rounding.text(hundredths)
        let names = rounding.names
        return text(
            "合 \(hours) 小时（取整规则：\(names.chinese) \(rounding.code)）",
            "\(hours) hours (rounding: \(names.english), \(rounding.code))"
        )
    }
}
