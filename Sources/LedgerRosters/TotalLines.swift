import LedgerModel

/// Compares the totals that a roster states with the rows that they sum.
struct TotalLines {
    /// The sheets of the file.
    let sheets: [RosterSheet]
    /// Their judges, in the same order.
    let judges: [SheetJudge]

    /// A warning for each total line whose length differs from the sum of the lines above it, subtotals apart.
    func warnings(_ rows: [RosterRow]) -> [RosterWarning] {
        []
    }
}
