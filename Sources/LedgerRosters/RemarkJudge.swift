/// Decides whether a remark changes nothing; what is not known to be harmless has to be read by a person.
enum RemarkJudge {
    private static let harmless = words(RemarkWords.harmless)
    private static let ordinary = words(RemarkWords.harmless + RemarkWords.services)

    /// Whether every phrase of the remark is a tick, a known harmless phrase, or said by the row itself.
    ///
    /// `activity` is what the row names as its service: another service in the remark is then no longer harmless.
    /// `beside` holds the other texts of the row and the titles; a phrase that they hold says nothing new.
    static func isHarmless(_ remark: String, activity: String = "", beside: [String] = []) -> Bool {
        guard !LineWords.isBlank(remark), !LineWords.isTick(remark) else { return true }
        guard remark.utf8.count <= 300 else { return false }
        let known = activity.isEmpty ? ordinary : harmless
        let texts = beside + [activity]
        return phrases(remark).allSatisfy { phrase in
            LineWords.isTick(phrase) || isGroup(phrase) || isMade(of: known, Array(phrase.unicodeScalars))
                || phrase.unicodeScalars.count >= 2 && texts.contains { RosterText.contains($0, phrase) }
                    && !isDoubtful(phrase)
        }
    }

    /// Whether the text holds a word that may change what the row is worth; for columns with unknown headers only.
    static func isDoubtful(_ text: String) -> Bool {
        guard !LineWords.isBlank(text) else { return false }
        return RemarkWords.doubtful.contains { RosterText.contains(text, $0) }
            || text.unicodeScalars.contains { ("0"..."9").contains($0) }
    }

    /// Whether the text holds one of the words.
    static func holds(_ text: String, _ words: [String]) -> Bool {
        words.contains { RosterText.contains(text, $0) }
    }

    /// The phrases between signs of punctuation.
    private static func phrases(_ remark: String) -> [String] {
        let signs: Set<Unicode.Scalar> = [
            " ", "\n", ",", ";", "、", "。", ".", "!", "(", ")", "[", "]", "【", "】", "·", ":", "\"", "“", "”", "…", "+",
            "/",
        ]
        return remark.unicodeScalars.split { signs.contains($0) }.map { String(String.UnicodeScalarView($0)) }
    }

    /// `第一组`, `2组`, `A队`, `3号楼`: where in the team somebody stood.
    private static func isGroup(_ phrase: String) -> Bool {
        var cursor = TextCursor(phrase)
        _ = cursor.take("第")
        guard cursor.takeNumber() != nil || cursor.takeAny(of: ["A", "B", "C", "D", "a", "b", "c", "d"]) != nil else {
            return false
        }
        guard cursor.takeAny(of: ["小组", "号楼", "单元", "小队", "组", "队", "楼", "栋"]) != nil else { return false }
        _ = cursor.take("组长") || cursor.take("长")
        return cursor.isAtEnd
    }

    /// Whether the phrase can be cut into known words without a rest.
    private static func isMade(of words: [Unicode.Scalar: [[Unicode.Scalar]]], _ phrase: [Unicode.Scalar]) -> Bool {
        guard !phrase.isEmpty, phrase.count <= 60 else { return phrase.isEmpty }
        var isReached = [true] + Array(repeating: false, count: phrase.count)
        for start in phrase.indices where isReached[start] {
            for word in words[phrase[start]] ?? [] where phrase[start...].starts(with: word) {
                isReached[start + word.count] = true
            }
        }
        return isReached[phrase.count]
    }

    private static func words(_ list: [String]) -> [Unicode.Scalar: [[Unicode.Scalar]]] {
        Dictionary(grouping: list.map { Array($0.unicodeScalars) }) { $0[0] }
    }
}
