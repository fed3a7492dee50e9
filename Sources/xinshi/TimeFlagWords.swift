import LedgerRules

extension TimeFlag {
    /// What is remarkable, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .crossesMidnight: ("跨零点", "passes midnight")
        case .overDayCeiling: ("超过单日上限，待核", "above the day's ceiling")
        case .overSessionCeiling: ("超过单次上限，待核", "above the session's ceiling")
        }
    }
}
