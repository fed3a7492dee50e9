/// Decides whether a remark changes nothing; what is not known to be harmless has to be read by a person.
enum RemarkJudge {
    private static let harmless = PhraseWords([(RemarkWords.harmless, [])])
    private static let ordinary = PhraseWords([
        (RemarkWords.harmless + RemarkWords.places, []), (RemarkWords.services, .deed),
        (RemarkWords.deeds, [.deed, .giver]),
        (RemarkWords.givers, .giver), (RemarkWords.objects, .object), (RemarkWords.persons, [.object, .person]),
    ])
    private static let served = PhraseWords([(RemarkWords.persons, .giver), (RemarkWords.places, [])])

    /// Whether every phrase of the remark is a tick, a known harmless phrase, or said by the row itself.
    ///
    /// `activity` is what the row names as its service: another service in the remark is then no longer harmless.
    /// `beside` holds the other texts of the row and the titles; a phrase that they hold says nothing new.
    static func isHarmless(_ remark: String, activity: String = "", beside: [String] = []) -> Bool {
        guard !LineWords.isBlank(remark), !LineWords.isTick(remark) else { return true }
        guard remark.utf8.count <= 300, !isForOneself(remark), !holds(remark, RemarkWords.onDuty) else { return false }
        guard !isReceived(remark), !isAtHome(remark), !isAtPost(remark) else { return false }
        let known = activity.isEmpty ? ordinary : harmless
        let texts = beside + [activity]
        return phrases(remark).allSatisfy { phrase in
            LineWords.isTick(phrase) || isGroup(phrase) || known.makes(phrase)
                || phrase.unicodeScalars.count >= 2 && texts.contains { RosterText.contains($0, phrase) }
                    && !isDoubtful(phrase) && !namesServed(phrase)
        }
    }

    /// Whether the text says no more than that somebody is served: `服务对象`, `社区居民`.
    static func namesServed(_ text: String) -> Bool {
        guard text.utf8.count <= 40 else { return false }
        return served.makes(RosterText.squeezed(text), needing: .giver)
    }

    /// Whether the text holds a word that may change what the row is worth; for columns with unknown headers only.
    static func isDoubtful(_ text: String) -> Bool {
        guard !LineWords.isBlank(text) else { return false }
        return RemarkWords.doubtful.contains { RosterText.contains(text, $0) }
            || text.unicodeScalars.contains { ("0"..."9").contains($0) }
    }

    /// Whether the text tells of what people do for themselves, and of nobody for whom it was done.
    static func isForOneself(_ text: String) -> Bool {
        guard holds(text, RemarkWords.ownBenefit), !holds(text, RemarkWords.helping) else { return false }
        return holds(TitleJudge.plain(text), RemarkWords.ownBenefit)
    }

    /// 参加免费理发 and 已完成疫苗接种 tell of one who was served, 服务本人 of one who served himself; 参加理发志愿服务 does not.
    static func isReceived(_ text: String) -> Bool {
        guard !holds(text, TitleWords.volunteering), holds(text, RemarkWords.receiving) else { return false }
        return phrases(text).contains { phrase in
            guard holds(phrase, RemarkWords.receiving) else { return false }
            if holds(phrase, RemarkWords.received) {
                return !holds(TitleJudge.removing(RemarkWords.received, from: phrase), RemarkWords.helping)
            }
            let deeds = RemarkWords.deeds + RemarkWords.givers
            return RemarkWords.ownPeople.contains { own in deeds.contains { RosterText.contains(phrase, $0 + own) } }
        }
    }

    /// 家里做饭 is nobody's service; 入户 and 居民家中 are in somebody else's home.
    private static func isAtHome(_ text: String) -> Bool {
        var rest = text
        for person in RemarkWords.persons + ["入户"] {
            for home in RemarkWords.ownHome { rest.replace(person + home, with: "") }
        }
        return holds(rest, RemarkWords.ownHome)
    }

    /// 网格员到岗 says that somebody was at work; 网格员 alone says what he is, and 到岗 that he came.
    private static func isAtPost(_ text: String) -> Bool {
        guard !holds(text, TitleWords.volunteering) else { return false }
        return phrases(text).contains { holds($0, RemarkWords.staff) && holds($0, RemarkWords.atPost) }
    }

    /// 医生, 社工 or 教师 by themselves mark somebody as at work there as often as they say what a volunteer is.
    static func isStaffAlone(_ text: String) -> Bool {
        guard !holds(text, TitleWords.volunteering) else { return false }
        // Whoever drove, or looks after a block, did so among the volunteers.
        let staff = RemarkWords.staff.filter { !["司机", "网格员"].contains($0) }
        return phrases(text).contains { phrase in staff.contains { RosterText.same($0, phrase) } }
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
    static func isGroup(_ phrase: String) -> Bool {
        var cursor = TextCursor(phrase)
        _ = cursor.take("第")
        guard cursor.takeNumber() != nil || cursor.takeAny(of: ["A", "B", "C", "D", "a", "b", "c", "d"]) != nil else {
            return false
        }
        guard cursor.takeAny(of: ["小组", "号楼", "单元", "小队", "组", "队", "楼", "栋"]) != nil else { return false }
        _ = cursor.take("组长") || cursor.take("长")
        return cursor.isAtEnd
    }
}
