/// Decides whether every word of a title is known to leave the table what it is: a list of service.
///
/// 红山社区2021年7月志愿服务签到表 is understood as it speaks of 志愿; 应急演练签到表 is not, as nobody knows what 演练 is.
enum TitleParts {
    private static let known = PhraseWords([
        (RemarkWords.harmless + RemarkWords.places + TitleWords.parts + TitleWords.lists, []),
        (TitleWords.volunteering, .deed), (RemarkWords.services, .deed), (RemarkWords.deeds, [.deed, .giver]),
        (RemarkWords.givers, .giver), (RemarkWords.objects, .object), (RemarkWords.persons, [.object, .person]),
    ])
    private static let bodies = TitleWords.bodies.sorted { $0.utf8.count > $1.utf8.count }

    /// Whether the title is that of a list of service, as far as its words tell.
    ///
    /// Before 志愿 a title may name any service; what stands behind it, or in brackets, is said of the volunteers or of the
    /// list and has to be known. Any other title has to be known as a whole.
    static func isUnderstood(_ title: String) -> Bool {
        let text = Instructions.reported(RosterText.folded(title))
        guard !Instructions.isDemand(text) else { return false }
        guard text.unicodeScalars.contains(where: RosterText.isHan) else { return true }
        if isLabelled(text), isOfOthers(text) { return false }
        if isAttendance(text) { return false }
        guard !isFact(text) else { return true }
        guard RemarkJudge.holds(text, TitleWords.volunteering) else { return phrases(text).allSatisfy(isKnown) }
        let said = said(ofList: text)
        return !RemarkJudge.isForOneself(said) && phrases(said).allSatisfy(isKnown)
    }

    /// 五年级三班考勤表 and 卫生院值班表 list pupils and staff; 党员先锋岗值班表 does not.
    private static func isAttendance(_ text: String) -> Bool {
        guard RemarkJudge.holds(text, TitleWords.attendance) else { return false }
        let rest = TitleJudge.removing(TitleWords.servingBodies, from: text)
        guard !RemarkJudge.holds(rest, TitleWords.volunteering + TitleWords.serving) else { return false }
        return RemarkJudge.holds(text, TitleWords.bodies + ["年级", "班级"])
    }

    /// Whether the name of a sheet is that of a list of service; a short one needs no word of it, and a copy is questionable.
    static func isUnderstood(sheetName name: String) -> Bool {
        let text = RosterText.folded(name)
        let isCopy = text.hasSuffix(")") && text.split(separator: "(").last?.dropLast().allSatisfy(\.isNumber) ?? false
        if isCopy, !text.unicodeScalars.contains(where: RosterText.isHan) { return false }
        let names = TitleWords.attendance + TitleWords.lists + ["表", "工作"]
        let rest = TitleJudge.removing(names, from: text)
        return rest.unicodeScalars.count <= 1 || isUnderstood(rest)
    }

    /// `参加对象：社区居民`, `活动内容：观看电影`: those who came are not said to be volunteers, or came for themselves.
    private static func isOfOthers(_ text: String) -> Bool {
        guard !RemarkJudge.holds(text, TitleWords.volunteering) else { return false }
        let label = text.unicodeScalars.prefix { $0 != ":" }
        return RemarkJudge.isForOneself(text)
            || ["参加对象", "参与对象", "参会", "参训"].contains {
                RosterText.contains(String(String.UnicodeScalarView(label)), $0)
            }
    }

    /// A labelled statement or a signature is judged for what it is.
    private static func isFact(_ text: String) -> Bool {
        isLabelled(text) || SigningLine.isOne(RosterText.squeezed(text))
    }

    /// `活动地点：东街`, `活动地点 东街`; neither the colon of 8:30 nor one behind a word for a list labels anything.
    static func isLabelled(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        for place in scalars.indices.dropFirst() where scalars[place] == ":" {
            let label = String(String.UnicodeScalarView(scalars[..<place]))
            if ("0"..."9").contains(scalars[place - 1]) { continue }
            return !["表", "册", "簿", "名单", "台账"].contains { RosterText.ends(label, with: $0) }
        }
        return (TableWords.dayLabels + TitleWords.labels).contains { label in
            var cursor = TextCursor(text)
            guard cursor.take(label) else { return false }
            return cursor.next.map { $0 == " " || ("0"..."9").contains($0) } ?? true
        }
    }

    /// What stands in brackets, and behind the first word for volunteers.
    private static func said(ofList text: String) -> String {
        var (cursor, depth, isBehind) = (TextCursor(text), 0, false)
        var (inside, tail) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        while let scalar = cursor.next {
            if !isBehind, cursor.takeAny(of: TitleWords.volunteering) != nil {
                isBehind = true
                continue
            }
            cursor.index += 1
            switch scalar {
            case "(", "[", "【": depth += 1
            case ")", "]", "】": depth = max(0, depth - 1)
            default: break
            }
            if isBehind { tail.append(scalar) } else if depth > 0 { inside.append(scalar) }
        }
        return String(inside) + " " + String(tail)
    }

