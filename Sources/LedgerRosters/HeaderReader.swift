/// Recognises the headers that stations write over their columns.
enum HeaderReader {
    private static let exact: [String: ColumnRole] = {
        let words: [(ColumnRole, [String])] = [
            (.index, ["序号", "编号", "号", "序", "no", "no.", "行号"]),
            (
                .name,
                [
                    "姓名", "您的姓名", "志愿者", "志愿者姓名", "名字", "人员姓名", "人员", "队员姓名", "队员", "服务者", "服务人员", "参与者", "参加人", "参加人员",
                    "参与人员", "参与人", "志愿者名字", "志愿服务者", "志愿人员", "志愿者名称", "ner", "нэр", "ᠨᠡᠷ\u{180E}ᠡ",
                    "ᠨᠡᠷ᠎ᠡ", "name", "学生姓名", "成员", "成员姓名", "签到人", "签到姓名",
                    "党员姓名", "团员姓名", "教师姓名", "老师姓名", "职工姓名", "社工姓名", "会员姓名", "本人姓名", "真实姓名",
                    "网格员姓名",
                ]
            ),
            (
                .date,
                [
                    "日期", "服务日期", "活动日期", "年月日", "日", "志愿服务日期", "签到日期", "服务日", "时间日期", "огноо", "date", "开始日期", "结束日期",
                    "截止日期", "终止日期", "起始日期",
                    "参加日期", "参与日期", "工作日期", "值班日期", "值勤日期", "执勤日期",
                ]
            ),
            (.weekday, ["星期", "周", "周几", "星期几", "礼拜"]),
            (
                .start,
                [
                    "签到", "签到时间", "开始", "开始时间", "到岗", "到岗时间", "起始时间", "上岗时间", "到达时间", "起", "始", "签入", "签入时间", "入场时间",
                    "上班时间", "来时", "到时", "服务开始时间", "开始服务时间", "活动开始时间", "start", "签到时刻", "自", "从", "到场时间", "报到时间", "上岗",
                    "timein",
                    "起时间", "进场时间", "服务时间起", "时间起",
                ]
            ),
            (
                .end,
                [
                    "签退", "签退时间", "结束", "结束时间", "离岗", "离岗时间", "终止时间", "下岗时间", "离开时间", "止", "终", "签出", "签出时间", "离场时间",
                    "下班时间", "走时", "离时", "服务结束时间", "结束服务时间", "活动结束时间", "end", "签退时刻", "至", "签离", "签离时间", "离开", "下岗",
                    "timeout",
                    "止时间", "服务时间止", "时间止",
                ]
            ),
            (
                .moment,
                [
                    "时间", "服务时间", "活动时间", "志愿服务时间", "起止时间", "服务时段", "时段", "起止", "服务起止时间", "时间段", "服务时间段", "签到签退时间",
                    "签到/签退", "活动时段", "工作时间", "值班时间", "参加时间", "参与时间", "执勤时间", "值勤时间", "цаг",
                ]
            ),
            (
                .duration(nil),
                [
                    "时长", "服务时长", "志愿时长", "志愿服务时长", "活动时长", "用时", "合计时长", "时间长度", "服务用时", "志愿服务时间长度", "工作时长", "值班时长",
                    "认定时长", "核定时长", "duration", "计时时长",
                ]
            ),
            (
                .duration(.hours),
                [
                    "小时", "工时", "时数", "小时数", "服务小时", "服务小时数", "服务时数", "志愿时数", "志愿工时", "服务工时", "志愿服务小时数", "志愿服务时数",
                    "hours",
                    "时长小时", "志愿小时数",
                ]
            ),
            (.duration(.minutes), ["分钟", "分钟数", "服务分钟", "服务分钟数", "时长分钟", "minutes"]),
            (.rest(nil), ["休息", "休息时间", "休息时长", "午休", "午休时间", "扣除", "扣除时间", "中途休息", "扣除休息", "扣休"]),
            (.rest(.minutes), ["休息分钟", "休息分钟数"]),
            (
                .phone,
                [
                    "电话", "手机", "手机号", "手机号码", "联系方式", "联系电话", "电话号码", "手机尾号", "电话尾号", "尾号", "phone", "电话后四位", "手机后四位",
                    "手机号后四位", "电话后4位", "手机后4位", "后四位",
                ]
            ),
            (.residentID, ["身份证号", "身份证", "身份证号码", "证件号码", "证件号", "公民身份号码", "居民身份证号码", "证件"]),
            (.volunteerNumber, ["志愿者编号", "志愿者号", "志愿者证号", "注册号", "志愿编号", "志愿者注册号", "志愿者证", "义工号"]),
            (
                .activity,
                [
                    "活动", "项目", "内容", "服务内容", "活动名称", "活动内容", "服务项目", "项目名称", "志愿服务内容", "志愿服务项目", "工作内容", "岗位", "服务岗位",
                    "任务", "事项", "主题", "活动主题", "服务类型", "服务类别", "类别", "志愿活动",
                ]
            ),
            (.place, ["地点", "服务地点", "活动地点", "地址", "场所", "服务场所", "位置", "签到地点", "签退地点"]),
            (
                .station,
                [
                    "站点", "站", "社区", "单位", "所属社区", "所属站点", "服务站", "实践站", "所属单位", "组织", "队伍", "服务队", "所属队伍", "志愿服务队",
                    "团队",
                    "嘎查", "苏木", "嘎查村", "所属嘎查", "旗县", "街道", "村", "部门",
                ]
            ),
            (.leader, ["负责人", "领队", "带队人", "组织者", "队长", "组长", "活动负责人", "联系人"]),
            (.remark, ["备注", "说明", "注", "情况说明", "其他", "备考", "тайлбар"]),
            (
                .status,
                ["出勤", "出勤情况", "考勤", "是否到岗", "是否参加", "状态", "到岗情况", "出席", "出席情况", "是否出勤", "是否签到", "参加情况", "考勤状态"]
            ),
            (
                .total,
                ["合计", "总计", "小计", "总时长", "累计", "累计时长", "总时数", "累计时数", "合计小时", "总小时", "总小时数", "共计", "服务总时长", "月合计"]
            ),
            (
                .multiplicity,
                ["人数", "参加人数", "人次", "服务人次", "次数", "服务次数", "天数", "服务天数", "参与人数", "场次"]
            ),
            (
                .signature,
                ["签名", "签字", "本人签名", "本人签字", "签收", "志愿者签名", "志愿者签字", "签到签名", "签退签名", "签名确认"]
            ),
            (
                .opinion,
                [
                    "审核", "审核结果", "审核意见", "审核状态", "审核情况", "是否有效", "是否认定", "认定", "认定结果", "认定情况", "核实", "核实情况", "核实结果",
                    "确认", "是否确认", "确认情况", "审批", "审批结果", "审批意见", "是否通过", "有效", "结果",
                ]
            ),
            (
                .other,
                [
                    "确认签字", "性别", "年龄", "民族", "错误", "error", "政治面貌", "星级", "学历",
                    "职业",
                    "服务对象", "受益人", "受助人", "审核人", "记录人", "登记人", "照片", "评价", "满意度", "积分",
                    "学号", "班级", "所属班级", "专业班级", "班级名称", "年级", "学院", "专业", "院系", "系别", "宿舍", "工号", "职务", "职称", "住址",
                    "家庭住址", "居住地", "家庭地址", "户籍",
                    "楼栋", "门牌号", "房号", "组别", "小组", "分组", "籍贯", "邮箱", "微信", "微信号", "qq", "车牌号", "马甲号", "马甲编号", "天气",
                    "温度",
                    "体温", "健康码", "行程码", "健康状况", "尺码", "血型", "紧急联系人", "紧急联系电话", "监护人", "监护人电话", "家长姓名", "家长电话", "照片数",
                    "评分", "签到方式", "签退方式", "人员类别", "身份",
                    "证明人", "录入方式", "计时方式", "提交者", "提交人", "所用时间", "答题时长", "来源", "来源详情", "来自ip", "ip", "ip地址",
                    "填写设备", "操作系统", "浏览器", "微信昵称", "昵称", "扩展属性", "距离", "累计积分", "总积分", "积分余额", "爱心积分", "服务对象签字",
                    "服务对象签名", "家长签字", "家长签名", "监护人签字", "监护人签名",
                ]
            ),
        ]
        return Dictionary(
            words.flatMap { role, list in list.map { ($0, role) } },
            uniquingKeysWith: { first, _ in first }
        )
    }()

