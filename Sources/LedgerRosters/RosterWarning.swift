/// Something about the file that refuses no row and that a person should look at.
public struct RosterWarning: Equatable, Sendable {
    /// The kind of warning, stable for programs.
    public enum Code: String, CaseIterable, Sendable {
        /// A total differs from the sum of the rows above it.
        case totalDisagrees = "total_disagrees"
        /// A sheet holds text and no table that was recognised.
        case noTable = "no_table"
        /// A table stands on a hidden sheet.
        case hiddenSheet = "hidden_sheet"
        /// A session goes on past midnight; it counts for the day on which it began.
        case pastMidnight = "past_midnight"
        /// An identity number has the old fifteen digits.
        case legacyResidentID = "legacy_resident_id"
    }

    /// The kind of warning.
    public let code: Code
    /// Where: as in `RosterRow.at`, or a sheet's name.
    public let at: String
    /// What was found, in Chinese.
    public let message: String
    /// The figures of what was found, for the English sentence; empty when there are none.
    let figures: String

    init(_ code: Code, at place: String, _ message: String, figures: String = "") {
        self.code = code
        at = place
        self.message = message
        self.figures = figures
    }
}
