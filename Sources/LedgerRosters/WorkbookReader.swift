/// Reads the sheets of an Office Open XML workbook as the clerk sees them.
struct WorkbookReader {
    private let archive: ZipArchive
    private let limits: RosterLimits

    /// Unpacks and parses every sheet; formulas are never computed, only their kept values are read.
    static func read(_ bytes: [UInt8], limits: RosterLimits) throws(RosterFailure) -> [RosterSheet] {
        try WorkbookReader(archive: ZipArchive(bytes, limits: limits), limits: limits).sheets()
    }

    private func sheets() throws(RosterFailure) -> [RosterSheet] {
        let root = try relations("_rels/.rels", folder: "")
        let path = root.first { $0.type.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
        guard let content = try archive.part(path) else {
            throw RosterFailure(.unknownFormat, "这不是 Excel 工作簿（.xlsx）。请用 Excel 另存为 .xlsx 或 CSV 后再试。", detail: path)
        }
        let book = WorkbookPart()
        try XMLReader.parse(content, part: path, book)
        guard book.sheets.count <= limits.sheets else {
            throw RosterFailure(.tooLarge, "工作表超过 \(limits.sheets) 张。请拆成几个文件分别上传。", detail: path)
        }
        let (folder, file) = WorkbookReader.split(path)
        let links = try relations(folder + "_rels/" + file + ".rels", folder: folder)
        let styles = WorkbookStyles()
        let strings = SharedStrings(limits: limits)
        try parse(links.first { $0.type.hasSuffix("/styles") }?.target, styles)
        try parse(links.first { $0.type.hasSuffix("/sharedStrings") }?.target, strings)
        return try sheets(of: book, links: links, styles: styles, strings: strings)
    }

    private func sheets(
        of book: WorkbookPart,
        links: [PackageRelations.Relation],
        styles: WorkbookStyles,
        strings: SharedStrings
    ) throws(RosterFailure) -> [RosterSheet] {
        var result: [RosterSheet] = []
        var cellsLeft = limits.cells
        for entry in book.sheets {
            guard let link = links.first(where: { $0.id == entry.relation }), link.type.hasSuffix("/worksheet") else {
                continue
            }
            guard let content = try archive.part(link.target) else {
                throw RosterFailure(
                    .damagedWorkbook,
                    "工作表“\(entry.name)”缺失。请用 Excel 另存为新的 .xlsx 后再试。",
                    detail: entry.name
                )
            }
            let part = WorksheetPart(
                name: entry.name,
                context: WorksheetPart.Context(date1904: book.date1904, styles: styles, strings: strings),
                limits: limits,
                cellsLeft: cellsLeft
            )
            try XMLReader.parse(content, part: link.target, part)
            var sheet = try part.finished()
            sheet.isHidden = entry.isHidden
            try pinComments(of: link.target, to: &sheet)
            try noteDrawings(of: link.target, on: &sheet)
            cellsLeft = part.cellsLeft
            result.append(sheet)
        }
        return result
    }

    /// Comments stand in parts of their own; what they say belongs to the row of their cell.
    private func pinComments(of path: String, to sheet: inout RosterSheet) throws(RosterFailure) {
        let (folder, file) = WorkbookReader.split(path)
        for link in try relations(folder + "_rels/" + file + ".rels", folder: folder)
        where link.type.hasSuffix("/comments") || link.type.hasSuffix("/threadedComment") {
            let part = CommentsPart(limits: limits)
            try parse(link.target, part)
            let positions = Dictionary(
                sheet.lines.indices.map { (sheet.lines[$0].number, $0) },
                uniquingKeysWith: { first, _ in first }
            )
            for comment in part.comments {
                guard let line = positions[comment.row] else { continue }
                sheet.lines[line].comments[comment.column, default: ""] += comment.text
            }
        }
    }

    /// A drawing over the cells may hold text, such as 本表作废 in a text box, or strike out what it lies over.
    private func noteDrawings(of path: String, on sheet: inout RosterSheet) throws(RosterFailure) {
        let (folder, file) = WorkbookReader.split(path)
        for link in try relations(folder + "_rels/" + file + ".rels", folder: folder)
        where link.type.hasSuffix("/drawing") {
            let part = DrawingPart()
            try parse(link.target, part)
            if part.text.speaks { sheet.hasLooseText = true }
            for region in part.regions { sheet.mark(.unseen, in: region) }
        }
    }

    private func parse(_ path: String?, _ handler: any XMLHandler) throws(RosterFailure) {
        guard let path, let content = try archive.part(path) else { return }
        try XMLReader.parse(content, part: path, handler)
    }

    private func relations(_ path: String, folder: String) throws(RosterFailure) -> [PackageRelations.Relation] {
        let part = PackageRelations(folder: folder)
        try parse(path, part)
        return part.relations
    }

    private static func split(_ path: String) -> (folder: String, file: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
        return (String(path[...slash]), String(path[path.utf8.index(after: slash)...]))
    }
}
