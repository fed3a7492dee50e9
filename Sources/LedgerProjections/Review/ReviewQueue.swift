internal import LedgerModel
public import LedgerRules

/// What a person should look at, from the log alone (spec 07 §6).
///
/// An item says that a pattern is there, not that anything is wrong. It goes when each of its records was ended,
/// corrected or decided upon. Rules are in `ReviewQueue+Records.swift` and `ReviewQueue+People.swift`.
public struct ReviewQueue: Sendable {
    /// Every item in ascending order of `since`, then of rule and first record.
    public private(set) var items: [ReviewItem] = []

    let book: ReviewBook
    let thresholds: ReviewThresholds
    /// Records in ascending order of index.
    var lines: [ReviewLine] = []
    /// Region of each organisation.
    var regions: [OrganisationID: String] = [:]

    /// Looks at every record of a state that has every row in memory; `book` reflects the same entries.
    public init(_ state: inout LedgerState, _ book: ReviewBook, _ thresholds: ReviewThresholds) {
        self.book = book
        self.thresholds = thresholds
        for organisation in state.organisations() { regions[organisation.id] = organisation.region }
        var lines: [ReviewLine] = []
        state.forEachRecord { lines.append(ReviewLine($0)) }
        self.lines = lines
        let found =
            manyRecorded() + manyApproved() + enteredAfterwards() + identicalTimes() + twoPlaces() + overCeiling()
            + approvedAtOnce() + mutualApproval()
        items = found.map(settled).sorted { left, right in
            (left.since, left.rule.rawValue, left.records.first ?? 0)
                < (right.since, right.rule.rawValue, right.records.first ?? 0)
        }
    }

    /// The record of an index.
    func line(_ index: UInt64) -> ReviewLine? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].index < index { low = middle + 1 } else { high = middle }
        }
        return low < lines.count && lines[low].index == index ? lines[low] : nil
    }

    private func settled(_ item: ReviewItem) -> ReviewItem {
        var item = item
        item.open = item.records.filter { record in
            line(record)?.isLive == true && !book.isSettled(record, since: item.since)
        }
        return item
    }
}
