/// Words by which lines and cells say that they are no record, or no plain one.
enum LineWords {
    private static let totals = [
        "合计", "小计", "总计", "共计", "累计", "总数", "本页合计", "本月合计", "总时长", "总人数", "人数合计", "合计时长", "参加人数",
    ]
    private static let notes = [
        "注:", "注1", "注意", "备注", "说明", "填表", "制表", "审核", "负责人", "联系", "签字", "盖章", "单位", "主管", "经办", "记录人", "统计", "带队",
        "领队",
        "地点", "活动", "日期", "时间", "社区", "站长", "填报", "组织", "报送", "以上", "以下", "※", "*", "备案", "核对", "复核", "服务地点", "服务内容",
        "服务时间", "共",
    ]
    private static let absences: Set<String> = [
        "请假", "事假", "病假", "缺席", "缺勤", "未到", "未参加", "没来", "没到", "未来", "旷工", "休息", "休", "缺", "假", "请", "未出勤", "未到岗", "取消",
        "调休", "轮休", "公休", "未签到", "缺岗", "弃权", "作废", "无效",
    ]
    private static let crosses: Set<String> = ["×", "x", "X", "✗", "✘", "╳", "〇", "○", "0", "Δ", "△", "否", "N", "n"]
    private static let ticks: Set<String> = [
        "√", "✓", "✔", "☑", "到", "是", "有", "出勤", "已到", "Y", "y", "●", "■", "v", "V", "已签", "已签到", "已签退", "签", "正常",
        "参加",
    ]
    private static let blanks: Set<String> = ["-", "--", "/", "\\", "无", "//", "_", "——", "."]
    private static let dittos: Set<String> = [
        "同上", "〃", "″", "\"", "''", "″″", "“", "”", "\"\"", "〞", "上同", "同前", "’’", "、、", "..", "ditto",
    ]
    /// Whether the text begins a line of totals.
    static func isTotal(_ text: String) -> Bool {
        let bare = RosterText.squeezed(text)
        return totals.contains { bare.hasPrefix($0) }
    }

    /// Whether a short text ends as a subtotal does: `张三小计`, `张三 汇总`.
    static func isSubtotal(_ text: String) -> Bool {
        let bare = RosterText.squeezed(text)
        guard bare.unicodeScalars.count <= 12 else { return false }
        return ["小计", "合计", "总计", "汇总", "共计"].contains { RosterText.ends(bare, with: $0) }
    }

    /// Whether the text begins a note, a signature line or a labelled statement.
    static func isNote(_ text: String) -> Bool {
        let bare = RosterText.squeezed(text)
        return notes.contains { bare.hasPrefix($0) }
    }

    /// Whether the cell says that the person did not serve.
    static func isAbsence(_ text: String) -> Bool {
        text.utf8.count <= 24 && absences.contains(RosterText.squeezed(text))
    }

    /// Whether a day cell of a grid is crossed out or zero.
    static func isCross(_ text: String) -> Bool {
        crosses.contains(text)
    }

    /// Whether the cell only says that the person was there.
    static func isTick(_ text: String) -> Bool {
        text.utf8.count <= 9 && ticks.contains(text)
    }

    /// Whether the cell is filled with a sign for nothing.
    static func isBlank(_ text: String) -> Bool {
        text.utf8.count <= 6 && blanks.contains(text)
    }

    /// Whether the cell repeats the one above.
    static func isDitto(_ text: String) -> Bool {
        text.utf8.count <= 8 && dittos.contains(text)
    }

    /// Whether a text of a file without formulas would be run as one by a spreadsheet program.
    static func isFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count > 1, !isBlank(text) else { return false }
        let lead = first == UInt8(ascii: "'") ? text.utf8.dropFirst().first ?? 0 : first
        return [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")].contains(lead)
    }

    /// Whether a spreadsheet program would run the text as a formula when it opens a CSV file.
    static func isRunnable(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"].contains(first)
    }
}
