import LedgerModel

/// Compares the totals that a roster states with the rows that they sum.
struct TotalLines {
    /// The sheets of the file.
    let sheets: [RosterSheet]
    /// Their judges, in the same order.
    let judges: [SheetJudge]

    /// A warning for each stated total that is not the sum of the lengths read above it, or beside it in a grid.
    func warnings(_ rows: [RosterRow]) -> [RosterWarning] {
        judges.indices.flatMap { index -> [RosterWarning] in
            let own = rows.filter { $0.position.sheet == index }
            return judges[index].tables.flatMap { table in
                table.days.isEmpty ? columnTotals(table, own) : rowTotals(table, own)
            }
        }
    }

    /// Totals below a length column; a total covers the rows since the total before it, or all rows of the table.
    private func columnTotals(_ table: RosterTable, _ rows: [RosterRow]) -> [RosterWarning] {
        let (column, unit) = table.durations.first ?? (-1, nil)
        let own = rows.filter { table.body.contains($0.position.line) && table.columns.contains($0.position.column) }
        var (since, all, warnings) = (Int64(0), Int64(0), [RosterWarning]())
        for row in own {
            guard row.reason == .totalLine else {
                since += row.seconds?.count ?? 0
                all += row.seconds?.count ?? 0
                continue
            }
            let line = sheets[table.sheet].lines[row.position.line]
            if column < 0 {
                let people = own.count { $0.verdict != .ignored }
                for total in TotalLines.spoken(line, table, people: people)
                where !total.seconds.contains(since) && !total.seconds.contains(all) {
                    warnings.append(TotalLines.warning(row.at, total.raw, all))
                }
            } else if let stated = TotalLines.stated(line[column], unit: unit ?? table.context.unit), stated != since,
                stated != all
            {
                warnings.append(TotalLines.warning(row.at, line[column].raw, all))
            }
            since = 0
        }
        return warnings
    }

    /// Totals at the end of a grid's rows.
    private func rowTotals(_ table: RosterTable, _ rows: [RosterRow]) -> [RosterWarning] {
        guard let column = table.first(.total) ?? table.durations.first?.column else { return [] }
        let unit = table.durations.first?.unit ?? table.context.unit
        var sums: [Int: Int64] = [:]
        for row in rows where table.body.contains(row.position.line) && table.columns.contains(row.position.column) {
            sums[row.position.line, default: 0] += row.seconds?.count ?? 0
        }
        return sums.sorted { $0.key < $1.key }.compactMap { line, sum in
            let cell = sheets[table.sheet].lines[line][column]
            guard let stated = TotalLines.stated(cell, unit: unit), stated != sum else { return nil }
            return TotalLines.warning(sheets[table.sheet].citation(line: line, column: column), cell.raw, sum)
        }
    }

    /// The lengths that a total line states where no column holds lengths; a number that may count people states none.
    private static func spoken(
        _ line: RosterSheet.Line,
        _ table: RosterTable,
        people: Int
    ) -> [(raw: String, seconds: [Int64])] {
        table.columns.map { line[$0] }.filter(\.isWrittenHere).compactMap { cell in
            let text = cell.text.unicodeScalars
            let tail = text.firstIndex(of: ":").map { text[text.index(after: $0)...] } ?? text[...]
            let length = RosterCell(String(String.UnicodeScalarView(tail)))
            if let bare = DurationReader.bareNumber(length.text), bare.value == Double(people) { return nil }
            let units: [DurationUnit] = [.hours, .minutes]
            let seconds = units.compactMap { stated(length, unit: $0) }
            return seconds.isEmpty ? nil : (cell.raw, seconds)
        }
    }

    static func stated(_ cell: RosterCell, unit: DurationUnit?) -> Int64? {
        guard !cell.isBlank else { return nil }
        if let bare = DurationReader.bareNumber(cell.text), let unit, bare.value < 1_000_000 {
            return Int64((bare.value * Double(unit.seconds)).rounded())
        }
        return (try? DurationReader.seconds(cell.text, unit: unit)).map { Int64($0) }
    }

    private static func warning(_ place: String, _ stated: String, _ sum: Int64) -> RosterWarning {
        RosterWarning(
            .totalDisagrees,
            at: place,
            "合计写的是 \(stated)，能读出的各行之和是 \(sum / 60) 分钟。请核对。",
            figures: "\(stated); \(sum / 60) min"
        )
    }
}
