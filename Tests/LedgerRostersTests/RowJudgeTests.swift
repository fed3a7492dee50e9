import LedgerModel
import LedgerRosters
import Testing

@Suite struct RowJudgeTests {
    @Test(arguments: [
        ("2.5小时", "accept 150"), ("150分钟", "accept 150"), ("2:30", "accept 150"), ("一个半小时", "accept 90"),
        ("半小时", "accept 30"), ("半个小时", "accept 30"), ("两小时", "accept 120"), ("两个小时", "accept 120"),
        ("2小时30分", "accept 150"),
        ("2小时30分钟", "accept 150"), ("２．５小时", "accept 150"), ("2 小时 30 分", "accept 150"), ("1h30m", "accept 90"),
        ("2.5h", "accept 150"), ("2.5H", "accept 150"), ("90min", "accept 90"), ("三刻钟", "accept 45"),
        ("2个半小时", "accept 150"),
        ("2小时半", "accept 150"), ("两个半小时", "accept 150"), ("一百五十分钟", "accept 150"), ("十五分钟", "accept 15"),
        ("2小时零5分", "accept 125"), ("24小时", "reject too_long"), ("16小时", "reject too_long"), ("15小时", "accept 900"),
        ("90'", "accept 90"), ("9'", "reject ambiguous_number"), ("1h30", "accept 90"), ("2h00", "accept 120"),
        ("h00", "reject unreadable_duration"), ("2h60", "reject unreadable_duration"),
        ("1h3", "reject unreadable_duration"),
        ("共2小时", "accept 120"), ("共2人次", "reject unreadable_duration"), ("2:30:00", "accept 150"),
        ("两点五小时", "accept 150"),
        ("2.5", "reject ambiguous_number"), ("150", "reject ambiguous_number"), ("\"1,5\"", "reject ambiguous_number"),
        ("\"1,5小时\"", "reject ambiguous_number"), ("1，5小时", "reject ambiguous_number"),
        ("2-3小时", "reject unreadable_duration"),
        ("约2小时", "reject unreadable_duration"), ("2小时左右", "reject unreadable_duration"),
        ("2小时多", "reject unreadable_duration"),
        ("半天", "reject unreadable_duration"), ("1天", "reject unreadable_duration"),
        ("2:75", "reject unreadable_duration"),
        ("1小时90分", "reject unreadable_duration"), ("1.5小时30分", "reject unreadable_duration"),
        ("25小时", "reject over_24_hours"),
        ("0小时", "reject zero_duration"), ("0", "reject ambiguous_number"), ("", "reject no_duration"),
        ("√", "reject no_duration"),
        ("=2+1", "reject formula_cell"), ("-2小时", "reject formula_cell"), ("2.3333小时", "accept 140"),
        ("2.333小时", "reject unreadable_duration"), ("9999999999999小时", "reject over_24_hours"),
        ("2小时30", "reject unreadable_duration"),
    ])
    func readsDurations(cell: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,时长", "张三,2021-07-03," + cell) == verdict)
    }

