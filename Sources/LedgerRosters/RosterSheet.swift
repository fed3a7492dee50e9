/// One sheet of cells: a whole text file, or one sheet of a workbook.
struct RosterSheet: Sendable {
    /// A merged region, bounds inclusive and counted from 0.
    struct Region: Hashable, Sendable {
        /// The first row.
        var top: Int
        /// The first column.
        var left: Int
        /// The last row.
        var bottom: Int
        /// The last column.
        var right: Int
    }

    /// One line of cells.
    struct Line: Sendable {
        /// The line or row number, counted from 1.
        var number: Int
        /// The cells from the first column on.
        var cells: [RosterCell]
        /// Whether the row is hidden.
        var isHidden = false
        /// The comments pinned to cells, by column.
        var comments: [Int: String] = [:]
        /// The number formats that show something else than the value, by column.
        var formats: [Int: String] = [:]
        /// Why nothing of the line can be trusted.
        var defect: RosterReason?

        /// The cell of a column; blank beyond the last.
        subscript(column: Int) -> RosterCell {
            column >= 0 && column < cells.count ? cells[column] : .blank
        }

        /// Whether nothing is written on the line.
        var isBlank: Bool { defect == nil && cells.allSatisfy(\.isBlank) }
    }

    /// The sheet's name; nil for a text file.
    var name: String?
    /// The lines that hold something, in order.
    var lines: [Line]
    /// Whether the sheet is hidden.
    var isHidden = false
    /// Whether a drawing over the cells or the printed page's head or foot says something.
    var hasLooseText = false
    /// The merged regions.
    var regions: [Region] = []

    /// Marks what is written in the region, whose rows are counted from 1.
    mutating func mark(_ mark: RosterCell.Marks, in region: Region) {
        for line in lines.indices where (region.top...region.bottom).contains(lines[line].number) {
            let width = lines[line].cells.count
            for column in region.left..<max(region.left, min(region.right + 1, width))
            where !lines[line].cells[column].isBlank {
                lines[line].cells[column].marks.insert(mark)
            }
        }
    }

    /// How a cell is cited: `line 7` or `Sheet1!A5`.
    func citation(line: Int, column: Int) -> String {
        let number = lines[line].number
        guard let name else { return "line \(number)" }
        return name + "!" + RosterSheet.letters(ofColumn: column) + String(number)
    }

    /// The letters of a column counted from 0, as in `AA`.
    static func letters(ofColumn column: Int) -> String {
        var (rest, bytes) = (column + 1, [UInt8]())
        while rest > 0 {
            bytes.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }
}
