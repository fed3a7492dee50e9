import Testing

@testable import LedgerRosters

@Suite struct ClockReaderTests {
    @Test(arguments: [
        ("8:30", 30_600), ("下午2点", 50_400), ("中午12点", 43_200), ("晚上8点半", 73_800), ("十点一刻", 36_900), ("0830", 30_600),
        ("12:30 PM", 45_000),
        ("12:30 AM", 1800), ("凌晨1点", 3600), ("24:00", 86_400), ("次日2:00", 93_600), ("下午14:30", 52_200),
    ])
    func readsTimesOfDay(text: String, seconds: Int) throws {
        var cursor = TextCursor(text)
        #expect(try ClockReader.take(&cursor)?.resolved() == seconds)
        #expect(cursor.isAtEnd)
    }

    @Test(arguments: [
        "8.30", "25:00", "8:60", "上午14:00", "晚上12点", "晚上2点", "24:01", "8:5", "13:00 PM", "0:30 AM", "上午12:30",
    ])
    func refusesDoubtfulTimes(text: String) {
        #expect(throws: RosterReason.self) {
            var cursor = TextCursor(text)
            _ = try ClockReader.take(&cursor)?.resolved()
        }
    }

    @Test func theMarkerGovernsBothTimesOfOneCell() throws {
        let first = ClockReader.Mention(seconds: 7200, marker: .afternoon)
        let second = ClockReader.Mention(seconds: 14_400)
        #expect(try ClockInterval(from: first, to: second, isOneCell: true).seconds == 7200)
        #expect(throws: RosterReason.endBeforeStart) { try ClockInterval(from: first, to: second, isOneCell: false) }
    }
}
