import LedgerModel
import Testing

@testable import LedgerRosters

@Suite struct SheetContextTests {
    private func context(_ lines: String...) -> SheetContext {
        var context = SheetContext()
        for line in lines { context.add(RosterText.folded(line)) }
        return context
    }

    @Test func readsYearMonthDayAndUnit() throws {
        let title = context("红山社区2021年7月志愿服务签到表（单位：小时）")
        #expect(title.year == 2021 && title.month == 7 && title.unit == .hours)
        #expect(try context("活动时间：2021年7月3日 9:00-11:00").sharedDay(period: nil)?.description == "2021-07-03")
        #expect(context("二〇二一年七月").month == 7)
        #expect(context("2021.7").month == 7)
    }

    @Test func rangesShareNoDay() throws {
        for line in ["2021年7月3日-5日", "2021年7月3日至7月5日", "2021.7.3-7.5", "2021年7月3、5日", "2021年7月3日、2021年7月4日"] {
            #expect(try context(line).sharedDay(period: nil) == nil, "\(line)")
            #expect(context(line).year == 2021, "\(line)")
        }
        #expect(context("2021年6月-7月").month == nil)
        #expect(context("2020-2021年").year == nil)
    }

    @Test func otherDatesAreNotTheTables() {
        #expect(context("制表日期：2021年8月1日").year == nil)
        #expect(context("成立于2015年").year == nil)
        #expect(context("联系电话：13800000000").year == nil)
    }

    @Test func aSheetsNameCompletesItsTitle() throws {
        var title = context("2021年志愿服务签到表")
        title.inherit(context("7月3日"), withDay: true)
        #expect(try title.sharedDay(period: nil)?.description == "2021-07-03")
        var other = context("2021年")
        other.inherit(context("2020年7月"), withDay: true)
        #expect(other.year == 2021 && other.month == nil)
    }

    @Test(arguments: [("10月", true), ("11月", false), ("2020年", true), ("Sheet1", false)])
    func aSheetOfAnotherMonthDisagrees(name: String, disagrees: Bool) throws {
        var (context, named) = (SheetContext(), SheetContext())
        context.add("2021年11月志愿服务时长")
        named.add(name)
        context.compareMonths(named)
        #expect(context.monthsDisagree == disagrees)
        let day = try #require(CivilDate("2021-11-03"))
        let defect: RosterReason?
        do throws(RosterReason) {
            try context.check(day)
            defect = nil
        } catch {
            defect = error
        }
        #expect(defect == (disagrees ? .dateDisagrees : nil))
    }
}
