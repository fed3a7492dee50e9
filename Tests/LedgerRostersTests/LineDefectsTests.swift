import LedgerRosters
import Testing

@Suite struct LineDefectsTests {
    @Test(arguments: [
        ("姓名,日期,时长,人数", "张三,2021-07-03,10小时,5", "reject multiple_intervals"),
        ("姓名,日期,时长,人数", "张三,2021-07-03,2小时,1", "accept 120"),
        ("姓名,日期,时长(小时),扣时", "张三,2021-07-03,2,半小时", "reject remark_needs_person"),
        ("姓名,日期,时长(小时),系数", "张三,2021-07-03,2,两倍", "reject remark_needs_person"),
        ("姓名,日期,时长(小时),签名", "张三,2021-07-03,2,李四代", "reject remark_needs_person"),
        ("姓名,日期,时长(小时),活动", "张三,2021-07-03,2,活动取消", "reject not_service"),
        ("姓名,日期,时长(天)", "张三,2021-07-03,2", "reject no_duration"),
        ("姓名,日期,时长(小时),志愿者", "张老太,2021-07-03,2,李四", "reject several_names"),
        ("姓名,日期,小时,分钟", "张三,2021-07-03,2,30", "reject duration_disagrees"),
        ("姓名,日期,小时,分钟", "张三,2021-07-03,2,120", "accept 120"),
        ("姓名,日期,计划时长(小时),实际时长(小时)", "张三,2021-07-03,3,2", "accept 120"),
        ("姓名,日期,服务时长(小时),认定时长(小时)", "张三,2021-07-03,3,2", "reject duration_disagrees"),
        ("姓名,开始日期,截止日期,时长(小时)", "张三,2021-07-03,2021-07-05,8", "reject date_disagrees"),
        ("姓名,日期,签到,签退,签到,签退", "张三,2021-07-03,8:30,11:00,14:00,17:00", "reject multiple_intervals"),
        ("姓名,日期,签到,签退,签到,签退", "张三,2021-07-03,,,14:00,17:00", "accept 180"),
        ("姓名,日期,时长,错误", "张三,2021-07-03,2小时,line 2：改", "reject still_marked"),
        ("姓名,日期,时长,是否参加", "张三,2021-07-03,2小时,否", "ignored absent"),
        ("姓名,日期,时长,出勤情况", "张三,2021-07-03,2小时,迟到", "reject remark_needs_person"),
        ("平均,日期,时长", "平均,2021-07-03,2小时", "reject no_header"),
        ("姓名,日期,时长", "平均,2021-07-03,2小时", "reject not_a_person"),
        ("姓名,日期,时长", "张三,2021-07-03,#REF!", "reject unreadable_duration"),
    ])
    func refusesWhatAPersonHasToSee(header: String, row: String, verdict: String) throws {
        #expect(try Roster.verdict(header, row) == verdict)
    }

    @Test(arguments: [
        ("2021年7月31日志愿服务时长汇总表", "姓名,时长(小时)", "张三,20", "reject no_date"),
        ("注：午休1小时不计", "姓名,日期,签到,签退", "张三,2021-07-03,8:30,17:00", "reject remark_needs_person"),
        ("注：午休1小时不计", "姓名,日期,签到,签退,时长", "张三,2021-07-03,8:30,17:00,8.5小时", "reject remark_needs_person"),
        ("注：午休1小时不计", "姓名,日期,签到,签退,时长", "张三,2021-07-03,8:30,11:30,3小时", "accept 180"),
        ("注：时长减半计算", "姓名,日期,时长", "张三,2021-07-03,2小时", "reject remark_needs_person"),
        ("单位：小时", "姓名,日期,时长", "张三,2021-07-03,2", "accept 120"),
        ("单位：红山社区", "姓名,日期,时长", "张三,2021-07-03,2", "reject ambiguous_number"),
        ("2021-2022年度", "姓名,日期,时长", "张三,7月3日,2小时", "reject ambiguous_date"),
        ("2021年7月3日 9:00-11:00", "姓名,签名", "张三,张三", "reject no_duration"),
        ("2021年7月3日、7月4日", "姓名,时长", "张三,2小时", "reject no_date"),
    ])
    func readsTheLinesAbove(title: String, header: String, row: String, verdict: String) throws {
        #expect(try Roster.verdict(header, row, title: title) == verdict)
    }
}
