/// Reads rosters as stations have them and judges every row; it never guesses.
///
/// In: the bytes of a CSV or XLSX file, the day of reading, and if known the month and the people.
/// Out: a `RosterReading`, every line that holds something with a verdict and where it stands. Nothing is recorded.
///
/// The way of the bytes: `RosterDecoder` and `DelimitedText`, or `WorkbookReader`, make `RosterSheet`s of cells.
/// `TableFinder` finds headers, tables and what their titles say. `RowJudge` and `GridJudge` judge each line on its own
/// with the readers of names, dates, times and lengths. `FileRules` holds the accepted rows against each other.
/// No file is opened here and no clock is asked.
public enum RosterReader {
    /// The judged rows of the file; throws only when nothing of the file can be judged.
    public static func read(
        bytes: [UInt8],
        fileName: String,
        options: RosterOptions
    ) throws(RosterFailure) -> RosterReading {
        let (sheets, format) = try sheets(bytes, fileName: fileName, limits: options.limits)
        let judges = sheets.indices.map { SheetJudge(sheets[$0], index: $0, options: options) }
        let hasTable = judges.contains(where: \.hasTable)
        var rows = judges.flatMap { $0.rows(refusesLooseLines: !hasTable) }
        RowTotals(sheets: sheets, judges: judges).apply(to: &rows)
        SummarySheets(judges: judges).apply(to: &rows)
        if TitleJudge.isNoService(fileName: fileName) {
            for index in rows.indices where rows[index].verdict == .accept { rows[index].refuse(.notService) }
        }
        var rules = FileRules(secondServices: options.secondServices)
        rules.apply(to: &rows)
        let warnings = RosterWarnings(sheets: sheets, judges: judges).warnings(rows)
        return RosterReading(
            rows: rows,
            warnings: warnings,
            format: format,
            sheets: sheets,
            statedActivities: SheetContext.activities(of: judges)
        )
    }

    private static func sheets(
        _ bytes: [UInt8],
        fileName: String,
        limits: RosterLimits
    ) throws(RosterFailure) -> ([RosterSheet], RosterFormat) {
        guard !bytes.isEmpty else { throw RosterFailure(.emptyFile, "文件是空的。", detail: fileName) }
        guard bytes.count <= limits.fileBytes else {
            throw RosterFailure(.tooLarge, "文件超过 \(limits.fileBytes >> 20) MB。请拆成几个文件分别上传。", detail: fileName)
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return (try WorkbookReader.read(bytes, limits: limits), .workbook)
        }
        let foreign: [[UInt8]] = [
            [0xD0, 0xCF, 0x11, 0xE0], Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B],
            [0x50, 0x4B],
            Array("{\\rtf".utf8), Array("<html".utf8), Array("<?xml".utf8),
        ]
        guard !foreign.contains(where: { bytes.starts(with: $0) }) else {
            throw RosterFailure(
                .unknownFormat,
                "只能读 .xlsx 和 CSV。旧的 .xls 或加密的文件，请用 Excel 打开后另存为 .xlsx。",
                detail: fileName
            )
        }
        let (sheet, format) = try TextRoster.read(bytes, limits: limits)
        return ([sheet], format)
    }
}
