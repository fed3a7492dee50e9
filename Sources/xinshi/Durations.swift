import LedgerModel

extension LedgerOptions {
    /// A length of time in hours, minutes and, where there are any, seconds.
    func duration(_ seconds: Seconds) -> String {
        let count = abs(seconds.count)
        let (hours, minutes, rest) = (count / 3600, count / 60 % 60, count % 60)
        var text = words("\(hours)小时\(minutes)分", "\(hours) h \(minutes) min")
        if rest > 0 { text += words("\(rest)秒", " \(rest) s") }
        return (seconds.count < 0 ? "-" : "") + text
    }
}
