/// A cell's place in the file: sheet, line and column counted from 0.
struct RosterPosition: Hashable, Sendable {
    /// The sheet.
    var sheet: Int
    /// The index of the line.
    var line: Int
    /// The column.
    var column: Int
}