    /// Headers whose times are not the time served.
    private static let elsewhere = [
        "计划", "预计", "应到", "规定", "安排", "累计", "总", "历史", "剩余", "可兑换", "兑换", "出生", "注册时", "注册日", "报名", "登记", "填表", "填报",
        "入队",
        "入党", "培训", "审核", "上报", "打印", "年度", "截止", "截至", "有效", "标准", "额定", "最近", "上次", "下次", "入职",
        "提交", "修改时间", "创建时间", "导出时间", "报到日期",
    ]

    /// The role that a header cell gives its column; nil when the text is no known header.
    static func role(_ text: String) -> ColumnRole? {
        guard !text.isEmpty, text.utf8.count <= 96 else { return nil }
        let (bare, note) = split(RosterText.squeezed(text).lowercased())
        if let role = exact[bare] ?? (HeaderNotes.isAboutOthers(bare) ? nil : composed(bare)) {
            guard HeaderNotes.isHarmless(note) || !(role == .name || role.isTemporal) else {
                return role == .name ? nil : .other
            }
            return qualified(role, note)
        }
        // A planned or a prescribed time is known to be none, whatever word follows.
        for planned in ["计划", "预计", "应", "规定", "安排"] where bare.hasPrefix(planned) {
            if exact[String(bare.dropFirst(planned.count))]?.isTemporal ?? false { return .other }
        }
        if elsewhere.contains(where: { RosterText.contains(bare, $0) }) {
            let isTime = ["时长", "时数", "工时", "小时", "时间", "日期"].contains { RosterText.contains(bare, $0) }
            guard isTime, bare.unicodeScalars.count <= 12 else { return nil }
            let isSum = ["累计", "总"].contains { RosterText.contains(bare, $0) }
            return isSum ? .total : .other
        }
        for leading in ["实际", "上午", "下午"] where bare.hasPrefix(leading) {
            guard let role = exact[String(bare.dropFirst(2))] else { continue }
            if leading == "实际" || role == .start || role == .end { return qualified(role, note) }
        }
        return nil
    }

