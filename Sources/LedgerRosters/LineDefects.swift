/// What makes a line untrustworthy before its cells are read.
struct LineDefects {
    private let cells: RowCells
    private let isText: Bool

    init(_ cells: RowCells) {
        self.cells = cells
        isText = cells.sheet.name == nil
    }

    /// Refuses hidden, struck out, computed and shifted cells and remarks that a person has to read.
    func check() throws(RosterReason) {
        if let defect = cells.row.defect { throw defect }
        if cells.row.isHidden || cells.sheet.isHidden { throw .hiddenData }
        try checkErrorColumn()
        let headed = Set(cells.table.roles.map(\.column) + cells.table.days.map(\.firstColumn))
        for (column, role) in cells.table.roles {
            try checkCell(cells[column], role)
        }
        for column in cells.table.columns where !headed.contains(column) {
            if !cells[column].isBlank, !LineWords.isBlank(cells[column].text), hasDoubtfulHeader(column) {
                throw .remarkNeedsPerson
            }
            try checkStray(cells[column])
        }
        if cells.table.context.hasMultiplier { throw .remarkNeedsPerson }
        let last = headed.max() ?? 0
        guard last + 1 < cells.row.cells.count, cells.table.columns.upperBound > last else { return }
        for column in (last + 1)..<cells.row.cells.count where !cells[column].isBlank && isBeyond(column) {
            // A delimiter inside an unquoted cell shifts all cells after it.
            if isText { throw .extraCells }
            try checkStray(cells[column])
        }
    }

    /// A line of a returned copy counts as corrected once its 错误 cell is empty; else a copy would undo the refusal.
    private func checkErrorColumn() throws(RosterReason) {
        for line in cells.table.header {
            let header = cells.sheet.lines[line].cells
            for column in header.indices where RosterText.same(header[column].text, RosterCorrections.header) {
                if !cells[column].isBlank { throw .stillMarked }
            }
        }
    }

    /// Whether an unknown header speaks of times, deductions or factors.
    private func hasDoubtfulHeader(_ column: Int) -> Bool {
        cells.table.header.contains { line in
            let text = cells.sheet.lines[line][column].text
            return ["时", "扣", "补", "减", "加", "调整", "折", "系数", "倍", "休"].contains { RosterText.contains(text, $0) }
        }
    }

    /// Whether no header of the whole line stands over the column, nor over one to its right.
    private func isBeyond(_ column: Int) -> Bool {
        guard let header = cells.table.header.first else { return true }
        return cells.table.header.upperBound <= cells.sheet.lines.count
            && cells.table.header.allSatisfy { line in
                cells.sheet.lines[line].cells.count <= column
                    || cells.sheet.lines[line].cells[column...].allSatisfy(\.isBlank)
            } && header <= cells.line
    }

    private func checkCell(_ cell: RosterCell, _ role: ColumnRole) throws(RosterReason) {
        guard !cell.isBlank else { return }
        if case .error = cell.value { throw .cellError }
        let counts = role == .name || role.isTemporal || role == .residentID
        if counts, cell.marks.contains(.hidden) { throw .hiddenData }
        if cell.marks.contains(.struck), role != .other, role != .total { throw .struckOut }
        if isFormula(cell, role) { throw .formulaCell }
        switch role {
        case .remark, .status:
            guard !LineWords.isTick(cell.text) else { break }
            if LineWords.isDoubtful(cell.text) { throw .remarkNeedsPerson }
        case .multiplicity:
            guard cell.text == "1" || LineWords.isBlank(cell.text) else { throw .multipleIntervals }
        case .other:
            if RosterText.contains(cell.text, "代") { throw .remarkNeedsPerson }
        case .activity, .place, .station, .leader:
            let isOff = ["取消", "延期", "改期", "作废", "未开展"].contains { RosterText.contains(cell.text, $0) }
            if role == .activity, isOff { throw .remarkNeedsPerson }
            // A lone number here is the rest of a decimal comma, not a text.
            if isText, DurationReader.isBareNumber(cell.text) { throw .extraCells }
        default: break
        }
    }

    private func isFormula(_ cell: RosterCell, _ role: ColumnRole) -> Bool {
        if isText || cell.value.isText {
            guard LineWords.isFormula(cell.text) else { return false }
            let lead = cell.text.utf8.first
            return role != .phone || lead != UInt8(ascii: "+")
        }
        guard cell.marks.contains(.formula) else { return false }
        if case .duration = role { return false }
        return role == .name || role.isTemporal
    }

    private func checkStray(_ cell: RosterCell) throws(RosterReason) {
        guard !cell.isBlank, !cell.marks.contains(.fromLeft) else { return }
        if LineWords.isFormula(cell.text), isText { throw .formulaCell }
        if isText, DurationReader.isBareNumber(cell.text) { throw .extraCells }
        guard case .text = cell.value else { return }
        if LineWords.isDoubtful(cell.text), !LineWords.isTick(cell.text) { throw .remarkNeedsPerson }
    }
}

extension RosterCell.Value {
    /// Whether the cell holds written text.
    var isText: Bool {
        if case .text = self { true } else { false }
    }
}
