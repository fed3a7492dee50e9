/// Which texts may stand as origin, key name and free text (spec 02 §2, 03 §2).
public enum TextRules {
    /// Whether a text can be an origin: 1...255 bytes that can also be a key name.
    public static func isOrigin(_ text: String) -> Bool {
        text.utf8.count <= EntryLimits.originBytes && isKeyName(text)
    }

    /// Whether a text can name a key: not empty, no white space, no `+`, no control character.
    public static func isKeyName(_ text: String) -> Bool {
        guard !text.isEmpty else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            return !isControl && !isWhiteSpace(scalar) && scalar != "+"
        }
    }

    /// Whether a text can be a reason or a retention rule: 1...500 bytes without control characters.
    public static func isFreeText(_ text: String) -> Bool {
        (1...EntryLimits.freeTextBytes).contains(text.utf8.count) && JSONProfile.allows(text)
    }

    /// Unicode's White_Space, written out so that it does not change with the tables of a library.
    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}

/// Instants in whole seconds since 1970 (spec 01 §1).
public enum Instants {
    /// From 1992-01-01 to 9999-12-31, Shanghai days.
    public static let range: ClosedRange<Int64> = 694_195_200...253_402_271_999
}
