import LedgerModel

/// What the lines above a table say about all of its rows: year, month, day and unit.
struct SheetContext {
    /// The years named.
    private(set) var years: Set<Int> = []
    /// The months named.
    private(set) var months: Set<Int> = []
    /// The days named.
    private(set) var days: [DateParts] = []
    /// Whether one of the days is plainly that of the service.
    private(set) var hasSureDay = false
    /// Whether several days, months or years are named together.
    private(set) var hasRange = false
    /// Whether the sheet's name speaks of another month or year than the lines.
    private(set) var monthsDisagree = false
    /// Whether the lines call the table a summary, whose day is not the day of service.
    private(set) var isSummary = false
    /// Whether a note says that breaks are still to be taken off, or not counted.
    private(set) var hasDeduction = false
    /// Whether a note says that times are to be converted.
    private(set) var hasMultiplier = false
    /// Whether the lines speak of a night.
    private(set) var isOfNight = false
    /// Whether the lines call the table a training, a meeting, or a list of something else than attendance.
    private(set) var isNotService = false
    /// Whether a line says that something of the table is wrong or fell out.
    private(set) var hasAlarm = false
    /// From when to when the lines say that the activity took place.
    private(set) var intervals: [ClockInterval] = []
    /// Whether the lines count by the lunar calendar.
    private(set) var isLunar = false
    /// Whether the lines call the table a plan, or a list of duties.
    private(set) var isPlan = false
    /// Whether every line that speaks of a plan speaks of signing in as well.
    private(set) var isSignedPlan = true
    /// A title whose words nobody knows.
    var doubtfulTitle: String?
    /// A title of a group of which it does not say what they did.
    private(set) var groupTitle: String?
    /// A title that lists people and not those who came.
    private(set) var listTitle: String?
    /// Whether a line names a service.
    private(set) var isOfService = false
    /// Whether a line is the title of a list of attendance.
    private(set) var isOfAttendance = false
    /// The lines themselves, for remarks that only repeat them.
    private(set) var titles: [String] = []
    /// The lines that may name the activity, as they are written.
    private(set) var labelled: [String] = []
    /// The units named.
    private(set) var units: Set<DurationUnit> = []

    private static let unrelated = [
        "制表", "填表", "打印", "上报", "报送", "填报", "截止", "截至", "统计时间", "导出", "更新", "成立", "印发", "版本",
    ]

    private static let summaries = ["汇总", "统计", "累计", "月报", "年报", "公示", "排名", "排行"]

    /// The one year named.
    var year: Int? { years.count == 1 ? years.first : nil }
    /// The one month named.
    var month: Int? { months.count == 1 && !hasRange ? months.first : nil }
    /// The one unit named.
    var unit: DurationUnit? { units.count == 1 ? units.first : nil }

    /// Reads a line above or beside a table.
    mutating func add(_ text: String) {
        let bare = RosterText.squeezed(text)
        addNote(bare)
        titles.append(bare)
        if RosterText.contains(bare, "活动") || RosterText.contains(bare, "项目") { labelled.append(text) }
        if ["夜", "凌晨", "通宵"].contains(where: { RosterText.contains(bare, $0) }) { isOfNight = true }
        if TitleJudge.isOfSomethingElse(text) { isNotService = true }
        if RemarkJudge.holds(bare, TableWords.lunar) { isLunar = true }
        if TitleJudge.isPlan(bare) {
            isPlan = true
            isSignedPlan = isSignedPlan && RemarkJudge.holds(bare, TitleWords.taken)
        }
        if TitleJudge.isDuty(bare) { isPlan = true }
        noteKind(text)
        if TitleJudge.isAlarming(text) { hasAlarm = true }
        if let times = TitleTimes.interval(in: text) { intervals.append(times) }
        if SheetContext.summaries.contains(where: { RosterText.contains(text, $0) }) { isSummary = true }
        guard !SheetContext.unrelated.contains(where: { RosterText.contains(text, $0) }) else { return }
        var cursor = TextCursor(text)
        var previousEnd: Int?
        while !cursor.isAtEnd {
            let isInsideNumber = cursor.previous.map { ("0"..."9").contains($0) || ChineseNumber.isSign($0) } ?? false
            let start = cursor.index
            if !isInsideNumber, let parts = taken(&cursor), cursor.index > start, isStated(parts) {
                if let end = previousEnd, isJoined(end, start, text) { hasRange = true }
                note(parts)
                noteYearBefore(start, text)
                if parts.day != nil {
                    if isContinued(cursor) { hasRange = true }
                    if DayLine.isOfService(text, date: start..<cursor.index) { hasSureDay = true }
                }
                previousEnd = cursor.index
            } else {
                cursor.index = start + 1
            }
        }
    }

