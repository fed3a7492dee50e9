/// Finds what speaks against a record in the columns that say who, where and what.
enum OtherCells {
    private static let youngest = 6.0

    /// Whether the text of a known column contradicts the record: an absence, a correction, another time, another kind of text.
    static func contradicts(_ text: String, _ role: ColumnRole, header: String) -> Bool {
        switch role {
        case .index: return hasWords(text)
        case .phone: return hasWords(unmasked(text)) || hasLetters(text)
        case .volunteerNumber: return hasWords(text) && !hasFigures(text) || contradicts(text, .station, header: header)
        case .activity, .place, .station, .leader:
            if isStatement(text) { return true }
            if role == .activity || role == .place, RemarkJudge.isForOneself(text) { return true }
            if role == .activity || role == .station, RemarkJudge.namesServed(text) { return true }
            if isOwn(text, role) || role == .activity && isNoDeed(text) { return true }
            if role == .station, RemarkJudge.holds(text, RemarkWords.onDuty) { return true }
            return RemarkJudge.holds(text, RemarkWords.contradicting) || namesTime(text)
        case .other:
            if RosterText.contains(header, "年龄"), let age = DurationReader.bareNumber(text) {
                return age.value < youngest
            }
            if text.unicodeScalars.contains("?") { return true }
            if namesSomebodyElse(text, header: header) || RosterText.contains(text, "扣") { return true }
            return RemarkJudge.holds(text, RemarkWords.contradicting)
        default: return false
        }
    }

    /// Whether the cell says that the person was at work, or was served; who was served by him says nothing of him.
    static func namesSomebodyElse(_ text: String, header: String) -> Bool {
        if RemarkJudge.holds(text, RemarkWords.onDuty) { return true }
        if isOfOwn(text) { return true }
        return !isOfServed(header) && RemarkJudge.namesServed(text)
    }

    /// Whether the header asks who was served.
    static func isOfServed(_ header: String) -> Bool {
        ["对象", "受益", "受助", "帮扶", "人群", "群体", "结对"].contains { RosterText.contains(header, $0) }
    }

    /// Whether the place is one where people live, work or play, or the deed was done for oneself or one's family.
    private static func isOwn(_ text: String, _ role: ColumnRole) -> Bool {
        let bare = RosterText.squeezed(text)
        switch role {
        case .place:
            return isOfOwn(text) || RemarkWords.ownPlaces.contains { RosterText.same($0, bare) }
                || RemarkWords.ownPlaces.contains { $0.utf8.count > 3 && RosterText.ends(bare, with: $0) }
                    && !RemarkJudge.holds(bare, RemarkWords.persons + RemarkWords.places)
        case .activity: return RemarkJudge.isReceived(bare) || ownDeed(bare)
        default: return isOfOwn(text)
        }
    }

    /// Whether the text is no more than the person himself or his family: 本人, 母亲.
    private static func isOfOwn(_ text: String) -> Bool {
        RemarkWords.ownPeople.contains { RosterText.same($0, RosterText.squeezed(text)) }
    }

    /// 照顾母亲, 家里做饭.
    private static func ownDeed(_ text: String) -> Bool {
        let deeds = RemarkWords.deeds + RemarkWords.givers
        return RemarkWords.ownHome.contains { text.hasPrefix($0) }
            || RemarkWords.ownPeople.contains { own in
                deeds.contains { RosterText.ends(text, with: $0 + own) }
            }
    }

    /// Below 类别 people are sorted as often as deeds: 来访, 工作人员, 嘉宾, 学员, 家属.
    private static func isNoDeed(_ text: String) -> Bool {
        (TitleWords.others + RemarkWords.onDuty + RemarkWords.ownPeople).contains {
            RosterText.same($0, RosterText.squeezed(text))
        }
    }

    /// 未到岗, 已调离 and 因雨未巡 say something where a name, a place or a deed is asked for; 未成年人 and 不文明行为 do not.
    private static func isStatement(_ text: String) -> Bool {
        var bare = RosterText.squeezed(text)
        if bare.unicodeScalars.contains("?") { return true }
        for word in RemarkWords.undenying where RosterText.contains(bare, word) { bare.replace(word, with: "") }
        guard bare.unicodeScalars.count >= 2 else { return false }
        return ["未", "没", "不"].contains { RosterText.contains(bare, $0) }
            || RemarkWords.denials.contains { bare.hasPrefix($0) }
    }

    /// A telephone number without the stars that hide its middle.
    private static func unmasked(_ text: String) -> String {
        let (stars, digits) = (text.utf8.count { $0 == 0x2A }, text.utf8.count { (0x30...0x39).contains($0) })
        return stars >= 3 && stars + digits == 11 && digits >= 3 ? text.replacing("*", with: "0") : text
    }

    private static func hasFigures(_ text: String) -> Bool {
        text.utf8.count { (0x30...0x39).contains($0) } >= 3
    }

    /// Chinese numerals may count lines; other Chinese words and crosses say something about them.
    private static func hasWords(_ text: String) -> Bool {
        LineWords.isCross(text) && text != "0" || text.unicodeScalars.contains { "?!*".unicodeScalars.contains($0) }
            || text.unicodeScalars.contains { RosterText.isHan($0) && !ChineseNumber.isSign($0) }
    }

    private static func hasLetters(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic && !RosterText.isHan($0) && $0 != "x" && $0 != "X" }
    }

    /// Whether a number is followed by a unit of time or a colon.
    private static func namesTime(_ text: String) -> Bool {
        var cursor = TextCursor(text)
        while !cursor.isAtEnd {
            let start = cursor.index
            if cursor.takeNumber() != nil, cursor.takeAny(of: ["个小时", "小时", "分钟", "点", ":", "h", "时"]) != nil {
                return true
            }
            cursor.index = max(cursor.index, start + 1)
        }
        return false
    }
}
