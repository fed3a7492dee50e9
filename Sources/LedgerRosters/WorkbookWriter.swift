/// Builds a small workbook of plain text cells.
struct WorkbookWriter {
    private var sheets: [(name: String, content: String, isHidden: Bool)] = []

    /// Adds a sheet; lines keep their numbers, cells hold text and nothing to compute.
    mutating func add(
        name: String,
        lines: [(number: Int, cells: [String])],
        regions: [RosterSheet.Region],
        isHidden: Bool
    ) {
        var xml = WorkbookWriter.head + "<worksheet xmlns=\"\(WorkbookWriter.main)\"><sheetData>"
        for (number, cells) in lines {
            xml += "<row r=\"\(number)\">"
            for (column, text) in cells.enumerated() where !text.isEmpty {
                let place = RosterSheet.letters(ofColumn: column) + String(number)
                xml +=
                    "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                    + WorkbookWriter.escaped(text) + "</t></is></c>"
            }
            xml += "</row>"
        }
        xml += "</sheetData>"
        if !regions.isEmpty {
            xml += "<mergeCells count=\"\(regions.count)\">"
            for region in regions { xml += "<mergeCell ref=\"\(WorkbookWriter.reference(region))\"/>" }
            xml += "</mergeCells>"
        }
        sheets.append((name, xml + "</worksheet>", isHidden))
    }

    /// The workbook's bytes.
    func bytes() throws(RosterFailure) -> [UInt8] {
        var parts: [(name: String, content: [UInt8])] = [
            ("[Content_Types].xml", Array(contentTypes.utf8)),
            ("_rels/.rels", Array(WorkbookWriter.rootRelations.utf8)),
            ("xl/workbook.xml", Array(workbook.utf8)),
            ("xl/_rels/workbook.xml.rels", Array(relations.utf8)),
        ]
        for (index, sheet) in sheets.enumerated() {
            parts.append(("xl/worksheets/sheet\(index + 1).xml", Array(sheet.content.utf8)))
        }
        return try ZipWriter.archive(parts)
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

    private static var rootRelations: String {
        head
            + "<Relationships xmlns=\"\(package)/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\""
            + " Target=\"xl/workbook.xml\"/></Relationships>"
    }

    private var contentTypes: String {
        var xml = WorkbookWriter.head + "<Types xmlns=\"\(WorkbookWriter.package)/content-types\">"
        xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        xml += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(WorkbookWriter.type)sheet.main+xml\"/>"
        for index in sheets.indices {
            xml += "<Override PartName=\"/xl/worksheets/sheet\(index + 1).xml\""
            xml += " ContentType=\"\(WorkbookWriter.type)worksheet+xml\"/>"
        }
        return xml + "</Types>"
    }

    private var workbook: String {
        var xml =
            WorkbookWriter.head
            + "<workbook xmlns=\"\(WorkbookWriter.main)\" xmlns:r=\"\(WorkbookWriter.office)\"><sheets>"
        for (index, sheet) in sheets.enumerated() {
            let state = sheet.isHidden && sheets.contains { !$0.isHidden } ? " state=\"hidden\"" : ""
            xml +=
                "<sheet name=\"\(WorkbookWriter.escaped(sheet.name))\""
                + " sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
        }
        return xml + "</sheets></workbook>"
    }

    private var relations: String {
        var xml = WorkbookWriter.head + "<Relationships xmlns=\"\(WorkbookWriter.package)/relationships\">"
        for index in sheets.indices {
            xml += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(WorkbookWriter.office)/worksheet\""
            xml += " Target=\"worksheets/sheet\(index + 1).xml\"/>"
        }
        return xml + "</Relationships>"
    }

    private static func reference(_ region: RosterSheet.Region) -> String {
        RosterSheet.letters(ofColumn: region.left) + String(region.top) + ":"
            + RosterSheet.letters(ofColumn: region.right) + String(region.bottom)
    }

    /// The text for XML; control characters that XML has no place for are left out.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\n", "\t": result.append(scalar)
            default: if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF { result.append(scalar) }
            }
        }
        return String(result)
    }
}