    /// `志愿服务开始时间`, `本次时长`, `服务时长小时`: a known header with a word before it or its unit after it.
    private static func composed(_ bare: String) -> ColumnRole? {
        for (word, unit) in [("小时", DurationUnit.hours), ("分钟", .minutes)] where RosterText.ends(bare, with: word) {
            let rest = String(bare.unicodeScalars.dropLast(2))
            if case .duration(nil)? = exact[rest] { return .duration(unit) }
        }
        for word in ["志愿服务", "志愿者", "志愿", "服务", "活动", "本次", "本日", "当日", "当天", "参与", "参加", "工作", "值班", "个人"]
        where bare.hasPrefix(word) {
            let rest = String(bare.unicodeScalars.dropFirst(word.unicodeScalars.count))
            guard !rest.isEmpty, let role = exact[rest] ?? (word.hasPrefix("本") ? composed(rest) : nil) else {
                continue
            }
            return role == .index ? .other : role
        }
        return nil
    }

    /// Whether the text heads a column of names; cheap enough to ask of every cell.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) || RosterText.contains(text, "、"),
            (2...60).contains(text.utf8.count)
        else {
            return false
        }
        let (bare, note) = split(RosterText.squeezed(text).lowercased())
        return exact[bare] == .name && HeaderNotes.isHarmless(note)
    }

    /// The unit that a bracketed or trailing note states; nil when it states none or two.
    static func unit(in note: String) -> DurationUnit? {
        let isHours =
            ["小时", "时数", "hour", "工时"].contains { RosterText.contains(note, $0) } || note == "h" || note == "时"
        let isMinutes = ["分钟", "minute", "min"].contains { RosterText.contains(note, $0) } || note == "分"
        guard isHours != isMinutes else { return nil }
        return isHours ? .hours : .minutes
    }

    private static func qualified(_ role: ColumnRole, _ note: String) -> ColumnRole {
        guard !note.isEmpty else { return role }
        switch role {
        case .duration(let unit):
            // A note that states another unit than the header itself leaves none.
            guard statesUnit(note) else { return role }
            if ["天", "日", "次", "节", "课", "学时", "年", "月"].contains(where: { RosterText.contains(note, $0) }) {
                return .other
            }
            return .duration(unit == nil || unit == HeaderReader.unit(in: note) ? HeaderReader.unit(in: note) : nil)
        case .moment: return HeaderReader.unit(in: note).map { .duration($0) } ?? role
        case .rest: return .rest(HeaderReader.unit(in: note))
        default: return role
        }
    }

    private static func statesUnit(_ note: String) -> Bool {
        ["时", "分", "h", "min", "天", "日", "次"].contains { RosterText.contains(note, $0) }
    }

    /// The header without its bracketed note, star and colon; and the note.
    private static func split(_ text: String) -> (bare: String, note: String) {
        var (bare, note) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        var depth = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "(", "[", "【", "〔": depth += 1
            case ")", "]", "】", "〕": depth = max(0, depth - 1)
            case "*", ":", "\"", "'", "＊": continue
            default: if depth > 0 { note.append(scalar) } else { bare.append(scalar) }
            }
        }
        // A bracket that a comma cut open says no one knows what.
        if depth > 0 { note.append(contentsOf: "未完".unicodeScalars) }
        // A questionnaire numbers its questions: 1、姓名.
        if let mark = bare.firstIndex(where: { "、.．".unicodeScalars.contains($0) }),
            mark > bare.startIndex, bare[..<mark].allSatisfy({ ("0"..."9").contains($0) })
        {
            bare.removeSubrange(...mark)
        }
        if note.isEmpty, let slash = bare.firstIndex(of: "/"), bare.distance(from: bare.startIndex, to: slash) >= 2 {
            let tail = String(bare[bare.index(after: slash)...])
            if unit(in: tail) != nil { return (String(bare[..<slash]), tail) }
        }
        return (String(bare), String(note))
    }
}
