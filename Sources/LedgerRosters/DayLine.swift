/// Decides whether a date above a table is the day of the service, and not that of a notice, a signature or a plan.
enum DayLine {
    private static let labels: Set<String> = [
        "日期", "时间", "服务日期", "服务时间", "活动日期", "活动时间", "志愿服务日期", "志愿服务时间", "志愿活动时间", "志愿活动日期", "签到日期", "执勤日期", "执勤时间",
        "开展时间",
        "开展日期", "活动开展时间", "工作日期",
    ]
    private static let endings = [
        "表", "签到", "记录", "台账", "名单", "登记", "活动", "服务", "册", "单", "统计", "明细", "考勤", "情况", "时长", "工时",
    ]
    private static let others = [
        "下次", "原定", "通知", "改", "编制", "公示", "提交", "审核", "归档", "盖章", "签字", "收表", "录入", "修订", "发布", "起使用", "起执行", "前报",
        "根据", "本表自",
    ]

    /// Whether the line states the date as the day of service: bare, behind a label that says so, or within a title.
    static func isOfService(_ text: String, date: Range<Int>) -> Bool {
        guard !RemarkJudge.holds(text, others) else { return false }
        let scalars = Array(text.unicodeScalars)
        let before = String(String.UnicodeScalarView(scalars[..<date.lowerBound]))
        let after = String(String.UnicodeScalarView(scalars[date.upperBound...]))
        let label = before.split { " ,;()".contains($0) }.last.map(String.init) ?? ""
        if label.hasSuffix(":") || labels.contains(label) {
            return labels.contains(String(label.split(separator: ":").last ?? ""))
        }
        let rest = words(before) + words(after)
        if rest.isEmpty || RemarkJudge.isHarmless(rest) { return true }
        return endings.contains { ending in
            [words(before), words(after.split(separator: " ").first.map(String.init) ?? "")]
                .contains { RosterText.ends($0, with: ending) }
        }
    }

    /// The text without figures, signs, weekdays and halves of the day.
    private static func words(_ text: String) -> String {
        var (cursor, result) = (TextCursor(text), String.UnicodeScalarView())
        while let scalar = cursor.next {
            let day = ["星期", "周", "礼拜"]
            if cursor.takeAny(of: ["上午", "下午", "全天", "晚上", "中午", "早上"]) != nil { continue }
            if cursor.takeAny(of: day) != nil {
                _ = cursor.takeAny(of: ["一", "二", "三", "四", "五", "六", "日", "天", "末"])
                continue
            }
            if RosterText.isHan(scalar) { result.append(scalar) }
            cursor.index += 1
        }
        return String(result)
    }
}
