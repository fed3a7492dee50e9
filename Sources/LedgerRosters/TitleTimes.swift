/// Reads from when to when a line above a table says that the activity took place.
enum TitleTimes {
    /// People come early and stay for cleaning up; more than this is another time.
    private static let leewaySeconds = 1800

    /// The one interval that the line states; nil when it states none, or several.
    static func interval(in text: String) -> ClockInterval? {
        guard RosterText.contains(text, ":") || RosterText.contains(text, "点") || RosterText.contains(text, "时") else {
            return nil
        }
        var (cursor, found) = (TextCursor(text), [ClockInterval]())
        while !cursor.isAtEnd {
            let start = cursor.index
            if !isInsideNumber(cursor), let interval = taken(&cursor) {
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

    private static func isInsideNumber(_ cursor: TextCursor) -> Bool {
        cursor.previous.map { ("0"..."9").contains($0) || $0 == ":" } ?? false
    }
}
