/// The outcome of reading one roster: every line that holds something, judged, and nothing recorded.
public struct RosterReading: Sendable {
    /// The judged rows in the order of the file.
    public var rows: [RosterRow]
    /// What refuses no row and should be looked at.
    public var warnings: [RosterWarning]
    /// Whether the file is a workbook or delimited text.
    public let format: RosterFormat
    /// The cells as they were read, for the copy that goes back to the clerk.
    let sheets: [RosterSheet]

    /// The activities that the lines above the tables name, each once, in the order of the file.
    public let statedActivities: [String]

    /// The activities that accepted rows name, each once, in the order of the file.
    public var activities: [String] {
        var seen: Set<[UInt8]> = []
        return rows.compactMap { row in
            guard row.verdict == .accept, let activity = row.activity, !activity.isEmpty,
                seen.insert(Array(activity.utf8)).inserted
            else { return nil }
            return activity
        }
    }

    /// How many rows have the verdict.
    public func count(of verdict: RosterVerdict) -> Int {
        rows.reduce(0) { $0 + ($1.verdict == verdict ? 1 : 0) }
    }
}
