/// What a workbook's number format shows a number as.
enum NumberFormat {
    /// The ways of showing that matter to a roster.
    enum Kind: Hashable, Sendable {
        /// A plain number.
        case plain
        /// A day.
        case date
        /// A month without its day: the clerk sees no day, so there is none.
        case month
        /// A time of day, or a length of time written like one.
        case time
        /// A day with a time of day.
        case dateTime
        /// Hours counted past 24, `[h]:mm`.
        case elapsed
        /// A part of a hundred.
        case percent
    }

    /// The kind of a built-in format, including those of the Chinese locale; nil when the id is not built in.
    static func builtIn(_ id: Int) -> Kind? {
        switch id {
        case 0...8, 11...13, 37...45, 47...49: .plain
        case 9, 10: .percent
        case 14...16, 28...31, 51, 53, 54, 58: .date
        case 17, 27, 36, 50, 52, 57: .month
        case 18...21, 32...35, 55, 56: .time
        case 22: .dateTime
        case 46: .elapsed
        default: nil
        }
    }

    /// The kind of a format code: letters inside quotes, brackets and after a backslash or underscore do not count.
    static func kind(ofCode code: String) -> Kind {
        var found: Set<Unicode.Scalar> = []
        var (isQuoted, skips) = (false, false)
        var bracket: String?
        for scalar in code.unicodeScalars {
            if skips {
                skips = false
            } else if isQuoted {
                isQuoted = scalar != "\""
            } else if let open = bracket {
                if scalar != "]" {
                    bracket = open + String(scalar).lowercased()
                    continue
                }
                if !open.isEmpty, Set(open).isSubset(of: ["h", "m", "s"]), Set(open).count == 1 { return .elapsed }
                bracket = nil
            } else {
                switch scalar {
                case ";": return kind(found)
                case "\"": isQuoted = true
                case "\\", "_", "*": skips = true
                case "[": bracket = ""
                default: found.insert(Unicode.Scalar(String(scalar).lowercased()) ?? scalar)
                }
            }
        }
        return kind(found)
    }

    /// The decimals that a built-in format shows; nil for the general format and for dates.
    static func builtInDecimals(_ id: Int) -> Int? {
        switch id {
        case 1, 3, 37, 38, 41, 42: 0
        case 2, 4, 39, 40, 43, 44: 2
        default: nil
        }
    }

    /// The decimals that a format code shows; nil when it prescribes no digits.
    static func decimals(ofCode code: String) -> Int? {
        let first = code.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
        let signs: [Unicode.Scalar] = ["0", "#", "?"]
        guard first.unicodeScalars.contains(where: { signs.contains($0) }), !RosterText.contains(code, "/") else {
            return nil
        }
        guard let point = first.unicodeScalars.lastIndex(of: ".") else { return 0 }
        return first.unicodeScalars[point...].dropFirst().prefix { signs.contains($0) }.count
    }

    private static func kind(_ found: Set<Unicode.Scalar>) -> Kind {
        let isTime = found.contains("h")
        let isMonth = found.contains("m") && !isTime && !found.contains("s")
        return switch (found.contains("d"), isTime) {
        case (true, true): .dateTime
        case (true, false): .date
        case (false, true): .time
        case (false, false): isMonth || found.contains("y") ? .month : found.contains("%") ? .percent : .plain
        }
    }
}
