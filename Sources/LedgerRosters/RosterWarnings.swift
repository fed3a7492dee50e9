import LedgerModel

/// Finds what refuses no row and should be looked at.
struct RosterWarnings {
    /// The sheets of the file.
    let sheets: [RosterSheet]
    /// Their judges, in the same order.
    let judges: [SheetJudge]

    /// The warnings in the order of the file.
    func warnings(_ rows: [RosterRow]) -> [RosterWarning] {
        var warnings: [RosterWarning] = []
        for (sheet, judge) in zip(sheets, judges) where !sheet.lines.isEmpty {
            let name = sheet.name ?? "line \(sheet.lines[0].number)"
            if !judge.hasTable { warnings.append(RosterWarning(.noTable, at: name, "没有认出带“姓名”的表头，这里没有读出任何记录。")) }
            if sheet.isHidden, judge.hasTable {
                warnings.append(RosterWarning(.hiddenSheet, at: name, "这张工作表是隐藏的，其中的行都退回。请取消隐藏并核对。"))
            }
        }
        for row in rows where row.verdict == .accept {
            if let end = row.end, end > 86_400 {
                warnings.append(RosterWarning(.pastMidnight, at: row.at, "服务跨过零点，全部记在开始的那一天。"))
            }
            if row.residentID?.form == .legacy {
                warnings.append(RosterWarning(.legacyResidentID, at: row.at, "身份证号是旧的 15 位，无法用校验码核对。"))
            }
        }
        return warnings + TotalLines(sheets: sheets, judges: judges).warnings(rows)
    }
}