    @Test(arguments: [
        ("2.5", "时长(小时)", "accept 150"), ("150", "时长（分钟）", "accept 150"), ("2.5", "工时", "accept 150"),
        ("2", "小时", "accept 120"),
        ("2.5", "时长（分钟）", "reject ambiguous_number"), ("150分钟", "时长(小时)", "accept 150"),
        ("150", "时长(小时)", "reject over_24_hours"),
        ("2:30", "时长(分钟)", "reject ambiguous_number"), ("2.5", "时长(小时/分钟)", "reject ambiguous_number"),
        ("2.5", "服务时间（小时）", "accept 150"), ("2.5", "服务时间", "reject ambiguous_number"),
        ("2:30", "服务时间", "reject ambiguous_time"),
        ("2小时", "服务时间", "accept 120"), ("8:30-11:00", "服务时间", "accept 150"), ("8:30—11:00", "时间", "accept 150"),
        ("8:30至11:00", "服务时间", "accept 150"), ("08：30～11：00", "服务时间", "accept 150"), ("下午2点-4点", "时间", "accept 120"),
        ("上午9点到11点半", "时间", "accept 150"), ("2点-下午4点", "时间", "reject ambiguous_time"),
        ("8:30-下午2:00", "时间", "accept 330"),
        ("上午8:30-11:30 下午14:00-17:00", "时间", "reject multiple_intervals"),
        ("9:00-5:00", "时间", "reject end_before_start"),
        ("22:00-次日6:00", "时间", "accept 480"), ("22:00-24:00", "时间", "accept 120"),
        ("9:00-9:00", "时间", "reject zero_duration"),
        ("8.30-11.00", "时间", "reject ambiguous_time"), ("上午14:00-15:00", "时间", "reject unreadable_time"),
        ("8:30-25:00", "时间", "reject unreadable_time"), ("0830-1130", "时间", "accept 180"),
        ("8:30-11:00、14:00-16:00", "时间", "reject multiple_intervals"),
        ("8:30 AM-2:00 PM", "时间", "accept 330"), ("2:33", "小时", "accept 153"), ("2.5", "总时长", "reject no_duration"),
        ("2.5", "计划时长(小时)", "reject no_duration"),
    ])
    func readsTheHeaderWithTheCell(cell: String, header: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期," + header, "张三,2021-07-03," + cell) == verdict)
    }

    @Test(arguments: [
        ("2021.7.3", "accept 120"), ("2021-07-03", "accept 120"), ("2021/7/3", "accept 120"),
        ("2021年7月3日", "accept 120"),
        ("2021年7月3号", "accept 120"), ("20210703", "accept 120"), ("二〇二一年七月三日", "accept 120"),
        ("二零二一年七月二十一日", "accept 120"),
        ("２０２１．７．３", "accept 120"), ("2021年7月3日（周六）", "accept 120"), ("2021年7月3日（周日）", "reject weekday_disagrees"),
        ("2021-07-03 星期六", "accept 120"), ("44380", "accept 120"), ("2021-07-03 00:00:00", "accept 120"),
        ("7/13/2021", "accept 120"),
        ("7/3/2021", "reject ambiguous_date"), ("21.7.3", "reject ambiguous_date"), ("7月3日", "reject ambiguous_date"),
        ("7.3", "reject ambiguous_date"), ("3", "reject ambiguous_date"), ("2021年7月3日-5日", "reject date_range"),
        ("2021.7.3-7.5", "reject date_range"), ("2021-02-30", "reject no_such_day"),
        ("2021.13.3", "reject no_such_day"),
        ("2021年7月", "reject unreadable_date"), ("初三", "reject unreadable_date"), ("", "reject no_date"),
        ("2022-07-03", "reject date_in_future"),
        ("1921-07-03", "reject unreadable_date"), ("210703", "reject ambiguous_date"),
        ("=TODAY()", "reject formula_cell"),
        ("2021-07-03 上午", "accept 120"), ("2021/7/3 9:00", "accept 120"), ("60", "reject ambiguous_date"),
        ("99999999999999999999", "reject ambiguous_date"),
    ])
    func readsDates(cell: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,时长", "张三,\(cell),2小时") == verdict)
    }

    @Test(arguments: [
        ("7月3日", "accept 120"), ("7.3", "accept 120"), ("7-3", "accept 120"), ("7/3", "accept 120"),
        ("3日", "accept 120"), ("3", "accept 120"),
        ("七月三日", "accept 120"), ("2021年6月30日", "reject date_disagrees"), ("2020-07-03", "reject date_disagrees"),
        ("21年7月3日", "accept 120"),
        ("6.30", "reject date_disagrees"), ("31", "accept 120"), ("32", "reject ambiguous_date"),
        ("7月3-5日", "reject date_range"),
        ("7月3、5日", "reject date_range"),
    ])
    func completesDatesFromTheTitle(cell: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,时长", "张三,\(cell),2小时", title: "某某社区2021年7月志愿服务签到表") == verdict)
    }

