import LedgerRosters
import Testing

@Suite struct LargeRosterTests {
    @Test func tenThousandRowsAreOneReading() throws {
        let surnames = Array("赵钱孙李周吴郑王冯陈".unicodeScalars)
        let givens = Array("甲乙丙丁戊己庚辛壬癸".unicodeScalars)
        var text = "序号,姓名,日期,签到时间,签退时间,时长,活动\n"
        for number in 0..<10_000 {
            let name = "\(surnames[number % 10])\(givens[number / 10 % 10])\(givens[number / 100 % 10])"
            let day = number / 1000 + 1
            text += "\(number),\(name),2021-07-\(day < 10 ? "0" : "")\(day),8:30,11:00,2.5小时,清洁\n"
        }
        let clock = ContinuousClock()
        let start = clock.now
        let reading = try Roster.read(text)
        print("10000 rows read in \(clock.now - start)")
        #expect(reading.count(of: .accept) == 10_000)
        #expect(reading.activities == ["清洁"])
    }
}
