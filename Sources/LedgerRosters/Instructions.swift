/// Tells instructions to those who fill in a table from what is said of its rows.
///
/// An instruction says nothing of the rows only when each of its words is known to instruct: 请如实填写 does, 请按一半计时 is
/// read by a person.
enum Instructions {
    private static let known = PhraseWords([(TableWords.instructions, .deed), (TableWords.instructed, [])])
    private static let threats = PhraseWords([(TableWords.conditions, .deed), (TableWords.sanctions, [])])
    private static let plain = PhraseWords([(TableWords.instructed, [])])
    private static let sanctions = PhraseWords([(TableWords.sanctions, [])])
    /// Words that tell somebody to do something, wherever they stand.
    private static let demands = ["请", "须", "要求"]
    /// Words that hold one of these and demand nothing.
    private static let undemanding = ["请假", "申请", "邀请", "聘请", "请柬", "必须", "须知", "需求"]

    /// Whether the text only instructs.
    static func isOnly(_ text: String) -> Bool {
        demandsSomething(text) && reported(text).isEmpty
    }

    /// The text without the clauses that only instruct; the text itself where it holds none.
    static func reported(_ text: String) -> String {
        guard demandsSomething(text) else { return text }
        let clauses = clauses(text)
        var (rest, isThreat, isLedIn) = ([String](), false, false)
        for (place, clause) in clauses.enumerated() {
            if threats.makes(clause, needing: .deed) {
                (isThreat, isLedIn) = (true, true)
            } else if known.makes(clause, needing: .deed) || isThreat && sanctions.makes(clause) {
                isLedIn = true
            } else if isLedIn && plain.makes(clause) || isLabel(clause, before: clauses.dropFirst(place + 1)) {
                // 注 before a colon, and 戴好口罩 behind 请穿马甲, belong to the instruction.
                continue
            } else {
                (isThreat, isLedIn) = (false, false)
                rest.append(clause)
            }
        }
        return rest.count == clauses.count ? text : rest.joined(separator: " ")
    }

    /// Whether the text tells somebody to do something, so that it is no plain title.
    static func isDemand(_ text: String) -> Bool {
        RemarkJudge.holds(bare(text), demands)
    }

    private static func isLabel(_ clause: String, before rest: ArraySlice<String>) -> Bool {
        guard let next = rest.first, plain.makes(clause) || clause.allSatisfy(\.isNumber) else { return false }
        return known.makes(next, needing: .deed) || isLabel(next, before: rest.dropFirst())
    }

    private static func demandsSomething(_ text: String) -> Bool {
        RemarkJudge.holds(bare(text), TableWords.instructions)
    }

    private static func bare(_ text: String) -> String {
        TitleJudge.removing(undemanding, from: text)
    }

    private static func clauses(_ text: String) -> [String] {
        let signs: Set<Unicode.Scalar> = [
            " ", "\n", ",", ";", "、", "。", ".", "!", "(", ")", "[", "]", "【", "】", ":", "·",
        ]
        return text.unicodeScalars.split { signs.contains($0) }.map { String(String.UnicodeScalarView($0)) }
    }
}
