import LedgerRosters
import Testing

/// Rows without their time of leaving, where the clerk wants them kept.
@Suite struct OpenSignInTests {
    private func read(_ text: String) throws -> RosterReading {
        var options = RosterOptions(asOf: Roster.asOf)
        options.keepsOpenSignIns = true
        return try RosterReader.read(bytes: Array(text.utf8), fileName: "roster", options: options)
    }

    /// `open 09:00` for an open sign-in, else as `Roster.verdicts`.
    private func verdicts(_ text: String) throws -> [String] {
        let reading = try read(text)
        let rows = reading.rows.filter { $0.verdict != .ignored }
        return zip(rows, Roster.verdicts(reading)).map { row, verdict in
            row.verdict == .accept && row.isOpenSignIn ? "open \(row.startClock ?? "?")" : verdict
        }
    }

    @Test(arguments: [
        ("9:00,", "open 09:00"), ("9:00,√", "reject no_sign_out"), ("9:00,/", "reject no_sign_out"),
        (",11:00", "reject no_sign_in"), ("3:00,", "reject ambiguous_time"), ("9:00,11:00", "accept 120"),
        (",", "reject no_duration"),
    ])
    func onlyAMissingSignOutIsKept(times: String, verdict: String) throws {
        #expect(try verdicts("姓名,日期,签到,签退\n张三,2021-07-03,\(times)\n") == [verdict])
    }

    @Test func withoutTheWordOfTheClerkItIsRefused() throws {
        let reading = try Roster.read("姓名,日期,签到,签退\n张三,2021-07-03,9:00,\n")
        #expect(Roster.verdicts(reading) == ["reject no_sign_out"] && reading.rows.allSatisfy { !$0.isOpenSignIn })
    }

    @Test func aLengthBesideAMissingSignOutIsAnotherMatter() throws {
        #expect(try verdicts("姓名,日期,签到,签退,时长\n张三,2021-07-03,9:00,,2小时\n") == ["reject no_sign_out"])
        #expect(try verdicts("姓名,日期,签到,签退,时长\n张三,2021-07-03,9:00,,\n") == ["open 09:00"])
    }

    @Test func whatElseIsWrongStillRefusesIt() throws {
        #expect(try verdicts("姓名,日期,签到,签退\n张三,2099-07-03,9:00,\n") == ["reject date_in_future"])
        #expect(try verdicts("姓名,日期,签到,签退\n张三,,9:00,\n") == ["reject no_date"])
    }

    @Test(arguments: [
        ("7:00,9:00", "9:00,", ["accept 120", "open 09:00"]),
        ("7:00,9:30", "9:00,", ["accept 150", "reject overlap"]),
        ("9:00,", "14:00,15:00", ["open 09:00", "reject possible_duplicate"]),
        ("9:00,", "14:00,", ["open 09:00", "reject possible_duplicate"]),
        ("9:00,", "9:00,", ["open 09:00", "reject duplicate_row"]),
    ])
    func itIsHeldAgainstTheOtherRows(first: String, second: String, expected: [String]) throws {
        let text = "姓名,日期,签到,签退\n张三,2021-07-03,\(first)\n张三,2021-07-03,\(second)\n"
        #expect(try verdicts(text) == expected)
    }
}
