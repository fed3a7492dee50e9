extension RosterWarning {
    /// What was found, in English; `message` has it in Chinese.
    public var english: String {
        figures.isEmpty ? sentence : "\(sentence) (\(figures))"
    }

    private var sentence: String {
        switch code {
        case .totalDisagrees: "The total differs from the sum of the lines that could be read. Check them."
        case .noTable: "No header with a name column was recognised; nothing was read from here."
        case .hiddenSheet: "This sheet is hidden and its lines are refused. Unhide it and check it."
        case .pastMidnight: "The service went on past midnight; all of it counts for the day on which it began."
        case .legacyResidentID: "The identity number has the old 15 digits and no check character."
        }
    }
}
