extension RosterRow {
    /// Names the cell that a refusal speaks of, and the number format that shows it as something else.
    mutating func explain(_ reason: RosterReason, by cells: RowCells, within columns: [Int]? = nil) {
        if reason == .remarkNeedsPerson, let title = cells.doubtfulTitle {
            remarkCell = title
        } else if let column = LineDefects(cells).column(of: reason, within: columns) {
            remarkCell = cells.place(column)
            if reason == .cellError { numberFormat = cells.row.formats[column] }
        }
    }
}
