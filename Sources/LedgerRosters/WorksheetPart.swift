/// The cells, hidden rows and columns and merged regions of one sheet.
final class WorksheetPart: XMLHandler {
    /// What the cells of all sheets share.
    struct Context {
        /// Whether days count from 1904.
        var date1904: Bool
        /// The cell styles.
        var styles: WorkbookStyles
        /// The shared texts.
        var strings: SharedStrings
    }

    /// Below this height in points, and this width in characters, nobody sees what stands in a cell.
    private static let (leastHeight, leastWidth) = (3.0, 0.5)

    /// The limit or rule that was broken.
    private(set) var failure: RosterFailure?
    /// Cells that the workbook may still hold.
    private(set) var cellsLeft: Int
    private let context: Context
    private let limits: RosterLimits
    private var sheet: RosterSheet
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var line = RosterSheet.Line(number: 0, cells: [])
    private var column = -1
    private var pending = WorksheetCell()
    private var element = ""
    /// Whether rows that say nothing of it are hidden.
    private var isHiddenByDefault = false
    /// What is printed above and below the page.
    private var margin = LooseText()
    private var conditional = ConditionalFormats()

    init(name: String, context: Context, limits: RosterLimits, cellsLeft: Int) {
        self.context = context
        self.limits = limits
        self.cellsLeft = cellsLeft
        sheet = RosterSheet(name: name, lines: [])
    }

    /// The sheet with merged values shown in every cell of their region.
    func finished() throws(RosterFailure) -> RosterSheet {
        if let failure { throw failure }
        guard sheet.spreadMergedCells(budget: cellsLeft) else {
            throw RosterFailure(.tooLarge, "工作表“\(sheet.name ?? "")”：合并单元格过多。请另存后再试。", detail: sheet.name ?? "")
        }
        for (region, mark) in conditional.regions { sheet.mark(mark, in: region) }
        sheet.lines.removeAll(where: \.isBlank)
        sheet.hasLooseText = margin.speaks || conditional.isOpen
        return sheet
    }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "row": beginRow(attributes)
        case "c": beginCell(attributes)
        case "f": pending.isFormula = true
        case "col":
            if isHiddenColumn(attributes), let first = attributes["min"].flatMap({ Int($0) }),
                let last = attributes["max"].flatMap({ Int($0) }), first >= 1, last >= first
            {
                guard hiddenColumns.count < limits.columns else { return fail("列设置过多") }
                hiddenColumns.append((first - 1)...(last - 1))
            }
        case "sheetFormatPr": isHiddenByDefault = ["1", "true"].contains(attributes["zeroHeight"] ?? "")
        case "mergeCell":
            guard let region = attributes["ref"].flatMap(CellReference.region) else { return }
            guard sheet.regions.count < limits.lines else { return fail("合并单元格过多") }
            sheet.regions.append(region)
        default: break
        }
        element = name
        margin.begin(name)
        conditional.begin(name, attributes, context.styles)
        pending.rich.begin(name, attributes)
    }

    /// An element ends.
    func end(_ name: String) {
        pending.rich.end(name)
        margin.end(name)
        conditional.end(name)
        element = ""
        switch name {
        case "c": endCell()
        case "row": if !line.cells.isEmpty { sheet.lines.append(line) }
        default: break
        }
    }

    /// Characters of an element.
    func characters(_ text: UnsafeBufferPointer<UInt8>) {
        guard failure == nil else { return }
        margin.characters(text)
        if element == "v" { pending.value += text } else { pending.rich.characters(text) }
        if pending.value.count + pending.rich.bytes.count > limits.cellBytes { fail("一个单元格的文字过长") }
    }

    /// A column that is too narrow to show anything is hidden as well.
    private func isHiddenColumn(_ attributes: XMLAttributes) -> Bool {
        ["1", "true"].contains(attributes["hidden"] ?? "")
            || attributes["width"].flatMap { Double($0) }.map { $0 < WorksheetPart.leastWidth } ?? false
    }

    private func beginRow(_ attributes: XMLAttributes) {
        let previous = sheet.lines.last.map { max($0.number, line.number) } ?? line.number
        let number = attributes["r"].flatMap { Int($0) } ?? previous + 1
        guard number > previous, number <= 1_048_576 else { return fail("行号混乱") }
        guard sheet.lines.count < limits.lines else { return fail("行数过多") }
        line = RosterSheet.Line(number: number, cells: [])
        let height = attributes["ht"].flatMap { Double($0) }
        line.isHidden = attributes["hidden"].map { ["1", "true"].contains($0) } ?? (isHiddenByDefault && height == nil)
        if let height, height < WorksheetPart.leastHeight { line.isHidden = true }
        column = -1
    }

    private func beginCell(_ attributes: XMLAttributes) {
        pending = WorksheetCell()
        pending.type = attributes["t"] ?? "n"
        pending.style = context.styles.style(attributes["s"].flatMap { Int($0) } ?? 0)
        let reference = attributes["r"].flatMap(CellReference.position)
        if attributes["r"] != nil, reference?.row != line.number { return fail("单元格编号混乱") }
        let next = reference?.column ?? column + 1
        guard next > column else { return fail("单元格编号混乱") }
        column = next
    }

    private func endCell() {
        guard failure == nil else { return }
        let cell = pending.cell(context)
        guard !cell.isBlank || cell.marks.contains(.struck) else { return }
        guard !cell.isBlank else { return }
        guard column < limits.columns else { return fail("列数过多") }
        cellsLeft -= column + 1 - line.cells.count
        guard cellsLeft >= 0 else { return fail("单元格过多") }
        while line.cells.count < column { line.cells.append(.blank) }
        line.cells.append(cell)
        if cell.marks.contains(.disguised) { line.formats[column] = pending.style.code }
        if hiddenColumns.contains(where: { $0.contains(column) }) { line.cells[column].marks.insert(.hidden) }
    }

    private func fail(_ what: String) {
        failure =
            failure
            ?? RosterFailure(
                .tooLarge,
                "工作表“\(sheet.name ?? "")”：\(what)。请只保留名册区域，另存后再试。",
                detail: sheet.name ?? ""
            )
    }
}
