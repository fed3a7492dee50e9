import LedgerModel
import LedgerRules
import Testing

@Suite struct WorkingDayCalendarTests {
    /// The examples that the policy `recording` gives itself.
    @Test(arguments: [
        ("2020-01-23", "2020-02-14"), ("2022-09-30", "2022-10-19"), ("2025-09-30", "2025-10-21"),
        ("2025-10-11", "2025-10-24"), ("2026-02-13", "2026-03-05"),
    ])
    func deadlinesOfThePolicy(end: String, due: String) throws {
        var world = try World.station()
        let found = world.state.deadline(for: day(end), organisation: Cast.station, on: day("2026-06-15"))
        let deadline = try #require(found)
        #expect(deadline.day == day(due) && !deadline.isProvisional)
    }

    @Test func whatNoNoticeCoversIsProvisional() throws {
        var world = try World.station()
        let found = world.state.workingDays(for: Cast.station, on: day("2026-06-15"))
        let calendar = try #require(found)
        #expect(calendar.deadline(10, after: day("2017-12-20")).isProvisional)
        #expect(calendar.deadline(10, after: day("2026-12-20")).isProvisional)
        #expect(!calendar.deadline(10, after: day("2026-12-10")).isProvisional)
        #expect(calendar.isWorkingDay(day("2026-02-14")) && !calendar.isWorkingDay(day("2026-02-17")))
        #expect(calendar.isWorkingDay(day("2030-01-02")) && !calendar.isWorkingDay(day("2030-01-05")))
    }
}

@Suite struct PolicyInForceTests {
    @Test func theLongestRegionThenTheLatestDayCounts() throws {
        var world = try World.station()
        let today = day("2026-06-15")
        func sessionFlag() -> Int64? {
            world.state.recordingPolicy(for: Cast.station, on: today)?.sessionFlagSeconds
        }
        func document(_ seconds: Int) -> [UInt8] {
            let text = String(decoding: Policies.documents["recording"] ?? [], as: UTF8.self)
            let parts = text.split(separator: "\"session_flag_seconds\":43200", omittingEmptySubsequences: false)
            return Array("\(parts[0])\"session_flag_seconds\":\(seconds)\(parts[1])".utf8)
        }
        func adopt(_ version: UInt64, _ region: String, _ from: String, _ seconds: Int) throws {
            let policy = Make.policy(
                "recording",
                version: version,
                region: region,
                from: from,
                document: document(seconds)
            )
            try world.append(by: Cast.rootKey, policy)
        }
        #expect(sessionFlag() == 43_200)
        try adopt(1, "15", "2020-01-01", 100)
        #expect(sessionFlag() == 100)
        try adopt(1, "1507", "2020-01-01", 200)
        #expect(sessionFlag() == 100)
        try adopt(1, "150602", "2026-06-16", 300)
        #expect(sessionFlag() == 100)
        try adopt(2, "15", "2019-01-01", 400)
        #expect(sessionFlag() == 100)
        try adopt(3, "15", "2020-01-01", 500)
        #expect(sessionFlag() == 500)
    }
}
