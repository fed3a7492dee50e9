import Testing

@testable import LedgerRosters

@Suite struct WorkbookReaderTests {
    /// A workbook of one sheet with these rows, and the styles 0 general, 1 date, 2 h:mm, 3 [h]:mm, 4 0.0, 5 month.
    static func workbook(
        _ rows: String,
        before: String = "",
        date1904: Bool = false,
        prolog: String = ""
    ) throws -> [UInt8] {
        let sheet = "\(prolog)<worksheet>\(before)<sheetData>\(rows)</sheetData></worksheet>"
        let book =
            "<workbook><workbookPr date1904=\"\(date1904 ? 1 : 0)\"/><sheets>"
            + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        let formats =
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts>"
        let styles =
            "<styleSheet>\(formats)<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/>"
            + "<xf numFmtId=\"165\"/><xf numFmtId=\"164\"/><xf numFmtId=\"57\"/></cellXfs></styleSheet>"
        let relations =
            "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"
        return try ZipWriter.archive([
            ("xl/workbook.xml", Array(book.utf8)), ("xl/_rels/workbook.xml.rels", Array(relations.utf8)),
            ("xl/styles.xml", Array(styles.utf8)), ("xl/worksheets/s.xml", Array(sheet.utf8)),
        ])
    }

    static func text(_ place: String, _ text: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    private static func verdict(
        _ header: [String],
        _ cells: String,
        before: String = "",
        date1904: Bool = false
    ) throws -> String {
        let names = zip(["A1", "B1", "C1", "D1", "E1"], header).map { text($0, $1) }.joined()
        let rows = "<row r=\"1\">\(names)</row><row r=\"2\">\(text("A2", "张三"))\(cells)</row>"
        let reading = try Roster.read(workbook(rows, before: before, date1904: date1904))
        return Roster.verdicts(reading).last ?? "nothing"
    }

    @Test(arguments: [
        ("<c r=\"B2\" s=\"1\"><v>44380</v></c>", false, "accept 120"),
        ("<c r=\"B2\"><v>44380</v></c>", false, "reject ambiguous_date"),
        ("<c r=\"B2\" s=\"1\"><v>42918</v></c>", true, "accept 120"),
        ("<c r=\"B2\" s=\"1\"><v>60</v></c>", false, "reject unreadable_date"),
        ("<c r=\"B2\" s=\"1\"><v>3</v></c>", false, "reject unreadable_date"),
        ("<c r=\"B2\" s=\"5\"><v>44380</v></c>", false, "reject unreadable_date"),
        ("<c r=\"B2\"><v>7.3</v></c>", false, "reject ambiguous_date"),
        ("<c r=\"B2\"><v>1E300</v></c>", false, "reject unreadable_date"),
        ("<c r=\"B2\" s=\"1\"><v>-1</v></c>", false, "reject unreadable_date"),
        ("<c r=\"B2\" s=\"1\"><f>A1</f><v>44380</v></c>", false, "reject formula_cell"),
        ("<c r=\"B2\" s=\"1\"><f>A1</f></c>", false, "reject cell_error"),
        ("<c r=\"B2\" t=\"e\"><v>#REF!</v></c>", false, "reject cell_error"),
        ("<c r=\"B2\" s=\"1\"><v>nan</v></c>", false, "reject cell_error"),
        ("<c r=\"B2\" t=\"b\"><v>1</v></c>", false, "reject ambiguous_date"),
        ("<c r=\"B2\" t=\"s\"><v>99</v></c>", false, "reject cell_error"),
    ])
    func readsDateCells(cell: String, date1904: Bool, verdict: String) throws {
        let found = try WorkbookReaderTests.verdict(
            ["姓名", "日期", "时长"],
            cell + WorkbookReaderTests.text("C2", "2小时"),
            date1904: date1904
        )
        #expect(found == verdict)
    }

    @Test(arguments: [
        ("时长", "<c r=\"C2\" s=\"2\"><v>0.104166666666667</v></c>", "accept 150"),
        ("时长", "<c r=\"C2\" s=\"3\"><v>0.104166666666667</v></c>", "accept 150"),
        ("时长", "<c r=\"C2\"><v>2.5</v></c>", "reject ambiguous_number"),
        ("时长(小时)", "<c r=\"C2\"><v>2.5</v></c>", "accept 150"),
        ("时长(小时)", "<c r=\"C2\"><v>2.3333333333333335</v></c>", "accept 140"),
        ("时长(小时)", "<c r=\"C2\" s=\"4\"><v>2.3333333333333335</v></c>", "reject ambiguous_number"),
        ("时长(小时)", "<c r=\"C2\" s=\"4\"><v>2.5</v></c>", "accept 150"),
        ("时长(小时)", "<c r=\"C2\"><f>1+1</f><v>2</v></c>", "reject formula_cell"),
        ("时长", "<c r=\"C2\" s=\"3\"><v>1.5</v></c>", "reject over_24_hours"),
        ("时长(小时)", "<c r=\"C2\"><v>-2</v></c>", "reject unreadable_duration"),
        ("时长(分钟)", "<c r=\"C2\" s=\"2\"><v>0.104166666666667</v></c>", "reject ambiguous_number"),
        ("时长(小时)", "<c r=\"C2\"><v>1E308</v></c>", "reject unreadable_duration"),
    ])
    func readsLengthCells(header: String, cell: String, verdict: String) throws {
        let date = "<c r=\"B2\" s=\"1\"><v>44380</v></c>"
        #expect(try WorkbookReaderTests.verdict(["姓名", "日期", header], date + cell) == verdict)
    }

    @Test(arguments: [
        ("<c r=\"B2\"><v>42918</v></c>", true, "reject ambiguous_date"),
        ("<c r=\"B2\"><v>20210703</v></c>", false, "accept 120"),
        ("<c r=\"B2\"><v>7.5</v></c>", false, "reject ambiguous_date"),
        ("<c r=\"B2\" s=\"1\"><v>44380.5</v></c>", false, "accept 120"),
        ("<c r=\"B2\" s=\"1\"><v>42918.25</v></c>", true, "accept 120"),
        ("<c r=\"B2\" s=\"2\"><v>0.5</v></c>", false, "reject unreadable_date"),
        ("<c r=\"B2\" s=\"3\"><v>44380</v></c>", false, "reject unreadable_date"),
    ])
    func numbersAreDaysWhereTheyCanBeNothingElse(cell: String, date1904: Bool, verdict: String) throws {
        let length = WorkbookReaderTests.text("C2", "2小时")
        #expect(
            try WorkbookReaderTests.verdict(["姓名", "日期", "时长"], cell + length, date1904: date1904) == verdict
        )
    }

