import LedgerModel
import LedgerRosters
import Testing

@Suite struct RosterReaderTests {
    @Test func readsAPlainTable() throws {
        let reading = try Roster.read("姓名,日期,时长\n张三,2021-07-03,2.5小时\n")
        #expect(reading.rows.count == 2)
        #expect(reading.rows[1].seconds == Seconds(9000))
        #expect(reading.rows[1].at == "line 2")
        #expect(reading.rows[1].verdict == .accept)
    }
}