    /// The phrases between signs of punctuation, without figures and single letters.
    private static func phrases(_ text: String) -> [String] {
        var (cursor, parts) = (TextCursor(text), [String.UnicodeScalarView()])
        while let scalar = cursor.next {
            cursor.index += 1
            if RosterText.isHan(scalar) {
                if !ChineseNumber.isSign(scalar) { parts[parts.count - 1].append(scalar) }
            } else if scalar.properties.isAlphabetic {
                let isAlone = !isLetter(cursor.next) && !(parts.last?.last.map { isLetter($0) } ?? false)
                if !isAlone { parts[parts.count - 1].append(scalar) }
            } else if !("0"..."9").contains(scalar) {
                parts.append(String.UnicodeScalarView())
            }
        }
        return parts.map { String($0) }.filter { !$0.isEmpty }
    }

    private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { $0.properties.isAlphabetic && !RosterText.isHan($0) } ?? false
    }

    /// Whether known words make up the phrase, behind the name of a place or a body of whatever name.
    private static func isKnown(_ phrase: String) -> Bool {
        guard phrase.unicodeScalars.count <= 60 else { return false }
        if known.makes(phrase) { return true }
        var cursor = TextCursor(phrase)
        while !cursor.isAtEnd {
            let start = cursor.index
            if start > 0, cursor.takeAny(of: bodies) != nil {
                let rest = String(String.UnicodeScalarView(phrase.unicodeScalars.dropFirst(cursor.index)))
                if known.makes(rest) { return true }
            }
            cursor.index = start + 1
        }
        return false
    }
}

/// Titles that are made of known words and yet leave open what the people did.
extension TitleParts {
    /// 党员活动签到表 and 班级签到表: they may have met, learnt or travelled; 党员清扫活动签到表 says what they did.
    static func namesGroupAlone(_ title: String) -> Bool {
        let text = RosterText.squeezed(RosterText.folded(title))
        guard !RemarkJudge.holds(text, TitleWords.volunteering), !isLabelled(title) else { return false }
        guard RemarkJudge.holds(text, TitleWords.groups), RemarkJudge.holds(text, TitleWords.lists + ["活动"]) else {
            return false
        }
        return !namesService(text)
    }

    /// 志愿者名单 and 队员信息表 say who there is, and not who came; 志愿服务时长名单 does.
    static func listsPeople(_ title: String) -> Bool {
        let text = RosterText.squeezed(RosterText.folded(title))
        let end = text.unicodeScalars.firstIndex { "([【".unicodeScalars.contains($0) }
        let bare = end.map { String(text.unicodeScalars[..<$0]) } ?? text
        guard TitleWords.peopleLists.contains(where: { RosterText.ends(bare, with: $0) }) else { return false }
        // 名册 alone is what every roster is called.
        let people = TitleWords.volunteering + TitleWords.groups + ["队员", "组员", "成员", "人员"]
        guard RemarkJudge.holds(bare, people) else { return false }
        return !listsAttendance(title)
    }

    /// Whether the title says that it lists those who came, or how long; 服务站 and 服务队 say nothing of it.
    static func listsAttendance(_ title: String) -> Bool {
        let text = RosterText.squeezed(RosterText.folded(title))
        return RemarkJudge.holds(
            TitleJudge.removing(TitleWords.servingBodies + ["服务队"], from: text),
            TitleWords.attended
        )
    }

    /// Whether the text names something that is done for others.
    static func namesService(_ text: String) -> Bool {
        RemarkJudge.holds(text, RemarkWords.services + RemarkWords.deeds + TitleWords.topics + TitleWords.volunteering)
    }
}

extension SheetContext {
    /// The title by which rows need a person, whatever they say.
    ///
    /// A title of a group is settled by another title, or by the row's own `activity`, that names a service. One that lists
    /// people is settled by a title of attendance, or by `isSigned`: clock times or signatures.
    func doubtfulTitle(beside activity: String, isSigned: Bool) -> String? {
        if let doubtfulTitle { return doubtfulTitle }
        if let listTitle, !isOfAttendance, !isSigned { return listTitle }
        guard let groupTitle, !isOfService, !TitleParts.namesService(activity) else { return nil }
        return groupTitle
    }

    /// Keeps a title that has to be read by a person.
    mutating func judgeTitle(_ text: String) {
        if doubtfulTitle == nil, !TitleParts.isUnderstood(text) { doubtfulTitle = text }
    }
}
