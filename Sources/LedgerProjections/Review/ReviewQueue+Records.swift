internal import LedgerModel
internal import LedgerRules

/// Rules that look at records by themselves or side by side.
extension ReviewQueue {
    private struct Shift: Hashable {
        let roster: UInt64
        let start: Int64
        let end: Int64
    }

    /// Entered long after, or afterwards for people who never signed in and out; one item for each batch.
    func enteredAfterwards() -> [ReviewItem] {
        let seen = Set(lines.lazy.filter { $0.isLive && $0.evidence == .signedInOut }.map(\.subject))
        var late: [UInt64: [(record: UInt64, days: Int)]] = [:]
        var unseen: [UInt64: [(record: UInt64, days: Int)]] = [:]
        for line in lines where line.evidence != .imported {
            guard let entering = book.entering(of: line.index) else { continue }
            let entered = ShanghaiDay.of(Int64(entering.milliseconds / 1000))
            let days = Int(entered.daysSinceEpoch - line.day.daysSinceEpoch)
            if days > thresholds.longAfterDays ?? .max {
                late[entering.batchStart, default: []].append((line.index, days))
            }
            if days > thresholds.neverSignedInDays ?? .max, !seen.contains(line.subject) {
                unseen[entering.batchStart, default: []].append((line.index, days))
            }
        }
        return items(.longAfter, late) + items(.neverSignedIn, unseen)
    }

    private func items(_ rule: ReviewRule, _ groups: [UInt64: [(record: UInt64, days: Int)]]) -> [ReviewItem] {
        groups.values.map { group in
            let records = group.map(\.record)
            return ReviewItem(rule, records, measure: group.map(\.days).max() ?? 0, since: records.max() ?? 0)
        }
    }

    /// The same start and end in one roster for many people of whom the log has no other service.
    func identicalTimes() -> [ReviewItem] {
        guard let people = thresholds.identicalPeople else { return [] }
        var services: [SubjectID: Int] = [:]
        for line in lines where line.isLive { services[line.subject, default: 0] += 1 }
        var shifts: [Shift: [UInt64]] = [:]
        for line in lines where line.isLive && services[line.subject] == 1 {
            guard let interval = line.interval else { continue }
            let shift = Shift(roster: line.roster, start: interval.lowerBound, end: interval.upperBound)
            shifts[shift, default: []].append(line.index)
        }
        return shifts.values.filter { $0.count >= people }.map { records in
            ReviewItem(.identicalTimes, records, measure: records.count, since: records.max() ?? 0)
        }
    }

    /// One person in distant regions with too little time between.
    func twoPlaces() -> [ReviewItem] {
        guard let distance = thresholds.twoPlaces else { return [] }
        var bySubject: [SubjectID: [(line: ReviewLine, interval: Range<Int64>)]] = [:]
        for line in lines where line.isLive {
            if let interval = line.interval { bySubject[line.subject, default: []].append((line, interval)) }
        }
        var items: [ReviewItem] = []
        for services in bySubject.values where services.count > 1 {
            let ordered = services.sorted { $0.interval.lowerBound < $1.interval.lowerBound }
            for (before, after) in zip(ordered, ordered.dropFirst()) {
                let gap = Int(after.interval.lowerBound - before.interval.upperBound)
                guard gap < distance.seconds, isDistant(before.line, after.line, distance) else { continue }
                let records = [before.line.index, after.line.index]
                items.append(ReviewItem(.twoPlaces, records, measure: max(0, gap), since: records.max() ?? 0))
            }
        }
        return items
    }

    private func isDistant(_ one: ReviewLine, _ other: ReviewLine, _ distance: ReviewThresholds.Distance) -> Bool {
        guard one.organisation != other.organisation, let here = regions[one.organisation],
            let there = regions[other.organisation]
        else { return false }
        return here.prefix(distance.regionDigits) != there.prefix(distance.regionDigits)
    }

    /// Flagged over a ceiling when recorded or corrected (spec 06 §3).
    func overCeiling() -> [ReviewItem] {
        guard thresholds.listsOverCeiling else { return [] }
        return lines.filter(\.isOverCeiling).map { ReviewItem(.overCeiling, [$0.index], measure: 1, since: $0.index) }
    }
}
