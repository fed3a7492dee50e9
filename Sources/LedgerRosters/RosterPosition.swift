/// A cell's place in the file: sheet, line and column counted from 0.
struct RosterPosition: Hashable, Sendable {
    var sheet: Int
    var line: Int
    var column: Int
}
