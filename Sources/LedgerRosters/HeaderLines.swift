/// The header cells of a table that begins on a line: one line, or two where the second divides or completes the first.
struct HeaderLines {
    /// The lines.
    let range: Range<Int>
    /// The upper text of each column, spread over merged cells.
    let upper: [String]
    /// The lower text of each column; empty where there is no second line.
    let lower: [String]
    /// The weekday that a line below the header states for each column.
    let weekdays: [Int: Int]
    /// What a line below the days says of each of them, such as 清洁, 取消 or 培训.
    let captions: [Int: String]

    /// Recognises a header on the line; nil when there is none.
    init?(_ sheet: RosterSheet, at line: Int) {
        let first = sheet.lines[line]
        guard first.defect == nil else { return nil }
        let names = HeaderLines.nameColumns(first)
        guard !names.isEmpty else { return nil }
        let width = first.cells.count
        var roleCount = 0
        for column in 0..<width where !first[column].marks.contains(.fromLeft) {
            if let role = HeaderReader.role(first[column].text), role != .name { roleCount += 1 }
        }
        let second = HeaderLines.second(sheet, below: line, names: names, roleCount: roleCount)
        let days = (0..<width).filter { DayHeader.isDay(first[$0].text) && first[$0].isWrittenHere }
        let writtenCount = first.cells.count { $0.isWrittenHere }
        guard writtenCount >= 2 || second != nil else { return nil }
        // Below the header of an export most columns are the program's own; 姓名 beside two headers of times is enough.
        let times = (0..<width).count { HeaderReader.role(first[$0].text)?.isTemporal ?? false }
        let isHeader =
            times >= 2 && roleCount >= 3
            || HeaderLines.isHeader(names: names, days: days, roleCount: roleCount, writtenCount: writtenCount)
        guard isHeader || second != nil else { return nil }
        var end = second == nil ? line + 1 : line + 2
        let columns = max(width, second?.cells.count ?? 0)
        let upper = (0..<columns).map { first[$0].text }
        let lower = (0..<columns).map { column in
            guard let cell = second?[column], !cell.marks.contains(.fromAbove) else { return "" }
            return cell.text
        }
        (self.upper, self.lower) = (upper, lower)
        weekdays = HeaderLines.weekdays(sheet, at: end, names: names)
        if !weekdays.isEmpty { end += 1 }
        let dayColumns = (0..<columns).filter { DayHeader.isDay(lower[$0].isEmpty ? upper[$0] : lower[$0]) }
        let below = HeaderLines.captions(sheet, at: end, names: names, days: dayColumns)
        let above = HeaderLines.captions(sheet, at: line - 1, names: [], days: dayColumns)
        if !below.isEmpty { end += 1 }
        captions = below.merging(above) { $0 + $1 }
        range = (above.isEmpty ? line : line - 1)..<end
    }

    /// The text that names the column: the lower one where written.
    func text(_ column: Int) -> String {
        lower[column].isEmpty ? upper[column] : lower[column]
    }

    /// A row of data may hold a word such as 志愿者 too: most cells have to be headers, and days stand right of the names.
    private static func isHeader(names: [Int], days: [Int], roleCount: Int, writtenCount: Int) -> Bool {
        let known = names.count + roleCount
        if roleCount >= 1, known * 2 > writtenCount - days.count { return true }
        guard let name = names.first, let day = days.first, name < day else { return false }
        return days.count >= 2 ? known + days.count + 1 >= writtenCount : known + days.count == writtenCount
    }

    private static func nameColumns(_ line: RosterSheet.Line) -> [Int] {
        line.cells.indices.filter { line[$0].isWrittenHere && HeaderReader.isName(line[$0].text) }
    }

    private static func second(
        _ sheet: RosterSheet,
        below line: Int,
        names: [Int],
        roleCount: Int
    ) -> RosterSheet.Line? {
        guard line + 1 < sheet.lines.count else { return nil }
        let next = sheet.lines[line + 1]
        guard next.defect == nil, names.allSatisfy({ next[$0].isBlank || next[$0].marks.contains(.fromAbove) }) else {
            return nil
        }
        let written = next.cells.indices.filter { next[$0].isWrittenHere }
        let roles = written.filter { HeaderReader.role(next[$0].text) != nil }
        let days = written.filter { DayHeader.isDay(next[$0].text) }
        if !roles.isEmpty, roles.count + days.count == written.count { return next }
        // A merged 日期 over the days names them, and is no column of dates.
        let hasTimes = sheet.lines[line].cells.indices.contains { column in
            let role = HeaderReader.role(sheet.lines[line][column].text)
            return role?.isTemporal ?? false && !(role == .date && DayHeader.isDay(next[column].text))
        }
        return days.count >= 2 && !hasTimes && days.count * 2 > written.count ? next : nil
    }

    /// A line without a name whose cells stand over or below days and hold neither figures nor marks.
    ///
    /// What is written at one day and not merged may reach as far as the next, as printed forms are filled in.
    private static func captions(_ sheet: RosterSheet, at line: Int, names: [Int], days: [Int]) -> [Int: String] {
        guard sheet.lines.indices.contains(line), days.count >= 2 else { return [:] }
        let row = sheet.lines[line]
        let written = row.cells.indices.filter { row[$0].isWrittenHere }
        let isAbove = names.isEmpty
        guard row.defect == nil,
            names.allSatisfy({ !row[$0].isWrittenHere || TableWords.captionLabels.contains(row[$0].text) }),
            written.contains(where: { days.contains($0) }), written.allSatisfy({ isCaption(row[$0]) }),
            !isAbove || written.count >= 2 && written.allSatisfy({ days.contains($0) })
        else { return [:] }
        var (found, last) = ([Int: String](), "")
        for column in days {
            if row[column].isWrittenHere || !isAbove { last = row[column].text }
            found[column] = last
        }
        return found
    }

    private static func isCaption(_ cell: RosterCell) -> Bool {
        cell.value.isText && !cell.text.utf8.contains { (0x30...0x39).contains($0) }
            && cell.text.unicodeScalars.contains(where: RosterText.isHan)
            && !LineWords.isTick(cell.text) && !LineWords.isCross(cell.text)
    }

    private static func weekdays(_ sheet: RosterSheet, at line: Int, names: [Int]) -> [Int: Int] {
        guard line < sheet.lines.count else { return [:] }
        let next = sheet.lines[line]
        guard next.defect == nil, names.allSatisfy({ !next[$0].isWrittenHere || next[$0].text == "星期" }) else {
            return [:]
        }
        var found: [Int: Int] = [:]
        for column in next.cells.indices where next[column].isWrittenHere {
            if let weekday = DateReader.weekday(next[column].text) { found[column] = weekday }
        }
        return found.count >= 2 ? found : [:]
    }
}
