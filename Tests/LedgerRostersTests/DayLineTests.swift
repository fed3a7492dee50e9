import Testing

@testable import LedgerRosters

@Suite struct DayLineTests {
    @Test(arguments: [
        "2021年7月3日", "活动日期：2021年7月3日", "服务时间：2021年7月3日 上午", "2021年7月3日环境清洁志愿服务", "志愿服务签到表（2021年7月3日）",
        "日期：2021年7月3日（周六）",
    ])
    func theDayOfTheServiceIsLent(line: String) throws {
        #expect(try Roster.verdict("姓名,签到,签退", "张三,8:30,11:00", title: line) == "accept 150")
    }

    @Test(arguments: [
        "录入日期：2021年7月3日", "编制日期：2021年7月3日", "公示日期：2021年7月3日", "盖章：2021年7月3日", "签字：李敏 2021年7月3日", "下次活动：2021年7月3日",
        "自2021年7月3日起执行", "根据2021年7月3日通知要求开展", "原定2021年7月3日", "2021年7月3日改至4日", "红山区志愿服务站 2021年7月3日",
    ])
    func anotherDayIsNotLent(line: String) throws {
        #expect(try Roster.verdict("姓名,签到,签退", "张三,8:30,11:00", title: line).hasPrefix("reject"))
    }
}