    @Test func completesDatesFromThePeriod() throws {
        #expect(try Roster.verdict("姓名,日期,时长", "张三,7月3日,2小时", period: "2021-07") == "accept 120")
        #expect(try Roster.verdict("姓名,日期,时长", "张三,6月3日,2小时", period: "2021-07") == "reject outside_period")
        #expect(try Roster.verdict("姓名,日期,时长", "张三,2021-06-03,2小时", period: "2021-07") == "reject outside_period")
    }

    @Test func takesTheTitlesDayWhenTheTableHasNoDates() throws {
        #expect(try Roster.verdict("姓名,时长", "张三,2小时", title: "活动日期：2021年7月3日") == "accept 120")
        #expect(try Roster.verdict("姓名,时长", "张三,2小时", title: "2021年7月3日-5日") == "reject no_date")
        #expect(try Roster.verdict("姓名,时长", "张三,2小时", title: "制表日期：2021年7月3日") == "reject no_date")
        #expect(try Roster.verdict("姓名,时长", "张三,2小时", title: "2021年7月签到表") == "reject no_date")
    }

    @Test(arguments: [
        ("8:30", "11:00", "accept 150"), ("8点半", "11点", "accept 150"), ("08:38:35", "09:03:35", "accept 25"),
        ("8:30", "", "reject no_sign_out"),
        ("", "11:00", "reject no_sign_in"), ("", "", "reject no_duration"),
        ("13:00", "1:00", "reject end_before_start"),
        ("19:00", "次日9:00", "accept 840"), ("19:00", "9:00", "reject end_before_start"),
        ("2021-07-03 19:00", "2021-07-04 09:00", "accept 840"),
        ("2021-07-03 08:30", "2021-07-03 11:00", "accept 150"),
        ("2021-07-04 08:30", "2021-07-04 11:00", "reject date_disagrees"),
        ("8.30", "11.00", "reject ambiguous_time"), ("0.354166667", "0.458333333", "accept 150"),
        ("0.5", "0.75", "reject ambiguous_number"),
        ("下午2点", "4点", "reject end_before_start"), ("下午2点", "下午4点", "accept 120"),
        ("晚上12点", "次日2:00", "reject ambiguous_time"),
        ("中午12点", "下午1:30", "accept 90"), ("√", "√", "reject no_duration"), ("8:30", "同上", "reject ditto_unresolved"),
        ("8:3", "11:00", "reject unreadable_time"), ("08：30", "11：00", "accept 150"),
        ("8:30", "24:00", "reject ambiguous_time"),
    ])
    func readsArrivalAndLeaving(start: String, end: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,签到时间,签退时间", "张三,2021-07-03,\(start),\(end)") == verdict)
    }

    @Test(arguments: [
        ("8:30", "11:00", "2.5小时", "accept 150"), ("8:30", "11:00", "3小时", "reject duration_disagrees"),
        ("8:30", "11:00", "2.5", "accept 150"),
        ("8:30", "11:00", "150", "accept 150"), ("8:30", "11:00", "3", "reject duration_disagrees"),
        ("8:30", "10:50", "2.33", "accept 140"),
        ("8:30", "10:50", "2.33小时", "accept 140"), ("8:30", "10:50", "2.3小时", "reject duration_disagrees"),
        ("", "", "2小时", "accept 120"),
        ("√", "√", "2小时", "accept 120"), ("张三", "张三", "2小时", "accept 120"), ("8:30", "", "2小时", "reject no_sign_out"),
        ("8:30", "11:00", "约2.5", "reject unreadable_duration"), ("8:30", "11:00", "", "accept 150"),
    ])
    func holdsLengthsAgainstTimes(start: String, end: String, length: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,签到,签退,时长", "张三,2021-07-03,\(start),\(end),\(length)") == verdict)
    }

    @Test(arguments: [
        ("30分钟", "accept 120"), ("", "accept 150"), ("0", "accept 150"), ("无", "accept 150"),
        ("30", "reject unreadable_break"),
        ("3小时", "reject zero_duration"), ("一会儿", "reject unreadable_break"),
    ])
    func takesBreaksOff(cell: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,签到,签退,休息", "张三,2021-07-03,8:30,11:00,\(cell)") == verdict)
    }

