/// The words by which headers, day lines and notes are judged.
///
/// Written by `Tools/rosters/words.py` from `Ledger/policy/roster_remarks.json`.
enum TableWords {
    /// Words in a note below a table that correct what stands in it.
    static let noteAlarms = [
        "作废", "取消", "有误", "更正", "实际", "应为", "无效", "早退", "迟到", "代签", "重复", "虚假", "未到", "没来", "提前结束", "提前离开",
        "未参加", "冒名", "补录", "未完成",
    ]

    /// Words by which a note instructs and reports nothing.
    static let instructions = [
        "请", "须", "不得", "严禁", "如有", "如", "应当", "必须", "禁止", "凡", "若", "不可", "不准", "要求",
    ]

    /// Words by which a remark on one line speaks of others as well.
    static let plurals = [
        "以上", "上述", "前述", "以下", "均", "全体", "他们", "她们", "两人", "二人", "三人", "四人", "五人", "几人", "多人", "大家",
    ]

    /// Words by which a note says that figures are to be converted.
    static let multipliers = [
        "减半", "折半", "折算", "折合", "双倍", "加倍", "倍计", "倍数", "系数", "次计", "按次", "每次", "每天计", "计为",
    ]

    /// Beginnings of lines that sign a table or say where it comes from.
    static let signing = [
        "制表", "填表", "填报", "审核", "复核", "核对", "负责人", "项目负责人", "活动负责人", "联系", "电话", "签字", "签名", "盖章", "站长", "经办",
        "记录", "登记人", "带队", "领队", "组长", "队长", "统计人", "统计员", "主管", "单位", "社区", "站点", "服务站", "地点", "服务地点", "活动地点",
        "日期", "时间", "活动日期", "报送", "打印", "填写", "备案", "组织", "附件", "第", "见证人", "证明人",
    ]

    /// Endings of lines that name the body that stamps a table.
    static let signingEndings = [
        "盖章)", "(盖章)", "(章)", "盖章", "公章", "委员会", "居委会", "村委会", "办事处", "服务站", "服务队", "协会", "实践站", "实践所", "社区",
        "嘎查", "村", "街道",
    ]

    /// Words around the figures of a head count.
    static let headCounts = [
        "应到", "实到", "共计", "总计", "合计", "共", "本次", "活动", "参加", "参与", "到场", "签到", "志愿者", "人数", "总人数", "人", "名",
        "其中", "男", "女", "计", "为", "出勤", "今日",
    ]

    /// Words in a header's brackets that name a unit, a form or a span and leave the column what it is.
    static let harmlessHeaders = [
        "小时", "分钟", "单位", "时", "分", "秒", "天", "日", "次", "年", "月", "号", "工时", "时数", "课时", "学时", "节", "起", "止",
        "至", "到", "开始", "结束", "上午", "下午", "必填", "选填", "格式", "请填", "填", "填写", "例如", "例", "如", "精确", "精确到", "保留",
        "一位", "两位", "小数", "制", "手写", "正楷", "本人", "签名", "签字", "全称", "实名", "真实", "实际", "志愿者", "志愿", "服务", "活动",
        "周", "星期", "公历", "阳历", "北京时间", "计", "以", "为", "按", "点", "几", "数", "时间", "时长", "日期", "姓名", "全名", "汉字",
        "中文", "蒙文", "蒙汉文", "扣除", "休息", "午休", "已扣", "不含", "含", "共",
    ]

    /// Words by which a header speaks of another day than that of service, or of other people.
    static let foreignHeaders = [
        "录入", "提交", "上传", "建卡", "签订", "加入", "生日", "编制", "公示", "归档", "修订", "老人", "被", "受助", "受益", "对象", "家长",
        "领取",
    ]

    /// Words by which a header asks whether somebody came or a line was examined.
    static let presenceHeaders = [
        "到场", "到岗", "出席", "到位", "核实", "核对", "确认", "审核", "认定", "审批", "审定",
    ]

    /// What a header may ask and either answer leaves the record what it is.
    static let harmlessQuestions = [
        "党员", "团员", "学生", "退休", "在职", "首次", "第一次", "保险", "证书", "证明", "拍照", "本社区", "本村", "常住", "户籍", "低保", "残疾",
        "退役", "少数民族", "蒙古族", "组长", "队长", "带队", "穿马甲", "公开", "绿码", "发烧", "发热", "过敏",
    ]

    /// Labels before the day of the service.
    static let dayLabels = [
        "日期", "时间", "服务日期", "服务时间", "活动日期", "活动时间", "志愿服务日期", "志愿服务时间", "志愿活动时间", "志愿活动日期", "签到日期", "执勤日期",
        "执勤时间", "开展时间", "开展日期", "活动开展时间", "工作日期",
    ]

    /// What stands below 姓名 where the line below the days says what was done on each.
    static let captionLabels = [
        "活动", "内容", "项目", "主题", "服务内容", "活动内容", "活动名称", "服务项目", "备注", "说明", "地点",
    ]

    /// Endings of titles whose day is that of the service.
    static let dayEndings = [
        "表", "签到", "记录", "台账", "名单", "登记", "活动", "服务", "册", "单", "统计", "明细", "考勤", "情况", "时长", "工时",
    ]

    /// Words by which a line speaks of another day.
    static let otherDays = [
        "下次", "原定", "通知", "改", "编制", "公示", "提交", "审核", "归档", "盖章", "签字", "收表", "录入", "修订", "发布", "起使用", "起执行",
        "前报", "根据", "本表自", "入档", "归入", "整理于", "整理时间", "整理日期", "整理稿", "日整理", "前完成", "前交", "日前", "第二版", "第三版",
        "二版", "三版", "修订版", "日起", "月起", "农历", "阴历", "腊月", "正月",
    ]

    /// Words by which a line counts by the lunar calendar.
    static let lunar = [
        "农历", "阴历", "腊月", "正月", "月初一", "月初二", "月初三", "月初四", "月初五", "月初六", "月初七", "月初八", "月初九", "月初十",
    ]
}
