/// Decides whether an answer in a column of kinds, ways and marks leaves the record what it is.
enum AnswerWords {
    private static let known = PhraseWords([(ColumnWords.harmlessAnswers, [])])

    /// Whether the text is made of known answers, or is a mark: `扫码`, `5星`, `95分`, `★★★★★`, `A`.
    static func isHarmless(_ text: String) -> Bool {
        let bare = RosterText.squeezed(text)
        return isMark(bare) || known.makes(bare)
    }

    private static func isMark(_ text: String) -> Bool {
        if text.unicodeScalars.allSatisfy({ $0 == "★" || $0 == "☆" }) { return text.hasPrefix("★★") }
        var cursor = TextCursor(text)
        if cursor.takeAny(of: ["A", "B", "a", "b"]) != nil { return cursor.take("+") || cursor.isAtEnd }
        guard let number = cursor.takeNumber() else { return false }
        return cursor.take("星") && number >= 3 && cursor.isAtEnd || cursor.take("分") && number >= 60 && cursor.isAtEnd
    }
}
