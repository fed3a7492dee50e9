/// Decides whether a title, a sheet's name or a named activity speaks of something else than service that took place.
enum TitleJudge {
    /// Names that hold a word of the lists and say nothing by it: 会议室, 旅游景区, 计划生育.
    private static let compounds =
        TitleWords.neutral
        + (TitleWords.notService + RemarkWords.ownBenefit).flatMap { word in TitleWords.placeEndings.map { word + $0 } }

    /// Whether the text names a training, a meeting, paid work or something that fell out.
    static func namesNoService(_ text: String) -> Bool {
        guard RemarkJudge.holds(text, TitleWords.notService) else { return false }
        return RemarkJudge.holds(plain(text), TitleWords.notService)
    }

    /// Whether the title lists something else than attendance of volunteers: leave, goods, points, pay, other people.
    static func isOfSomethingElse(_ title: String) -> Bool {
        let title = Instructions.reported(title)
        let bare = RosterText.squeezed(plain(title))
        if RemarkJudge.holds(bare, TitleWords.never) { return true }
        if RemarkJudge.holds(bare, TitleWords.notService + TitleWords.notAttendance) { return true }
        let isFact = RosterText.contains(title, ":") || RosterText.contains(title, " ")
        if lists(bare, TitleWords.served, isWhole: !isFact) { return true }
        guard !RemarkJudge.holds(bare, TitleWords.volunteering) else { return false }
        // 慰问困难群众活动签到表 lists those who called on them.
        let attended = RemarkWords.deeds + RemarkWords.givers + ["敬", "助"]
        let served = ["", "困难", "社区", "辖区", "独居", "孤寡", "空巢", "高龄", "残疾"]
        let visits = attended.flatMap { deed in served.map { deed + $0 } }.filter { RosterText.contains(bare, $0) }
        let known = visits.flatMap { visit in TitleWords.others.map { visit + $0 } }
        return lists(removing(known, from: bare), TitleWords.others, isWhole: !isFact)
    }

    /// Whether the name of a file, without its folders, says that nothing in it is to be recorded: `作废-名册.xlsx`.
    static func isNoService(fileName: String) -> Bool {
        let base = RosterText.folded(fileName.split(separator: "/").last.map(String.init) ?? "")
        return RemarkJudge.holds(plain(base), TitleWords.fileNames)
    }

    /// Whether the title calls the table a plan.
    static func isPlan(_ title: String) -> Bool {
        RemarkJudge.holds(plain(title), TitleWords.planned)
    }

    /// Whether the title calls the table a list of duties, which may be a plan or be kept on the spot.
    static func isDuty(_ title: String) -> Bool {
        RemarkJudge.holds(title, TitleWords.duty)
    }

    /// Whether the line says that something of the table is wrong, fell out or ended otherwise.
    static func isAlarming(_ title: String) -> Bool {
        RemarkJudge.holds(Instructions.reported(title), TableWords.noteAlarms.filter { $0 != "实际" })
    }

    /// The text without the names in which a word of the lists says nothing.
    static func plain(_ text: String) -> String {
        removing(compounds, from: text)
    }

    /// Whether the text ends with one of the words, or what it names there is listed: `居民签到表`, `员工7月考勤`.
    private static func lists(_ text: String, _ words: [String], isWhole: Bool) -> Bool {
        let fillers =
            ["活动", "现场", "参加", "到场", "年", "月", "日", "第", "期", "次", "份", "(", ")", "-", "每日"] + TitleWords.others
        var cursor = TextCursor(text)
        while !cursor.isAtEnd {
            guard cursor.takeAny(of: words) != nil else {
                cursor.index += 1
                continue
            }
            var rest = cursor
            while rest.takeAny(of: fillers) != nil || rest.takeDigits() != nil {}
            if rest.isAtEnd ? isWhole : rest.takeAny(of: TitleWords.lists) != nil { return true }
        }
        return false
    }

    /// The text without the words, of which the longest counts.
    static func removing(_ words: [String], from text: String) -> String {
        let here = words.filter { RosterText.contains(text, $0) }
        guard !here.isEmpty else { return text }
        let longest = here.sorted { $0.utf8.count > $1.utf8.count }
        var (cursor, rest) = (TextCursor(text), String.UnicodeScalarView())
        while let scalar = cursor.next {
            guard cursor.takeAny(of: longest) == nil else { continue }
            rest.append(scalar)
            cursor.index += 1
        }
        return String(rest)
    }
}
