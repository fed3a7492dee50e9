/// Dates such as `7.1` in one run of cells, and which of them may be `7.10` after a spreadsheet program dropped the zero.
struct PointDates {
    private struct Day {
        let place: Int
        let month: Int
        let day: Int
        /// Whether the cell is a number, which cannot show that a zero was typed.
        let isNumber: Bool
        /// Whether the day is written with a zero that a number would have lost.
        let isKept: Bool
        /// Whether the day is written with a zero before it, as in 7.03: then 7.1 can hardly be the first.
        let isPadded: Bool
        /// Whether a zero may be missing: one digit of 1 to 3.
        let mayLack: Bool
        var literal: Int { month * 100 + day }
        var padded: Int { month * 100 + day * 10 }
    }

    private var days: [Day] = []

    /// Takes note of the next cell; `place` is its line, or its column in a header.
    mutating func note(_ cell: RosterCell, at place: Int) {
        let isNumber = !cell.value.isText && !cell.isBlank
        if case .number(_, .plain) = cell.value {} else if isNumber { return }
        guard cell.text.utf8.count <= 40 else { return }
        var cursor = TextCursor(cell.text)
        guard let month = cursor.takeDigits(), month.count <= 2, (1...12).contains(month.value), cursor.take("."),
            let day = cursor.takeDigits(), day.count <= 2, (1...31).contains(day.value),
            cursor.next.map({ !".年:-".unicodeScalars.contains($0) && !RosterText.isUnit($0) }) ?? true
        else { return }
        days.append(
            Day(
                place: place,
                month: month.value,
                day: day.value,
                isNumber: isNumber,
                isKept: !isNumber && day.count == 2 && day.value.isMultiple(of: 10),
                isPadded: day.count == 2 && day.value < 10,
                mayLack: day.count == 1 && day.value <= 3
            )
        )
    }

    /// The places whose day stays open.
    var open: Set<Int> {
        let isKept = days.contains(where: \.isKept)
        let isRising = zip(days, days.dropFirst()).allSatisfy { $0.literal <= $1.literal }
        return Set(
            days.indices.filter { index in
                guard days[index].mayLack else { return false }
                if !days[index].isNumber, isKept { return false }
                if isRising, isForced(index) { return false }
                return days[index].isNumber || isShaken(index)
            }.map { days[$0].place }
        )
    }

    /// Whether a certain day further on would come before the padded one.
    private func isForced(_ index: Int) -> Bool {
        days[(index + 1)...].contains { !$0.mayLack && $0.literal < days[index].padded }
    }

    /// Whether other cells make one ask: days of two digits, or a step back that the zero would mend.
    private func isShaken(_ index: Int) -> Bool {
        let day = days[index]
        if days.contains(where: { $0.isPadded || $0.month == day.month && $0.day > 10 }) { return true }
        guard index > 0 else { return false }
        let before = days[index - 1].literal
        return before > day.literal && before <= day.padded
    }
}

extension RosterText {
    /// Whether the sign makes a length or an ordinal of the number before it.
    fileprivate static func isUnit(_ scalar: Unicode.Scalar) -> Bool {
        ["小", "时", "分", "h", "H", "个", "天"].contains(scalar)
    }
}
