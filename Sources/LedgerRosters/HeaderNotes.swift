/// Judges what stands in brackets in a header, and what a header says of other days or people.
enum HeaderNotes {
    /// Words that name a unit, a form or a span and leave the column what it is.
    private static let harmless = [
        "小时", "分钟", "单位", "时", "分", "秒", "天", "日", "次", "年", "月", "号", "工时", "时数", "课时", "学时", "节", "起", "止", "至", "到",
        "开始", "结束", "上午",
        "下午", "必填", "选填", "格式", "请填", "填", "填写", "例如", "例", "如", "精确", "精确到", "保留", "一位", "两位", "小数", "制", "手写", "正楷",
        "本人", "签名", "签字",
        "全称", "实名", "真实", "实际", "志愿者", "志愿", "服务", "活动", "周", "星期", "公历", "阳历", "北京时间", "计", "以", "为", "按",
        "点", "几", "数", "时间", "时长", "日期", "姓名", "全名", "汉字", "中文", "蒙文", "蒙汉文", "扣除", "休息", "午休", "已扣", "不含", "含", "共",
    ]
    private static let foreign = [
        "录入", "提交", "上传", "建卡", "签订", "加入", "生日", "编制", "公示", "归档", "修订", "老人", "被", "受助", "受益", "对象", "家长", "领取",
    ]

    /// Whether the note is made of known words, figures and Latin letters alone.
    static func isHarmless(_ note: String) -> Bool {
        var cursor = TextCursor(note)
        let words = harmless.sorted { $0.utf8.count > $1.utf8.count }
        while let scalar = cursor.next {
            if cursor.takeAny(of: words) != nil { continue }
            guard !RosterText.isHan(scalar) || ChineseNumber.isSign(scalar) else { return false }
            cursor.index += 1
        }
        return true
    }

    /// Whether the header speaks of another day than that of service, or of other people than volunteers.
    static func isAboutOthers(_ bare: String) -> Bool {
        RemarkJudge.holds(bare, foreign)
    }
}