    @Test(arguments: [
        ("<v>0.354166666666667</v>", "<v>0.458333333333333</v>", false, "accept 150"),
        ("<v>0.354166666666667</v>", "<v>0.458333333333333</v>", true, "accept 150"),
        ("<v>8.5</v>", "<v>11</v>", false, "reject ambiguous_time"),
        ("<v>44380.354166666667</v>", "<v>44380.458333333333</v>", false, "accept 150"),
        ("<v>42918.354166666667</v>", "<v>42918.458333333333</v>", true, "reject ambiguous_number"),
    ])
    func fractionsOfADayAreTimes(start: String, end: String, date1904: Bool, verdict: String) throws {
        let day = "<c r=\"B2\" s=\"1\"><v>\(date1904 ? 42918 : 44380)</v></c>"
        let cells = "\(day)<c r=\"C2\">\(start)</c><c r=\"D2\">\(end)</c>"
        #expect(
            try WorkbookReaderTests.verdict(["姓名", "日期", "签到", "签退"], cells, date1904: date1904) == verdict
        )
    }

    @Test func aComputedLengthCountsWhenItAgrees() throws {
        let header = ["姓名", "日期", "签到", "签退", "时长"]
        let times =
            "<c r=\"B2\" s=\"1\"><v>44380</v></c><c r=\"C2\" s=\"2\"><v>0.354166666666667</v></c><c r=\"D2\"><v>0.458333333333333</v></c>"
        let computed = "<c r=\"E2\" s=\"2\"><f>D2-C2</f><v>0.104166666666667</v></c>"
        #expect(try WorkbookReaderTests.verdict(header, times + computed) == "accept 150")
        let stale = "<c r=\"E2\" s=\"2\"><f>D2-C2</f><v>0.125</v></c>"
        #expect(try WorkbookReaderTests.verdict(header, times + stale) == "reject duration_disagrees")
    }

    @Test func hiddenColumnsAreRefused() throws {
        let columns = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>"
        let cells = "<c r=\"B2\" s=\"1\"><v>44380</v></c>" + WorkbookReaderTests.text("C2", "2小时")
        #expect(try WorkbookReaderTests.verdict(["姓名", "日期", "时长"], cells, before: columns) == "reject hidden_data")
    }

    @Test func documentTypesAreForbidden() throws {
        let lol = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
        let bytes = try WorkbookReaderTests.workbook("<row r=\"1\"/>", prolog: lol)
        #expect(throws: RosterFailure(.forbiddenDoctype, "")) { try Roster.read(bytes) }
    }

    @Test(arguments: [
        "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"99999999\"/>", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
        "<row r=\"-1\"/>",
        "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
    ])
    func mischievousPlacesAreRefused(rows: String) throws {
        let bytes = try WorkbookReaderTests.workbook(rows)
        #expect(throws: RosterFailure.self) { try Roster.read(bytes) }
    }

    @Test func anUnpackedPartHasALimit() throws {
        let row = "<row r=\"1\">" + WorkbookReaderTests.text("A1", String(repeating: "a", count: 200_000)) + "</row>"
        #expect(throws: RosterFailure(.tooLarge, "")) { try Roster.read(WorkbookReaderTests.workbook(row)) }
        var limits = RosterLimits()
        limits.partBytes = 1000
        let many = (1...200).map { "<row r=\"\($0)\">" + WorkbookReaderTests.text("A\($0)", "a") + "</row>" }.joined()
        #expect(throws: RosterFailure(.tooLarge, "")) {
            try WorkbookReader.read(try WorkbookReaderTests.workbook(many), limits: limits)
        }
    }

    @Test func mergesOverOneAnotherAreRefused() throws {
        let rows = (1...500).map { "<row r=\"\($0)\">" + WorkbookReaderTests.text("A\($0)", "a") + "</row>" }.joined()
        let merges = String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 200)
        let sheet = "<worksheet><sheetData>\(rows)</sheetData>\(merges)</worksheet>"
        let bytes = try ZipWriter.archive([
            ("xl/workbook.xml", Array("<workbook><sheets><sheet name=\"S\" id=\"r\"/></sheets></workbook>".utf8)),
            (
                "xl/_rels/workbook.xml.rels",
                Array("<R><Relationship Id=\"r\" Type=\"/worksheet\" Target=\"/xl/s.xml\"/></R>".utf8)
            ),
            ("xl/s.xml", Array(sheet.utf8)),
        ])
        #expect(throws: RosterFailure(.tooLarge, "")) { try Roster.read(bytes) }
    }

    @Test func aMergeOverTheWholeSheetCostsNothing() throws {
        let rows = "<row r=\"1\">" + WorkbookReaderTests.text("A1", "标题") + "</row>"
        let bytes = try ZipWriter.archive([
            ("xl/workbook.xml", Array("<workbook><sheets><sheet name=\"S\" id=\"r\"/></sheets></workbook>".utf8)),
            (
                "xl/_rels/workbook.xml.rels",
                Array("<R><Relationship Id=\"r\" Type=\"/worksheet\" Target=\"/xl/s.xml\"/></R>".utf8)
            ),
            (
                "xl/s.xml",
                Array("<worksheet><sheetData>\(rows)</sheetData><mergeCell ref=\"A1:XFD1048576\"/></worksheet>".utf8)
            ),
        ])
        #expect(Roster.verdicts(try Roster.read(bytes)) == ["reject no_header"])
    }
}
