import Testing

/// What a clerk reads when something is wrong: what, where and what to do next, in Chinese.
@Suite struct ClerkMessagesTests {
    @Test func whoIsNotFoundOrNotAloneIsToldApart() throws {
        let station = try Station()
        try station.refuses("hours 没有此人", "person_unknown", "未登记的先登记（volunteer register）")
        let consent = try station.scratch.write("consent", to: "consent.pdf")
        try station.facts(
            "volunteer register --as desk --name 林秀英 --contact 13911112222 --consents personal_information "
                + "--consent-file \(consent)"
        )
        try station.refuses("hours 林秀英", "person_ambiguous", "或电话、证件的尾号")
        let listed = try station.run("hours 林秀英", language: "zh").output
        #expect(listed.contains("联系方式尾号 2222") && listed.contains("联系方式尾号 8001"))
        #expect(try station.facts("hours 2222").count == 1)
    }

    @Test func keysAreFoundByKeyList() throws {
        let station = try Station()
        let roster = try station.scratch.write("姓名,日期,服务时长\n", to: "r.csv")
        let record = "roster record \(roster) --activity 敬老"
        try station.refuses("\(record) --as 赵小兰", "key_name", "不是人的姓名；本机密钥的名字用 xinshi key list 查看")
        try station.refuses("\(record) --as nobody", "key_unknown", "用 xinshi key list 查看有哪些")
        let bare = try station.run("roster record \(roster) --as clerk", language: "zh")
        #expect(bare.code == 1 && bare.notes.contains("请加 --activity 活动名称"))
        try station.misused("\(record) --as clerk --period 13", "--period 须为月份，如 2026-10")
        try station.misused("\(record) --as clerk --evidence x", "--evidence 须为 签到签退（signed_in_out）")
        try station.refuses("records approve --as manager --batch 99999", "batch_unknown", "用 records pending 查看")
        for act in ["approve", "decline --reason-code no_evidence", "void --reason-code false_record"] {
            try station.refuses(
                "records \(act) --as manager --batch \(station["batch"]) --all-but 3",
                "record_not_in_batch",
                "这一批没有第 3 条记录，未作任何处理。这一批的记录是第 \(station["first"])"
            )
        }
    }

    @Test func aCommandThatDoesNotExistIsNamedAsSuch() throws {
        let station = try Station()
        try station.misused("hour 林", "没有这个命令")
        try station.misused("roster recrd x", "没有这个命令")
        try station.misused("hours --wrong", "没有选项 --wrong")
    }

    @Test func theMeaningOfAnOptionIsToldInOneLanguage() throws {
        let chinese = try Program.run(["hours", "--lang", "zh"])
        #expect(chinese.notes.contains("说明：--data <data>  数据目录。\n") && !chinese.notes.contains("Data directory"))
        let english = try Program.run(["hours", "--lang", "en"])
        #expect(english.notes.contains("Help: --data <data>  Data directory.\n") && !english.notes.contains("数据目录"))
    }

    @Test func listsSayWhenTheyAreEmptyAndNameWhatTheyList() throws {
        let station = try Station()
        #expect(try station.run("objection list", language: "zh").output == "没有异议。\n")
        #expect(try station.run("policy list", language: "zh").output.contains("stars  星级评定规则  v"))
        let talents = try station.run("volunteer talents --skill 没有此技能", language: "zh")
        #expect(talents.code == 1 && talents.notes.contains("用 xinshi policy codes skills 查看"))
    }

    @Test func organisationsAndPeopleAreTakenByTheirNames() throws {
        let station = try Station()
        let appointed = try station.facts(
            "operator appoint --as root --organisation 岗贝社区志愿服务站 --roles 审核员 --subject 陈素芬"
        )
        #expect(appointed.first?["subject"] as? String == station["V003"])
        try station.misused(
            "operator appoint --as root --organisation 岗贝社区志愿服务站 --roles 站长 --subject 陈素芬",
            "--roles 须为 记录员（recorder）、审核员（approver）"
        )
        try station.facts("operator dismiss --as root --organisation 岗贝社区志愿服务站 --subject 陈素芬 --reason 本人申请")
        try station.refuses(
            "operator appoint --as root --organisation 没有此站 --roles 审核员 --subject 陈素芬",
            "organisation_unknown",
            "没有这个组织"
        )
    }

    @Test func filesAndValuesAreNamedWithTheReason() throws {
        let station = try Station()
        let missing = try station.run("trust --out /proc/x", language: "zh")
        #expect(missing.code == 3 && missing.notes.contains("写不了 /proc/x：没有这个文件夹或文件"))
        let absent = try station.run("apply 没有.jsonl", language: "zh")
        #expect(absent.code == 3 && absent.notes.contains("没有文件 没有.jsonl。请检查文件名和所在文件夹"))
        let correct = "session correct --as manager --record \(station["first"]) --reason-code 时间更正"
        try station.misused("\(correct) --minutes 99999", "--minutes 须为 1 到 1440")
        try station.misused("\(correct) --start 2026-11-01T09:00", "给出 --minutes，或 --start 与 --end")
        try station.misused(
            "activity open --as desk --title a --place b --content c --leader V003 --category 助老 "
                + "--first-day 2026-11-02 --last-day 2026-11-01",
            "--last-day 2026-11-01 早于 --first-day 2026-11-02"
        )
    }
}
