/// Gives the columns below a header their roles and days.
struct TableColumns {
    private let header: HeaderLines
    private let columns: Range<Int>

    init(_ header: HeaderLines, _ columns: Range<Int>) {
        self.header = header
        self.columns = columns
    }

    /// The column ranges of the tables side by side below one header: one for each name column.
    static func split(_ header: HeaderLines) -> [Range<Int>] {
        let roles = header.upper.indices.map { HeaderReader.role(header.text($0)) }
        var names: [Int] = []
        for column in roles.indices where roles[column] == .name {
            if let last = names.last, last == column - 1, header.upper[last] == header.upper[column] { continue }
            names.append(column)
        }
        guard let first = names.first, names.count > 1 else { return [0..<roles.count] }
        // Names beside names without times of their own are not tables side by side: one column names somebody else.
        let ends = names.dropFirst() + [roles.count]
        let isSplit = zip(names, ends).allSatisfy { name, end in
            (name..<end).contains { roles[$0]?.isTemporal ?? false || DayHeader.isDay(header.text($0)) }
                || Set(names.map { header.text($0) }).count == 1
        }
        guard isSplit else { return [0..<roles.count] }
        // What stands before the first name, such as 序号, stands before each of the others too.
        let lead = roles[..<first]
        var starts = [0]
        for name in names.dropFirst() {
            var start = name
            for role in lead.reversed() {
                guard start > (starts.last ?? 0) + 1, let role, roles[start - 1] == role else { break }
                start -= 1
            }
            starts.append(start)
        }
        return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : roles.count) }
    }

    /// The table of these columns; nil when they hold neither times nor days.
    func table(sheet: Int, body: Range<Int>) -> RosterTable? {
        var table = RosterTable(sheet: sheet, header: header.range, body: body, columns: columns, roles: [])
        var dayColumns: [Int] = []
        for column in columns {
            if isDay(column) {
                dayColumns.append(column)
            } else if let day = topDay(column) {
                addGrouped(column, day, to: &table)
            } else if let role = HeaderReader.role(header.text(column)) {
                table.roles.append((column, role))
            } else if DayHeader.isDay(header.text(column)) {
                dayColumns.append(column)
            }
        }
        addDays(dayColumns, to: &table)
        guard table.first(.name) != nil else { return nil }
        return table
    }

    /// A day below a merged 日期, which names what stands below it.
    private func isDay(_ column: Int) -> Bool {
        DayHeader.isDay(header.lower[column]) && HeaderReader.role(header.upper[column]) == .date
    }

    /// The date over a sub-column such as 签到, in a grid with several columns to a day.
    private func topDay(_ column: Int) -> DateParts? {
        guard !header.lower[column].isEmpty, HeaderReader.role(header.lower[column])?.isTemporal ?? false else {
            return nil
        }
        return DayHeader.parts(header.upper[column])
    }

    private func addGrouped(_ column: Int, _ parts: DateParts, to table: inout RosterTable) {
        if table.days.last?.parts != parts {
            table.days.append(RosterTable.Day(parts: parts))
        }
        let last = table.days.count - 1
        switch HeaderReader.role(header.lower[column]) {
        case .start: table.days[last].start = column
        case .end: table.days[last].end = column
        case .duration(let unit): (table.days[last].duration, table.days[last].unit) = (column, unit)
        default: table.days[last].defect = .ambiguousTime
        }
    }

    private func addDays(_ dayColumns: [Int], to table: inout RosterTable) {
        let parts = dayColumns.map { DayHeader.parts(header.text($0)) }
        let isBare = parts.allSatisfy { $0?.month == nil }
        // Bare numbers may count weeks; a month above, a whole month's run or 日 in the corner makes them days.
        let isCertain = !isBare || isMonthRun(parts) || cornerSaysDay(dayColumns) || isSparse(parts)
        guard dayColumns.count >= 2 || !isBare else { return }
        let isOrdered = isRising(parts)
        for (column, found) in zip(dayColumns, parts) {
            guard var found else { continue }
            if found.month == nil, let group = groupMonth(column) {
                (found.month, found.year) = (group.month, group.year)
            }
            if found.weekday == nil { found.weekday = header.weekdays[column] }
            var day = RosterTable.Day(parts: found, cell: column)
            // 26...31, 1...25 spans two months, and a day that stands twice may be 7.1 and 7.10.
            let isTwice = parts.count { $0?.day == found.day && $0?.month == found.month } > 1
            if isBare && !isOrdered || isTwice { day.defect = day.defect ?? .ambiguousDate }
            if let caption = header.captions[column], TableColumns.speaksAgainst(caption) { day.defect = .notService }
            if !isCertain, header.weekdays[column] == nil { day.defect = day.defect ?? .ambiguousDate }
            table.days.append(day)
        }
    }

    /// Whether what stands below a day says that it was no service, or did not take place.
    private static func speaksAgainst(_ caption: String) -> Bool {
        TitleJudge.namesNoService(caption) || TitleJudge.isPlan(caption) || RemarkJudge.isForOneself(caption)
            || LineWords.isAbsence(caption) || RemarkJudge.holds(caption, RemarkWords.contradicting)
    }

    private func groupMonth(_ column: Int) -> DateParts? {
        guard !header.lower[column].isEmpty else { return nil }
        // 2021年9月(小时): the unit is read with the table's titles.
        let upper = header.upper[column].prefix { $0 != "(" }
        var cursor = TextCursor(RosterText.folded(String(upper)))
        guard let parts = try? DateReader.take(&cursor), parts.day == nil, cursor.isAtEnd else { return nil }
        return parts
    }

    private func isRising(_ parts: [DateParts?]) -> Bool {
        let days = parts.compactMap { $0?.day }
        return zip(days, days.dropFirst()).allSatisfy { $0 < $1 }
    }

    private func isMonthRun(_ parts: [DateParts?]) -> Bool {
        guard isRising(parts), let last = parts.last??.day else { return false }
        return last >= 20
    }

    /// 3, 10, 17: what is counted begins at 1 and leaves nothing out, so these are days.
    private func isSparse(_ parts: [DateParts?]) -> Bool {
        guard isRising(parts), parts.count >= 2, let last = parts.last??.day else { return false }
        return last > parts.count + 1
    }

    private func cornerSaysDay(_ dayColumns: [Int]) -> Bool {
        dayColumns.contains { column in
            let upper = header.lower[column].isEmpty ? "" : header.upper[column]
            let isMarked =
                RosterText.contains(header.text(column), "日") || RosterText.contains(header.text(column), "号")
            return isMarked || RosterText.contains(upper, "日") || RosterText.contains(upper, "月")
        }
    }
}
