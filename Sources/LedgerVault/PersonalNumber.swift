internal import LedgerModel

/// What points at one person and may be found in a text that is not meant to hold it (spec 12 §6).
public enum PersonalNumber: Hashable, Sendable {
    /// A number of the resident document: 18 or 15 characters.
    case document
    /// A mobile number: 11 digits that begin with 1.
    case mobile
    /// An e-mail address.
    case address

    /// The first that a text holds, nil when it holds none.
    ///
    /// Decimal digits of every script count as digits. Groups of digits with at most three separators between them are
    /// also read together, when they are of three digits or more, or all of one length but for the last. A document number
    /// read so must have the birthday and, of 18 characters, the check character of GB 11643, and a mobile number begins
    /// with 13 to 19: dates, times and ranges of them pass.
    public static func found(in text: String) -> PersonalNumber? {
        if holdsAddress(text) { return .address }
        let groups = DigitGroup.groups(of: text)
        for first in groups.indices {
            if let found = alone(groups[first].digits) { return found }
            if let found = together(groups[first...]) { return found }
        }
        return nil
    }

    private static func alone(_ digits: String) -> PersonalNumber? {
        let bytes = Array(digits.utf8)
        if let mobile = withoutCountry(bytes), mobile[0] == UInt8(ascii: "1") { return .mobile }
        if bytes.count == 18 || bytes.count == 15 && bytes.last != UInt8(ascii: "X") { return .document }
        guard bytes.count > 18 else { return nil }
        let windows = (0...(bytes.count - 18)).map { String(decoding: bytes[$0..<($0 + 18)], as: UTF8.self) }
        return windows.contains { ResidentID($0) != nil } ? .document : nil
    }

    /// The first group with as many of the following as belong to it.
    private static func together(_ groups: ArraySlice<DigitGroup>) -> PersonalNumber? {
        var (joined, lengths): (String, [Int]) = ("", [])
        for next in groups {
            if !joined.isEmpty, !next.follows { return nil }
            joined += next.digits
            lengths.append(next.digits.utf8.count)
            if joined.utf8.count > 18 { return nil }
            let isEven = Set(lengths.dropLast()).count <= 1 && lengths[lengths.count - 1] <= lengths[0]
            guard isEven || lengths.allSatisfy({ $0 >= 3 }) else { continue }
            if let found = together(joined) { return found }
        }
        return nil
    }

    private static func together(_ digits: String) -> PersonalNumber? {
        let bytes = Array(digits.utf8)
        if let mobile = withoutCountry(bytes), mobile[0] == UInt8(ascii: "1"), mobile[1] >= UInt8(ascii: "3") {
            return .mobile
        }
        // The first two digits are those of a province: a range of two dates begins with 19 or 20.
        guard let number = ResidentID(digits), !["19", "20"].contains(number.text.prefix(2)) else { return nil }
        return .document
    }

    /// Eleven digits, without a leading 86 or 0086; nil for any other number of them.
    private static func withoutCountry(_ bytes: [UInt8]) -> [UInt8]? {
        let rest =
            [Array("0086".utf8), Array("86".utf8)].first { bytes.count == 11 + $0.count && bytes.starts(with: $0) }
            .map { Array(bytes.dropFirst($0.count)) } ?? bytes
        guard rest.count == 11, rest.last != UInt8(ascii: "X") else { return nil }
        return rest
    }

    /// Something before and a name with a dot behind an `@`.
    private static func holdsAddress(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        let signs = scalars.indices.filter { scalars[$0] == "@" || scalars[$0] == "＠" }
        return signs.contains { sign in
            guard sign > 0, isOfName(scalars[sign - 1]) else { return false }
            let host = scalars[(sign + 1)...].prefix { isOfName($0) || isDot($0) }
            guard let dot = host.firstIndex(where: isDot), dot > host.startIndex else { return false }
            return host[dot...].contains(where: isOfName)
        }
    }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal || scalar == "_" || scalar == "-"
    }

    private static func isDot(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "．" || scalar == "。" }
}

/// Digits that stand next to one another in a text, the last perhaps an `X`.
private struct DigitGroup {
    /// How many separators may stand between groups that are read together.
    static let gapLimit = 3

    /// ASCII digits, with an `X` at the end when one stands behind them.
    var digits: String
    /// Whether only few separators stand between it and the group before.
    let follows: Bool

    static func groups(of text: String) -> [DigitGroup] {
        var groups: [DigitGroup] = []
        var (isOpen, gap) = (false, gapLimit + 1)
        for scalar in text.unicodeScalars {
            if let digit = digit(scalar) {
                if !isOpen { groups.append(DigitGroup(digits: "", follows: gap <= gapLimit)) }
                groups[groups.count - 1].digits += String(digit)
                (isOpen, gap) = (true, 0)
            } else if isOpen, ["x", "X", "ｘ", "Ｘ"].contains(scalar) {
                groups[groups.count - 1].digits += "X"
                (isOpen, gap) = (false, gapLimit + 1)
            } else {
                isOpen = false
                gap = separates(scalar) ? gap + 1 : gapLimit + 1
            }
        }
        return groups
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    private static func separates(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return true }
        switch properties.generalCategory {
        case .dashPunctuation, .connectorPunctuation: return true
        default: return "+.．·•・/／,，()（）".unicodeScalars.contains(scalar)
        }
    }
}
