import LedgerModel

/// Holds the rows of a file against each other.
///
/// Of accepted rows, in the order of the file, what comes first stays; beside a row that was refused nothing of the same
/// service stays, for nobody knows which of the two is true.
struct FileRules {
    private struct Key: Hashable {
        var name: [UInt8]
        var date: CivilDate
    }

    /// Rows that the clerk calls a second service; only what cannot be both is still refused.
    let secondServices: Set<String>
    private var days: [Key: [RosterRow]] = [:]
    private var refused: [Key: [RosterRow]] = [:]

    init(secondServices: Set<String> = []) {
        self.secondServices = secondServices
    }

    /// Refused rows that raise no doubt here: their day is not known, or an earlier reading held them against the others.
    private static let settled: [RosterReason?] = [.dateDisagrees, .weekdayDisagrees, .stillMarked]

    /// Refuses overlaps, repetitions and days of more than 24 hours.
    mutating func apply(to rows: inout [RosterRow]) {
        for row in rows where row.verdict == .reject {
            guard !FileRules.settled.contains(row.reason), let name = row.name, let date = row.date else { continue }
            refused[Key(name: Array(RosterText.squeezed(name).utf8), date: date), default: []].append(row)
        }
        for index in rows.indices where rows[index].verdict == .accept {
            guard let name = rows[index].name, let date = rows[index].date else { continue }
            let key = Key(name: Array(RosterText.squeezed(name).utf8), date: date)
            if let reason = conflict(rows[index], key) {
                rows[index].refuse(reason)
            } else {
                days[key, default: []].append(rows[index])
            }
        }
    }

    private func conflict(_ row: RosterRow, _ key: Key) -> RosterReason? {
        let sameDay = (days[key] ?? []).filter { !FileRules.areDifferentPeople($0, row) }
        // Nobody serves a hundred times a day; the bound keeps a hostile file from costing more than its size.
        guard sameDay.count < 100 else { return .possibleDuplicate }
        for other in sameDay {
            guard let reason = FileRules.conflict(row, other) else { continue }
            let isOpen = row.end == nil || other.end == nil
            if !isOpen || reason == .overlap || !secondServices.contains(row.at) { return reason }
        }
        for other in (refused[key] ?? []).prefix(100) where !FileRules.areDifferentPeople(other, row) {
            if let reason = doubt(row, other) { return reason }
        }
        if let reason = pastMidnight(row, key) { return reason }
        let sum = sameDay.reduce(row.seconds?.count ?? 0) { $0 + ($1.seconds?.count ?? 0) }
        return sum > 86_400 ? .dayOver24Hours : nil
    }

    /// Whether a refused row may be of the same service: where their times meet, or where one has none to tell them apart.
    private func doubt(_ row: RosterRow, _ other: RosterRow) -> RosterReason? {
        guard let start = row.start, let end = row.end else {
            return secondServices.contains(row.at) || FileRules.differInActivity(row, other) ? nil : .possibleDuplicate
        }
        switch (other.start, other.end) {
        case (let first?, let last?): return start < max(first, last) && min(first, last) < end ? .overlap : nil
        case (let moment?, nil), (nil, let moment?): return start <= moment && moment <= end ? .overlap : nil
        case (nil, nil):
            let isOpen = !secondServices.contains(row.at) && !FileRules.differInActivity(row, other)
            return isOpen ? .possibleDuplicate : nil
        }
    }

    /// Sessions of the day before that reach into this day, and of this day that reach into the next.
    private func pastMidnight(_ row: RosterRow, _ key: Key) -> RosterReason? {
        for offset in [Int32(-1), 1] {
            let neighbour = Key(name: key.name, date: key.date.adding(days: offset))
            for other in days[neighbour] ?? [] where !FileRules.areDifferentPeople(other, row) {
                guard let start = row.start, let end = row.end, let otherStart = other.start, let otherEnd = other.end
                else { continue }
                let shift = Int(offset) * 86_400
                if start < otherEnd + shift, otherStart + shift < end { return .overlap }
            }
        }
        return nil
    }

    private static func areDifferentPeople(_ left: RosterRow, _ right: RosterRow) -> Bool {
        if let first = left.personKey, let second = right.personKey { return first != second }
        if let first = left.residentID, let second = right.residentID { return first != second }
        return false
    }

    private static func conflict(_ row: RosterRow, _ other: RosterRow) -> RosterReason? {
        if let start = row.start, let end = row.end, let otherStart = other.start, let otherEnd = other.end {
            guard start < otherEnd, otherStart < end else { return nil }
            return start == otherStart && end == otherEnd && sameActivity(row, other) ? .duplicateRow : .overlap
        }
        // What was over when the open one began is another service; what lasted then cannot be.
        for (open, ended) in [(row, other), (other, row)] where open.isOpenSignIn {
            guard let moment = open.start, let first = ended.start, let last = ended.end, first <= moment else {
                continue
            }
            return moment < last ? .overlap : nil
        }
        if differInActivity(row, other) { return nil }
        let isSame = row.seconds == other.seconds && (row.seconds != nil || row.start == other.start)
        return isSame && sameActivity(row, other) ? .duplicateRow : .possibleDuplicate
    }

    private static func differInActivity(_ left: RosterRow, _ right: RosterRow) -> Bool {
        guard let one = left.activity, let two = right.activity else { return false }
        return !RosterText.same(one, two)
    }

    private static func sameActivity(_ left: RosterRow, _ right: RosterRow) -> Bool {
        RosterText.same(left.activity ?? "", right.activity ?? "")
    }
}