    @Test(arguments: [
        ("张　三", "accept 120"), (" 张三 ", "accept 120"), ("", "reject no_name"), ("张三、李四", "reject several_names"),
        ("张三 李四", "reject several_names"), ("张三等5人", "reject several_names"), ("张3", "reject unreadable_name"),
        ("张三（队长）", "accept 120"),
        ("张三（代）", "reject unreadable_name"), ("阿拉坦·其木格", "accept 120"), ("阿拉坦•其木格", "accept 120"),
        ("ᠪᠠᠲᠤ", "accept 120"),
        ("张某", "reject not_a_person"), ("志愿者", "reject not_a_person"), ("党员服务队", "reject not_a_person"),
        ("张*三", "reject unreadable_name"),
        ("张三和李四", "reject several_names"), ("呼和巴特尔", "accept 120"), ("\"张三\n李四\"", "reject several_names"),
        ("张", "reject unreadable_name"),
        ("同上", "reject ditto_unresolved"), ("=A1", "reject formula_cell"), ("Dorji Batu", "accept 120"),
        ("张三A", "reject unreadable_name"),
        ("12", "reject unreadable_name"), ("李阿姨", "reject not_a_person"), ("-", "reject no_name"),
    ])
    func readsNames(cell: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,时长", "\(cell),2021-07-03,2小时") == verdict)
    }

    @Test func writesNamesFolded() throws {
        let reading = try Roster.read("姓名,日期,时长\n张　三,2021-07-03,2小时\n阿拉坦•其木格,2021-07-03,2小时\n李四（组长）,2021-07-03,2小时\n")
        #expect(reading.rows.dropFirst().map(\.name) == ["张三", "阿拉坦·其木格", "李四"])
    }

    @Test(arguments: [
        ("请假", "ignored absent"), ("早退", "reject remark_needs_person"), ("实际1小时", "reject remark_needs_person"),
        ("很认真", "accept 120"),
        ("", "accept 120"), ("√", "accept 120"), ("代签", "reject remark_needs_person"),
        ("5", "reject remark_needs_person"),
    ])
    func readsRemarks(cell: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,时长,备注", "张三,2021-07-03,2小时,\(cell)") == verdict)
    }

    @Test(arguments: [
        ("11010519491231002X", "accept 120"), ("１１０１０５１９４９１２３１００２x", "accept 120"),
        ("110105194912310021", "reject id_check_failed"),
        ("150105201002290015", "reject id_check_failed"), ("1101**********002X", "accept 120"),
        ("110105491231002", "accept 120"),
        ("1.10105E+17", "reject id_check_failed"), ("", "accept 120"),
    ])
    func checksIdentityNumbers(cell: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,身份证号,日期,时长", "张三,\(cell),2021-07-03,2小时") == verdict)
    }

    @Test func refusesShiftedCells() throws {
        #expect(try Roster.verdict("姓名,日期,时长(小时)", "张三,2021-07-03,1,5") == "reject extra_cells")
        #expect(try Roster.verdict("姓名,日期,时长(小时),地点", "张三,2021-07-03,1,5") == "reject extra_cells")
        #expect(try Roster.verdict("姓名,日期,时长(小时),备注", "张三,2021-07-03,1,5") == "reject remark_needs_person")
        #expect(try Roster.verdict("姓名,日期,时长(小时),地点", "张三,2021-07-03,1,,") == "accept 60")
    }

    @Test func followsDittosOnlyFromTheLineAbove() throws {
        let text = """
            姓名,日期,时长
            张三,2021-07-03,2小时
            李四,同上,〃
            王五,同上,同上

            赵六,同上,2小时
            """
        #expect(
            Roster.verdicts(try Roster.read(text)) == [
                "accept 120", "accept 120", "accept 120", "reject ditto_unresolved",
            ]
        )
    }
}
