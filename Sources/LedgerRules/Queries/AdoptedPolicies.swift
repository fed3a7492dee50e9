public import LedgerModel

/// The policy documents that the log adopted, each with its place, to compute again what a rule computed then.
///
/// The state knows the documents of today only as a whole; what was adopted after an entry has no part in it, so this
/// answers for a place in the log. Made from the `policy_adopted` statements themselves.
public struct AdoptedPolicies {
    /// What the deadline of a session came to when it was recorded (spec 06 §4).
    public struct Lateness: Hashable, Sendable {
        /// Whether it was recorded after its deadline.
        public let isLate: Bool
        /// Whether the deadline touched a day that no notice covered.
        public let isProvisional: Bool
        /// Working days after the service up to the day of recording; nil when a year's notice is missing.
        public let workingDays: Int?

        /// The one that stands of two judgements of a record, the second at a correction (spec 06 §4, 09 §1).
        public func joined(with other: Lateness) -> Lateness {
            if rank != other.rank { return rank > other.rank ? self : other }
            return (workingDays ?? 0) >= (other.workingDays ?? 0) ? self : other
        }

        private var rank: Int { isLate ? 2 : isProvisional ? 1 : 0 }
    }

    private var documents: [(index: UInt64, row: PolicyRow, content: PolicyContent)] = []

    /// No documents.
    public init() {}

    /// Takes up the next adoption in the order of the log; one whose document is not of its form has no effect.
    public mutating func adopt(_ adopted: PolicyAdopted, at index: UInt64) {
        let row = PolicyRow(adopted)
        guard let content = PolicyContent(name: row.name, document: row.document) else { return }
        documents.append((index, row, content))
    }

    /// How late a session that ended on one day was when it was recorded on another, by what stood below `index`.
    ///
    /// `region` is that of the record's organisation. Nil when no policy was in force.
    public func lateness(
        of lastDay: CivilDate,
        recordedOn day: CivilDate,
        below index: UInt64,
        region: String
    ) -> Lateness? {
        let shelf = shelf(below: index)
        guard case .recording(let recording) = shelf.content(.recording, region: region, day: day),
            case .calendar(let calendar) = shelf.content(.calendar, region: region, day: day)
        else { return nil }
        let deadline = calendar.deadline(recording.deadlineWorkingDays, after: lastDay)
        let isLate = deadline.isMissed(on: day, endedOn: lastDay)
        return Lateness(
            isLate: isLate,
            isProvisional: deadline.isProvisional && !isLate,
            workingDays: deadline.isProvisional ? nil : calendar.workingDays(after: lastDay, upTo: day)
        )
    }

    private func shelf(below index: UInt64) -> PolicyShelf {
        var shelf = PolicyShelf()
        for document in documents where document.index < index { shelf.append(document.row, document.content) }
        return shelf
    }
}

extension WorkingDayCalendar {
    /// Working days after one day up to another; nil when a day that no notice covers would have to be counted.
    func workingDays(after first: CivilDate, upTo last: CivilDate) -> Int? {
        guard first < last else { return 0 }
        guard !deadline(1, after: last.adding(days: -1)).isProvisional else { return nil }
        var (day, count) = (first, 0)
        while day < last {
            day = day.adding(days: 1)
            if isWorkingDay(day) { count += 1 }
        }
        return count
    }
}
