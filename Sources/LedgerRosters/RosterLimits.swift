/// How large a file may be before it is refused as a whole; no limit is ever applied by cutting off.
public struct RosterLimits: Sendable {
    /// Bytes of the file.
    public var fileBytes = 32 << 20
    /// Bytes of one unpacked part of a workbook.
    public var partBytes = 96 << 20
    /// Bytes of all unpacked parts of a workbook.
    public var unpackedBytes = 192 << 20
    /// Parts in a workbook.
    public var parts = 4096
    /// Sheets in a workbook.
    public var sheets = 64
    /// Lines of one sheet.
    public var lines = 60_000
    /// Columns of one sheet.
    public var columns = 512
    /// Cells of the file that hold something or are covered by a merged cell.
    public var cells = 2_000_000
    /// Bytes of one cell's text; a longer text is no name, day or time.
    public var cellBytes = 32_767 * 3

    /// The limits that the command line uses.
    public init() {}
}