    private mutating func noteKind(_ text: String) {
        if TitleParts.namesGroupAlone(text) { groupTitle = groupTitle ?? text }
        if TitleParts.listsPeople(text) { listTitle = listTitle ?? text }
        if TitleParts.namesService(text) { isOfService = true }
        if TitleParts.listsAttendance(text) { isOfAttendance = true }
    }

    /// The date here; of a range such as 7月3-5日 only the year is kept, with the mark that there is a range.
    private mutating func taken(_ cursor: inout TextCursor) -> DateParts? {
        let start = cursor.index
        do {
            return try DateReader.take(&cursor)
        } catch {
            guard error == .dateRange else { return nil }
            hasRange = true
            cursor.index = start
            guard let year = cursor.takeNumber(), cursor.take("年") else { return nil }
            return DateParts(year: year)
        }
    }

    /// The first year of 2021-2022年.
    private mutating func noteYearBefore(_ start: Int, _ text: String) {
        let before = Array(text.unicodeScalars.prefix(start))
        guard before.count >= 5, before.last == "-" || before.last == "/" || before.last == "至" else { return }
        var cursor = TextCursor(String(String.UnicodeScalarView(before.suffix(5).dropLast())))
        guard let year = cursor.takeDigits(), year.count == 4 else { return }
        years.insert(year.value)
        hasRange = true
    }

    /// Whether another day follows, as in 3日-5日.
    private func isContinued(_ cursor: TextCursor) -> Bool {
        var rest = cursor
        rest.skipSpaces()
        guard rest.takeAny(of: ["--", "-", "至", "到", "、", "和", ",", "及"]) != nil else { return false }
        rest.skipSpaces()
        guard let next = try? DateReader.take(&rest), next.day != nil else { return false }
        return rest.next != ":"
    }

    /// Takes over what another context says about year, month and unit, where this one says nothing.
    mutating func inherit(_ outer: SheetContext, withDay: Bool) {
        let isSameYear = years.isEmpty || outer.years.isEmpty || years == outer.years
        if months.isEmpty, days.isEmpty, isSameYear {
            (months, hasRange) = (outer.months, hasRange || outer.hasRange)
            if withDay { (days, hasSureDay) = (outer.days, outer.hasSureDay) }
        }
        if years.isEmpty { years = outer.years }
        if units.isEmpty { units = outer.units }
        isSummary = isSummary || outer.isSummary
        hasDeduction = hasDeduction || outer.hasDeduction
        hasMultiplier = hasMultiplier || outer.hasMultiplier
        isOfNight = isOfNight || outer.isOfNight
        (isNotService, isLunar) = (isNotService || outer.isNotService, isLunar || outer.isLunar)
        (isPlan, isSignedPlan) = (isPlan || outer.isPlan, isSignedPlan && outer.isSignedPlan)
        hasAlarm = hasAlarm || outer.hasAlarm
        monthsDisagree = monthsDisagree || outer.monthsDisagree
        doubtfulTitle = doubtfulTitle ?? outer.doubtfulTitle
        (groupTitle, listTitle) = (groupTitle ?? outer.groupTitle, listTitle ?? outer.listTitle)
        (isOfService, isOfAttendance) = (isOfService || outer.isOfService, isOfAttendance || outer.isOfAttendance)
        if withDay { intervals += outer.intervals }
        titles += outer.titles
        labelled += outer.labelled
    }

    /// Notes that the sheet's name and the lines speak of different months.
    mutating func noteDisagreement() { monthsDisagree = true }

    /// Notes from when to when a note below the table says that the activity took place.
    mutating func addTimes(_ note: String) {
        guard (TableWords.dayLabels + ["实际时间", "实际服务时间"]).contains(where: { note.hasPrefix($0) }) else { return }
        if let times = TitleTimes.interval(in: note) { intervals.append(times) }
    }

