import LedgerModel

/// A cell element while its parts arrive.
struct WorksheetCell {
    /// The kind of value: `n`, `s`, `str`, `inlineStr`, `b`, `e` or `d`.
    var type = "n"
    /// The cell's style.
    var style = WorkbookStyles.Style(kind: .plain, isStruck: false, decimals: nil)
    /// Whether the value is computed.
    var isFormula = false
    /// The stored value.
    var value: [UInt8] = []
    /// The text of an inline string.
    var rich = RichText()

    /// The cell as the clerk sees it.
    func cell(_ context: WorksheetPart.Context) -> RosterCell {
        var marks: RosterCell.Marks = isFormula ? .formula : []
        if style.isStruck || rich.isStruck { marks.insert(.struck) }
        if !style.isVisible { marks.insert(.unseen) }
        if let code = style.code, type != "n", type != "b", !NumberFormatSection.shown(code, for: nil).isLegible {
            marks.insert(.disguised)
        }
        let stored = String(decoding: value, as: UTF8.self)
        switch type {
        case "s":
            guard let index = Int(stored), context.strings.entries.indices.contains(index) else { return error(marks) }
            let entry = context.strings.entries[index]
            if entry.isStruck { marks.insert(.struck) }
            return RosterCell(RosterText.escaped(entry.text), marks: marks)
        case "inlineStr": return RosterCell(RosterText.escaped(rich.text), marks: marks)
        case "str": return RosterCell(RosterText.escaped(stored), marks: marks)
        case "b": return RosterCell(raw: stored, text: stored, value: .boolean, marks: marks)
        case "e": return error(marks)
        case "d": return RosterCell(stored, marks: marks)
        default:
            // A formula that was never computed shows nothing, and yet the cell is not empty.
            if isFormula, value.isEmpty { return RosterCell(raw: "=", text: "=", value: .error, marks: marks) }
            guard !value.isEmpty else { return .blank }
            guard let number = Double(stored), number.isFinite else { return error(marks) }
            return numeric(number, date1904: context.date1904, marks: marks)
        }
    }

    private func error(_ marks: RosterCell.Marks) -> RosterCell {
        RosterCell(raw: "#错误", text: "#错误", value: .error, marks: marks)
    }

    private func numeric(_ number: Double, date1904: Bool, marks: RosterCell.Marks) -> RosterCell {
        let section = style.code.map { NumberFormatSection.shown($0, for: number) }
        var text = shown(number, date1904: date1904) ?? WorksheetCell.decimal(number)
        let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
        let digits = point.map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
        var marks = marks
        if date1904, style.kind == .plain { marks.insert(.epoch1904) }
        if style.kind == .plain, let shown = style.decimals, digits > shown { marks.insert(.rounded) }
        if let section, !section.isLegible { marks.insert(.disguised) }
        if let unit = section?.unit, style.kind == .plain { text += unit == .hours ? "小时" : "分钟" }
        return RosterCell(raw: text, text: text, value: .number(number, style.kind), marks: marks)
    }

    /// A date or time in ISO form; nil for a plain number or one that is no day.
    private func shown(_ number: Double, date1904: Bool) -> String? {
        guard let (days, seconds) = ExcelSerial.split(number) else { return nil }
        let clock = RosterRow.clock(seconds)
        switch style.kind {
        case .date: return ExcelSerial.date(days, date1904: date1904)?.description
        case .dateTime: return ExcelSerial.date(days, date1904: date1904).map { "\($0) \(clock)" }
        case .time:
            if days == 0 { return clock }
            return ExcelSerial.date(days, date1904: date1904).map { "\($0) \(clock)" }
        case .month:
            guard let fields = ExcelSerial.date(days, date1904: date1904)?.fields else { return nil }
            return "\(fields.year)年\(fields.month)月"
        case .elapsed:
            let hours = days * 24 + seconds / 3600
            let minutes = RosterRow.clock(seconds % 3600)
            return hours < 10 ? "0\(hours)" + minutes.dropFirst(2) : "\(hours)" + minutes.dropFirst(2)
        case .plain, .percent: return nil
        }
    }

    /// The shortest decimal of a number, whole numbers without a point.
    static func decimal(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        return "\(number)"
    }
}
