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
        guard let (column, unit) = table.durations.first else { return [] }
        let own = rows.filter { table.body.contains($0.position.line) && table.columns.contains($0.position.column) }
        var (since, all, warnings) = (Int64(0), Int64(0), [RosterWarning]())
        for row in own {
            guard row.reason == .totalLine else {
                since += row.seconds?.count ?? 0
                all += row.seconds?.count ?? 0
                continue
            }
            let cell = sheets[table.sheet].lines[row.position.line][column]
            if let stated = TotalLines.stated(cell, unit: unit ?? table.context.unit), stated != since, stated != all {
                warnings.append(TotalLines.warning(row.at, cell.raw, all))
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
