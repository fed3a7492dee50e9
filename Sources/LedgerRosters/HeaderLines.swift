/// The header cells of a table that begins on a line: one line, or two where the second divides or completes the first.
struct HeaderLines {
    /// The lines.
    let range: Range<Int>
    /// The upper text of each column, spread over merged cells.
    let upper: [String]
    /// The lower text of each column; empty where there is no second line.
    let lower: [String]
    /// The numbers of the cells that hold plain fractions, where `7.1` may stand for the tenth.
    let fractions: Set<Int>
    /// The weekday that a line below the header states for each column.
    let weekdays: [Int: Int]

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
        let isHeader = HeaderLines.isHeader(names: names, days: days, roleCount: roleCount, writtenCount: writtenCount)
        guard isHeader || second != nil else { return nil }
        var end = second == nil ? line + 1 : line + 2
        let columns = max(width, second?.cells.count ?? 0)
        upper = (0..<columns).map { first[$0].text }
        lower = (0..<columns).map { column in
            guard let cell = second?[column], !cell.marks.contains(.fromAbove) else { return "" }
            return cell.text
        }
        fractions = Set(
            (0..<columns).filter { column in
                HeaderLines.isFraction(first[column]) || second.map { HeaderLines.isFraction($0[column]) } ?? false
            }
        )
        weekdays = HeaderLines.weekdays(sheet, at: end, names: names)
        if !weekdays.isEmpty { end += 1 }
        range = line..<end
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

    private static func isFraction(_ cell: RosterCell) -> Bool {
        guard case .number(let value, .plain) = cell.value else { return false }
        return value != value.rounded()
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
        let hasTimes = sheet.lines[line].cells.contains { HeaderReader.role($0.text)?.isTemporal ?? false }
        return days.count >= 2 && !hasTimes && days.count * 2 > written.count ? next : nil
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
