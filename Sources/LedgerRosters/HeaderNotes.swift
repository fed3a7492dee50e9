/// Judges what stands in brackets in a header, and what a header says of other days or people.
enum HeaderNotes {
    private static let harmless = TableWords.harmlessHeaders.sorted { $0.utf8.count > $1.utf8.count }

    /// Whether the note is made of known words, figures and Latin letters alone.
    static func isHarmless(_ note: String) -> Bool {
        var cursor = TextCursor(note)
        while let scalar = cursor.next {
            if cursor.takeAny(of: harmless) != nil { continue }
            guard !RosterText.isHan(scalar) || ChineseNumber.isSign(scalar) else { return false }
            cursor.index += 1
        }
        return true
    }

    /// Whether the header speaks of another day than that of service, or of other people than volunteers.
    static func isAboutOthers(_ bare: String) -> Bool {
        RemarkJudge.holds(bare, TableWords.foreignHeaders)
    }
}
