/// The words by which titles, sheet names and activities say that a table is no record of service.
///
/// Written by `Tools/rosters/words.py` from `Ledger/policy/roster_remarks.json`.
enum TitleWords {
    /// What is no service, or fell out.
    static let notService = [
        "培训", "学习班", "会议", "例会", "座谈会", "团建", "聚餐", "聚会", "旅游", "有偿", "收费", "兼职", "取消", "作废", "延期", "改期", "未开展",
        "开会", "秋游", "春游", "踏青", "郊游", "生日会", "表彰", "年会", "观影", "考试", "茶话会", "彩排", "联欢", "沙龙", "交流会", "分享会",
        "动员会", "总结会", "启动会", "岗前学习",
    ]

    /// What a title lists instead of attendance: leave, goods, points, pay, drafts.
    static let notAttendance = [
        "请假", "缺勤", "缺席", "旷工", "未到", "领取", "领用", "发放表", "发放登记", "积分", "兑换", "补助", "补贴", "津贴", "工资", "薪", "劳务",
        "报酬", "奖金", "草稿", "草表", "初稿", "底稿", "样例", "范例", "样本", "样张", "例表", "试填", "已删除", "待审核", "未审核", "停用", "废弃",
        "旧表", "招募", "招聘", "应聘", "面试", "退出", "注销", "评选", "推荐表", "未签", "未完成", "不合格", "不予", "无效", "备用", "补录", "勿用",
        "旧版", "(旧)", "旧名册", "保险登记", "推荐名单", "申请", "需求登记", "项目清单", "预告", "方案", "待确认", "拟录", "异常", "未审批", "异议",
        "退回", "错误", "黑名单", "证发放", "轮休", "除名", "未达标", "投保", "尺码", "体检名单", "体检登记", "用餐", "就餐", "午餐签到", "餐券", "签收",
        "骗保", "拓展", "宣誓", "讲座签到", "乘车", "线索",
    ]

    /// What lies ahead.
    static let planned = [
        "排班", "计划", "报名", "预约", "预排", "拟参加", "安排", "模板", "样表", "示例", "预案", "意向", "预计",
    ]

    /// What may be a plan or be kept on the spot; only columns of signing in and out tell.
    static let duty = [
        "值班表", "轮值表", "轮流表", "值班轮", "值日表",
    ]

    /// What says that the table was kept on the spot in spite of a word of planning.
    static let taken = [
        "签到", "签退", "实际",
    ]

    /// What heads the columns in which people signed in and out.
    static let signed = [
        "签到", "签退", "实际", "到岗", "离岗", "签离",
    ]

    /// People for whom something is done; a list of these is no list of volunteers.
    static let served = [
        "服务对象", "受益", "受助", "受援", "被服务", "求助",
    ]

    /// People who may work, attend or be served as well as volunteer; only 志愿 makes a list of these one of volunteers.
    static let others = [
        "居民", "老人", "群众", "村民", "牧民", "儿童", "家长", "患者", "学员", "观众", "听众", "来访", "来宾", "嘉宾", "员工", "职工", "工作人员",
        "社工", "社区工作者", "干部", "公务员", "保安", "物业", "民警", "教职工", "讲座", "党课", "学习", "听课", "观影", "报告会", "宣讲会", "联欢会",
        "运动会", "茶话会", "年会", "考试", "考核", "测试", "测评", "投票", "捐款", "捐赠", "借用", "大会", "主题党日", "主题团日", "组织生活", "支部会",
        "临时工", "公益岗", "公益性岗位", "保洁员", "保安员", "环卫工", "网格员", "护工", "护理员", "工勤", "民工", "临聘", "聘用", "合同工", "接种",
        "检测", "体温", "健康", "出入", "访客", "车辆", "外出", "加班", "调休", "实习", "勤工助学", "托管班", "读书会", "课堂", "大学", "夏令营",
        "家长会", "亲子", "放映", "献血", "矫正人员", "矫正对象", "公益劳动", "劳动教育", "营员", "兴趣班",
    ]

    /// What says that a list is one of volunteers.
    static let volunteering = [
        "志愿", "义工",
    ]

    /// What a list is called; before it stands of whom it is.
    static let lists = [
        "签到", "签退", "登记", "名单", "名册", "花名册", "信息", "考勤", "统计", "明细", "台账", "记录", "表",
    ]

    /// Names in which a word of these lists says nothing.
    static let neutral = [
        "计划生育", "学习雷锋", "积分超市", "积分银行", "积分商城", "爱心积分", "有偿献血", "无偿献血", "学习宣传",
    ]

    /// What says that a table is not to be recorded, whatever else its title says.
    static let never = [
        "勿录", "勿录入", "别录", "不要录", "不录", "已录入", "已录过", "录过", "录完", "没核对", "未核对", "没核实", "未核实", "凭记忆", "事后补",
        "事后填", "后补", "仅供参考", "电话回访", "除名", "没通过", "未通过", "要删", "待删", "不算", "不计时长", "无时长", "别用", "不用了", "假的",
        "练习", "未能到岗", "未能参加", "未能到场", "未到岗", "没来", "没到岗", "没签退", "未签退", "候补", "替补",
    ]

    /// What makes a place of the word before it: 会议室, 培训中心.
    static let placeEndings = [
        "室", "厅", "中心", "基地", "学校", "学院", "景区", "景点", "园区", "风景区", "度假区", "馆", "楼", "场所", "场馆", "机构", "广场",
        "集散",
    ]
}
