/// Reads from when to when a line above a table says that the activity took place.
enum TitleTimes {
    /// People come early and stay for cleaning up; more than this is another time.
    private static let leewaySeconds = 1800

    /// The one interval that the line states; nil when it states none, or several.
    static func interval(in text: String) -> ClockInterval? {
        guard RosterText.contains(text, ":") || RosterText.contains(text, "点") || RosterText.contains(text, "时") else {
            return nil
        }
        let scalars = Array(text.unicodeScalars)
        var (cursor, found) = (TextCursor(text), [ClockInterval]())
        while !cursor.isAtEnd {
            let start = cursor.index
            if !isInsideNumber(scalars[..<start]), let interval = taken(&cursor) {
                found.append(interval)
            } else {
                cursor.index = start + 1
            }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// Refuses times that go far beyond those that the lines above the table state.
    static func check(_ interval: ClockInterval, _ stated: [ClockInterval]) throws(RosterReason) {
        guard !stated.isEmpty else { return }
        let fits = stated.contains {
            interval.start >= $0.start - leewaySeconds && interval.end <= $0.end + leewaySeconds
        }
        guard fits else { throw .durationDisagrees }
    }

    private static func taken(_ cursor: inout TextCursor) -> ClockInterval? {
        guard let first = try? ClockReader.take(&cursor) else { return nil }
        cursor.skipSpaces()
        guard cursor.takeAny(of: ["--", "-", "至", "到"]) != nil else { return nil }
        cursor.skipSpaces()
        guard let second = try? ClockReader.take(&cursor) else { return nil }
        return try? ClockInterval(from: first, to: second, isOneCell: true)
    }

    /// The colon of 9:00 stands inside a number, that of 时间:9:00 before one.
    private static func isInsideNumber(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let last = before.last else { return false }
        let digits: ClosedRange<Unicode.Scalar> = "0"..."9"
        return digits.contains(last) || last == ":" && before.dropLast().last.map { digits.contains($0) } ?? false
    }
}
