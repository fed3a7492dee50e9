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

    @Test(arguments: [
        "帮助老人打扫房间", "发放宣传资料", "负责签到", "给老人理发", "穿红马甲", "看望独居老人", "陪老人看病", "宣传资料发放", "给社区老人理发",
    ])
    func aServiceToldInASentenceIsHarmless(remark: String) {
        #expect(RemarkJudge.isHarmless(remark))
        #expect(!RemarkJudge.isHarmless(remark, activity: "巡河") || ["负责签到", "穿红马甲"].contains(remark))
    }

    @Test(arguments: [
        "老人", "居民", "服务对象", "社区居民", "独居老人", "老人理发", "社区老人理发", "看病", "参加午餐", "午餐", "为老人", "给自己理发", "帮李强签到", "家里",
    ])
    func whoIsServedIsNoVolunteer(remark: String) {
        #expect(!RemarkJudge.isHarmless(remark))
    }

    @Test func namesWhoIsServed() {
        #expect(RemarkJudge.namesServed("社区居民"))
        #expect(RemarkJudge.namesServed("服务 对象"))
        #expect(!RemarkJudge.namesServed("社区"))
        #expect(!RemarkJudge.namesServed("志愿者"))
        #expect(!RemarkJudge.namesServed("看望老人"))
    }

    @Test(arguments: [("参观", true), ("陪老人参观", false), ("体检", true), ("陪同老人体检", false), ("领取物资", true), ("清洁", false)])
    func whatOneDoesForOneselfIsNoService(activity: String, isForOneself: Bool) {
        #expect(RemarkJudge.isForOneself(activity) == isForOneself)
    }

    @Test(arguments: [
        "照顾家中老人", "家里做饭", "清洗家中衣物", "服务本人", "参加免费理发", "已完成疫苗接种", "参加健康义诊", "参加心理疏导", "网格员到岗", "本人理发", "主题党日",
    ])
    func harmlessWordsMayTellOfSomebodyServed(remark: String) {
        #expect(!RemarkJudge.isHarmless(remark))
    }

    @Test(arguments: ["帮助老人理发", "网格员", "到岗", "本人签到", "参加活动", "陪护病人", "免费理发"])
    func harmlessWordsMayTellOfService(remark: String) {
        #expect(RemarkJudge.isHarmless(remark))
    }
}
