/// Texts that people wrote and that would read as another part of a certificate's line (spec 09 §1).
enum LineForgery {
    /// What stands between two parts of a line, in the forms in which it is typed.
    private static let separators: Set<Unicode.Scalar> = ["；", ";", "\u{FE54}"]
    private static let lineBreaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
    /// The words that begin or end the parts of a line; 地点 is left out, for it says nothing that a place may not say.
    private static let words = [
        "服务日期", "服务时间", "记录单位", "审核单位", "记录用时", "更正于", "未逾期", "已逾期", "合计",
    ]

    /// The first sign or word that may not stand in a text of this field; nil when there is none.
    static func found(in text: String, _ field: CertificateField) -> String? {
        let scalars = Array(text.unicodeScalars)
        if let found = scalars.first(where: { lineBreaks.contains($0) }) { return name(found) }
        switch field {
        case .title, .place, .recorder, .approver: return sign(scalars) ?? word(scalars)
        // Its own member of the evidence: a semicolon is only a part's beginning there when such a word follows.
        case .content: return wordBehindSign(scalars)
        case .official, .handler: return sign(scalars) ?? word(scalars) ?? digit(scalars)
        case .phone, .name, .volunteerNumber: return nil
        }
    }

    private static func sign(_ scalars: [Unicode.Scalar]) -> String? {
        scalars.first { separators.contains($0) }.map { String($0) }
    }

    private static func word(_ scalars: some Sequence<Unicode.Scalar>) -> String? {
        let text = visible(scalars)
        return words.first { text.contains($0) }
    }

    private static func wordBehindSign(_ scalars: [Unicode.Scalar]) -> String? {
        let parts = scalars.split(omittingEmptySubsequences: false) { separators.contains($0) }.dropFirst().map(visible)
        return words.lazy.filter { word in parts.contains { $0.hasPrefix(word) } }.first.map { "；" + $0 }
    }

    /// Digits of every script; Chinese numerals are parts of names.
    private static func digit(_ scalars: [Unicode.Scalar]) -> String? {
        scalars.first { [.decimal, .digit].contains($0.properties.numericType) }.map { String($0) }
    }

    /// Without blanks and what nobody sees, so that neither hides a word.
    private static func visible(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        let seen = scalars.filter { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
        return String(String.UnicodeScalarView(seen))
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        "U+" + String(scalar.value, radix: 16, uppercase: true)
    }
}
