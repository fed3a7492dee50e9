import Testing

@testable import LedgerRosters

@Suite struct RemarkJudgeTests {
    @Test(arguments: [
        "", "无", "-", "√", "正常", "已签到", "良好", "表现良好", "工作认真负责", "很认真", "非常积极，表现优秀！", "组长", "副队长", "带队", "党员", "新志愿者",
        "第一组", "2组", "A队", "3号楼", "第二组组长", "首次参加", "准时到岗", "全程参与", "打扫卫生", "慰问老人、打扫卫生", "交通疏导（东门）", "社区", "自带工具",
        "已核对", "大学生志愿者", "拍照", "摄影、后勤", "辛苦了", "晴",
    ])
    func harmlessRemarksPass(remark: String) {
        #expect(RemarkJudge.isHarmless(RosterText.folded(remark)))
    }

    @Test(arguments: [
        "早退", "实际1小时", "代签", "5", "王芳代", "有偿", "下午没来", "未全程参加", "只到上午", "补签", "已录入省平台", "已登记在其他站", "同昨日", "半天",
        "家里有事先走",
        "去医院", "替李强", "李强", "按一半", "不计时长", "培训", "参观学习", "领了工资", "雨", "？", "见附页", "重复", "与上月合并", "走得早", "三点才来", "没签退",
        "在医院", "迟到", "含午饭", "9:00来", "⚠", "打扫卫生（1小时）", "组长说不算",
    ])
    func allOtherRemarksNeedAPerson(remark: String) {
        #expect(!RemarkJudge.isHarmless(RosterText.folded(remark)))
    }

    @Test func servicesHaveToBeThoseOfTheRow() {
        #expect(RemarkJudge.isHarmless("慰问老人", activity: "走访慰问老人"))
        #expect(!RemarkJudge.isHarmless("慰问老人", activity: "环境清洁"))
        #expect(RemarkJudge.isHarmless("认真负责", activity: "环境清洁"))
        #expect(RemarkJudge.isHarmless("红山社区", activity: "环境清洁", beside: ["红山社区2021年7月签到表"]))
        #expect(!RemarkJudge.isHarmless("早退", activity: "", beside: ["早退登记"]))
    }

    @Test func aLongRemarkIsNotTakenApart() {
        #expect(!RemarkJudge.isHarmless(String(repeating: "认真", count: 60)))
    }

    @Test func theTableAndTheListsAreTheSame() {
        let lists = [
            ("harmless", RemarkWords.harmless), ("services", RemarkWords.services), ("doubtful", RemarkWords.doubtful),
            ("doubtful_headers", RemarkWords.doubtfulHeaders), ("contradicting", RemarkWords.contradicting),
            ("not_service", RemarkWords.notService), ("planned", RemarkWords.planned), ("taken", RemarkWords.taken),
            ("note_alarms", RemarkWords.noteAlarms), ("instructions", RemarkWords.instructions),
        ]
        let parts = lists.map { name, words in
            "  \"\(name)\": [\n" + words.map { "    \"\($0)\"" }.joined(separator: ",\n") + "\n  ]"
        }
        let expected = "{\n  \"version\": 1,\n" + parts.joined(separator: ",\n") + "\n}\n"
        #expect(String(decoding: Roster.file("../../Ledger/policy/roster_remarks.json"), as: UTF8.self) == expected)
    }
}
