/// Decides whether a line below a table signs, stamps or dates it, and says nothing besides.
///
/// 负责人：张三 signs; 负责人说三个人都没干活 only begins like it, and has to be read.
enum SigningLine {
    private static let labels = (TableWords.signing + TableWords.signingEndings + ColumnWords.signingParts)
        .sorted { $0.utf8.count > $1.utf8.count }
    private static let longLabels = labels.filter { $0.unicodeScalars.count > 1 }
    private static let signs: Set<Unicode.Scalar> = Set(":：;,.、。，()（）[]【】_-—~/|*+# \"'".unicodeScalars)

    /// Whether labels, names, days, figures and stamps make up the whole line, which begins with a label.
    static func isOne(_ text: String) -> Bool {
        guard TableWords.signing.contains(where: { text.hasPrefix($0) }) || RosterText.ends(text, with: "填写") else {
            return false
        }
        var (cursor, free) = (TextCursor(text), String.UnicodeScalarView())
        while let scalar = cursor.next {
            if takePart(&cursor, insideWords: !free.isEmpty) {
                guard isHarmless(String(free)) else { return false }
                free = String.UnicodeScalarView()
            } else {
                free.append(scalar)
                cursor.index += 1
            }
        }
        return isHarmless(String(free))
    }

    /// Takes a label, a day, a figure or a sign; inside a name a single character is no label.
    private static func takePart(_ cursor: inout TextCursor, insideWords: Bool) -> Bool {
        if cursor.takeAny(of: insideWords ? longLabels : labels) != nil { return true }
        let start = cursor.index
        if (try? DateReader.take(&cursor)) != nil, cursor.index > start { return true }
        cursor.index = start
        guard let scalar = cursor.next, signs.contains(scalar) || ("0"..."9").contains(scalar) else { return false }
        cursor.index += 1
        return true
    }

    /// A name, a place, or a few words that say nothing against anything.
    private static func isHarmless(_ free: String) -> Bool {
        free.isEmpty || PersonWords.isName(free) || ColumnWords.offices.contains { RosterText.same($0, free) }
            || RemarkJudge.isHarmless(free)
            || free.unicodeScalars.allSatisfy { $0.properties.isAlphabetic && !RosterText.isHan($0) }
    }
}