    /// The activities that the lines above the tables name behind a label, each once.
    static func activities(of judges: [SheetJudge]) -> [String] {
        var found: [String] = []
        for title in judges.flatMap({ $0.tables.flatMap(\.context.labelled) }) {
            let words = title.split(separator: " ").map(String.init)
            for (index, word) in words.enumerated() {
                for label in ["活动名称", "活动主题", "活动项目", "项目名称", "服务项目"] where word.hasPrefix(label) {
                    let tail = word.unicodeScalars.dropFirst(label.unicodeScalars.count).drop { $0 == ":" }
                    let name = tail.isEmpty ? words[(index + 1)...].first ?? "" : String(String.UnicodeScalarView(tail))
                    if !name.isEmpty, !found.contains(name) { found.append(name) }
                }
            }
        }
        return found
    }

    /// Reads a note above or below a table: a unit, or a rule for counting.
    mutating func addNote(_ text: String) {
        if ["午休", "休息", "扣除", "不计"].contains(where: { RosterText.contains(text, $0) }) { hasDeduction = true }
        if RemarkJudge.holds(text, TableWords.multipliers) { hasMultiplier = true }
        addUnit(text)
    }

    private mutating func addUnit(_ text: String) {
        for mark in ["单位:", "单位为", "单位是", "以小时为单位", "以分钟为单位"] where RosterText.contains(text, mark) {
            if mark.hasPrefix("以") {
                units.insert(mark.contains("小时") ? .hours : .minutes)
            } else if let after = SheetContext.tail(text, after: mark) {
                for (word, unit) in [("小时", DurationUnit.hours), ("分钟", .minutes), ("h", .hours)]
                where after.hasPrefix(word) {
                    units.insert(unit)
                }
            }
        }
        for (word, unit) in [("(小时)", DurationUnit.hours), ("(分钟)", .minutes)] where RosterText.contains(text, word) {
            units.insert(unit)
        }
    }

    /// The day that all rows without a date of their own share; nil when there is none or more than one.
    func sharedDay(period: RosterPeriod?) throws(RosterReason) -> CivilDate? {
        guard !monthsDisagree else { throw .dateDisagrees }
        guard let first = days.first, hasSureDay, !isSummary else { return nil }
        guard !isLunar else { throw .ambiguousDate }
        let knownYear = year ?? period?.year
        let date = try first.resolved(year: knownYear, month: month ?? period?.month)
        for other in days.dropFirst() {
            guard try other.resolved(year: knownYear, month: month ?? period?.month) == date else { return nil }
        }
        return hasRange ? nil : date
    }

    /// Refuses a day that the lines above the table rule out.
    func check(_ date: CivilDate) throws(RosterReason) {
        guard !isLunar else { throw .ambiguousDate }
        guard !monthsDisagree else { throw .dateDisagrees }
        let fields = date.fields
        if !years.isEmpty, !years.contains(fields.year) { throw .dateDisagrees }
        if months.count == 1, !hasRange, !months.contains(fields.month) { throw .dateDisagrees }
        if months.count > 1, years.count <= 1, let first = months.min(), let last = months.max(),
            !(first...last).contains(fields.month)
        {
            throw .dateDisagrees
        }
        try checkNamedDays(date)
    }

    /// Refuses a day other than those that the lines above the table name.
    private func checkNamedDays(_ date: CivilDate) throws(RosterReason) {
        guard !days.isEmpty, !hasRange, !isSummary else { return }
        for named in days {
            // A day that the title leaves open rules nothing out.
            guard let other = try? named.resolved(year: year ?? date.fields.year, month: month) else { return }
            if other == date { return }
        }
        throw .dateDisagrees
    }

    /// Only what is plainly a date counts: with a year, or with 月.
    private func isStated(_ parts: DateParts) -> Bool {
        if let year = parts.year { return (2000...2099).contains(year) }
        return parts.shortYear == nil && parts.month != nil && parts.isSpelledOut
    }

    private mutating func note(_ parts: DateParts) {
        if let year = parts.year { years.insert(year) }
        if let month = parts.month, (1...12).contains(month) { months.insert(month) }
        if parts.day != nil { days.append(parts) }
    }

    private func isJoined(_ end: Int, _ start: Int, _ text: String) -> Bool {
        let between = text.unicodeScalars.dropFirst(end).prefix(max(0, start - end))
        return between.count <= 3 && between.contains { ["-", "至", "到", "、", "和", "."].contains($0) }
    }

    private static func tail(_ text: String, after mark: String) -> String? {
        let (scalars, word) = (Array(text.unicodeScalars), Array(mark.unicodeScalars))
        guard scalars.count >= word.count else { return nil }
        for start in 0...(scalars.count - word.count) where scalars[start..<(start + word.count)].elementsEqual(word) {
            return String(String.UnicodeScalarView(scalars[(start + word.count)...]))
        }
        return nil
    }
}
