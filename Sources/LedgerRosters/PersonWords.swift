/// Decides whether a text is a person's name where it may as well be a verdict: below 审核, beside a signature.
enum PersonWords {
    private static let surnames = Set(ColumnWords.surnames)
    private static let sounds = Set(ColumnWords.mongolianSounds.flatMap(\.unicodeScalars))

    /// Whether the text is a name: a common surname with one or two characters, or the sounds of a Mongolian name.
    static func isName(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard (2...8).contains(scalars.count), scalars.allSatisfy({ RosterText.isHan($0) || $0 == "\u{B7}" }),
            !RemarkJudge.isDoubtful(text), !RemarkJudge.holds(text, RemarkWords.contradicting)
        else { return false }
        if scalars.allSatisfy({ sounds.contains($0) || $0 == "\u{B7}" }) { return true }
        guard
            surnames.contains(String(scalars[0])) || surnames.contains(String(String.UnicodeScalarView(scalars[..<2])))
        else { return false }
        // 王主任 and 王芳站长 are named with their office.
        return scalars.count <= 4 || ColumnWords.offices.contains { RosterText.ends(text, with: $0) }
    }
}
