/// What makes a line untrustworthy before its cells are read.
struct LineDefects {
    private let cells: RowCells
    private let isText: Bool

    init(_ cells: RowCells) {
        self.cells = cells
        isText = cells.sheet.name == nil
    }

    /// Refuses hidden, struck out, computed and shifted cells, what is no service, and remarks to be read.
    func check() throws(RosterReason) {
        if let defect = cells.row.defect { throw defect }
        if cells.row.isHidden || cells.sheet.isHidden { throw .hiddenData }
        if cells.sheet.hasLooseText { throw .remarkNeedsPerson }
        try checkErrorColumn()
        for (column, role) in cells.table.roles {
            try checkCell(cells[column], role)
        }
        if cells.table.context.isNotService || isPlanned { throw .notService }
        try checkStrays()
        let context = cells.table.context
        if context.hasMultiplier || context.hasAlarm || cells.doubtfulTitle != nil || isCorrectedBelow {
            throw .remarkNeedsPerson
        }
        if LineRemarks(cells).doubtfulColumn() != nil { throw .remarkNeedsPerson }
    }

    /// A plan holds what was served only in columns in which people signed in, below a title that says so.
    private var isPlanned: Bool {
        guard cells.table.context.isPlan else { return false }
        // The days of a grid have their columns of signing too.
        let days = cells.table.days.flatMap { [$0.start, $0.end].compactMap { $0 } }
        let signed = (cells.table.all(.start) + cells.table.all(.end) + days).filter {
            RemarkJudge.holds(cells.header($0), TitleWords.signed)
        }
        return !cells.table.context.isSignedPlan || signed.count < 2
    }

    /// Whether a note below the table corrects this row, or rows that it does not name.
    private var isCorrectedBelow: Bool {
        let name = RosterText.squeezed(cells[cells.table.nameColumn].text)
        return cells.table.corrections.contains { note in
            note.lines.contains(cells.line)
                && (!note.namesSomebody || !name.isEmpty && RosterText.contains(note.text, name))
        }
    }

    /// In a text file a delimiter inside an unquoted cell shifts all cells after it.
    private func checkStrays() throws(RosterReason) {
        guard isText else { return }
        let headed = Set(cells.table.roles.map(\.column) + cells.table.days.map(\.firstColumn))
        for column in cells.table.columns where !headed.contains(column) {
            let cell = cells[column]
            guard !cell.isBlank, !cell.marks.contains(.fromLeft) else { continue }
            if LineWords.isFormula(cell.text) { throw .formulaCell }
            let isNothing = RosterText.same(cell.text, "0") && !cells.header(column).isEmpty
            if DurationReader.isBareNumber(cell.text), !isNothing { throw .extraCells }
        }
        let last = headed.max() ?? 0
        guard last + 1 < cells.row.cells.count, cells.table.columns.upperBound > last else { return }
        for column in (last + 1)..<cells.row.cells.count where !cells[column].isBlank && cells.isBeyond(column) {
            throw .extraCells
        }
    }

    /// A line of a returned copy counts as corrected once its 错误 cell is empty; else a copy would undo the refusal.
    private func checkErrorColumn() throws(RosterReason) {
        for line in cells.table.header {
            let header = cells.sheet.lines[line].cells
            for column in header.indices where RosterCorrections.isHeader(header[column].text) {
                if !cells[column].isBlank { throw .stillMarked }
            }
        }
    }

    private func checkCell(_ cell: RosterCell, _ role: ColumnRole) throws(RosterReason) {
        guard !cell.isBlank else { return }
        if case .error = cell.value { throw .cellError }
        let counts = role == .name || role.isTemporal || role == .residentID
        if cell.marks.contains(.disguised), counts || LineDefects.isTelling(role) { throw .cellError }
        if counts, cell.marks.contains(.hidden) { throw .hiddenData }
        if cell.marks.contains(.unseen), counts || LineDefects.isTelling(role) { throw .hiddenData }
        if cell.marks.contains(.struck), role != .other, role != .total { throw .struckOut }
        if isFormula(cell, role) { throw .formulaCell }
        switch role {
        case .multiplicity where cells.table.days.isEmpty:
            guard cell.text == "1" || LineWords.isBlank(cell.text) else { throw .multipleIntervals }
        case .activity, .place, .station, .leader:
            if TitleJudge.namesNoService(cell.text), role == .activity || role == .place { throw .notService }
            // A lone number here is the rest of a decimal comma, not a text.
            if isText, DurationReader.isBareNumber(cell.text) { throw .extraCells }
        default: break
        }
    }

    /// The column that a refusal of the whole line speaks of; nil when it speaks of the line.
    func column(of reason: RosterReason, within own: [Int]? = nil) -> Int? {
        let mark: RosterCell.Marks? =
            switch reason {
            case .cellError: .disguised
            case .hiddenData: .unseen
            case .struckOut: .struck
            default: nil
            }
        if reason == .remarkNeedsPerson { return LineRemarks(cells).doubtfulColumn() }
        guard let mark else { return nil }
        return (own ?? cells.table.roles.map(\.column)).first { cells[$0].marks.contains(mark) }
    }

    /// Whether the column says whether and how the person served.
    private static func isTelling(_ role: ColumnRole) -> Bool {
        [.multiplicity, .status, .remark, .signature, .opinion, .activity].contains(role)
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
}

extension RosterCell.Value {
    /// Whether the cell holds written text.
    var isText: Bool {
        if case .text = self { true } else { false }
    }
}
