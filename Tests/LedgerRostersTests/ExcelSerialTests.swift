import LedgerModel
import Testing

@testable import LedgerRosters

@Suite struct ExcelSerialTests {
    @Test(arguments: [
        (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (44_380, "2021-07-03"), (2_958_465, "9999-12-31"),
    ])
    func countsDaysFrom1900(serial: Int, date: String) {
        #expect(ExcelSerial.date(serial, date1904: false)?.description == date)
    }

    @Test func theDayThatNeverWasIsNone() {
        #expect(ExcelSerial.date(60, date1904: false) == nil)
        #expect(ExcelSerial.date(0, date1904: false) == nil)
        #expect(ExcelSerial.date(-1, date1904: true) == nil)
        #expect(ExcelSerial.date(Int.max, date1904: true) == nil)
    }

    @Test func countsDaysFrom1904() {
        #expect(ExcelSerial.date(0, date1904: true)?.description == "1904-01-01")
        #expect(ExcelSerial.date(42_918, date1904: true)?.description == "2021-07-03")
    }

    @Test func roundsToTheNearestSecond() {
        #expect(ExcelSerial.split(0.354166666666667)?.seconds == 30_600)
        #expect(ExcelSerial.split(44_380.999999999)?.days == 44_381)
        #expect(ExcelSerial.split(.infinity) == nil)
        #expect(ExcelSerial.split(.nan) == nil)
        #expect(ExcelSerial.exactSeconds(0.3542) == nil)
    }
}
