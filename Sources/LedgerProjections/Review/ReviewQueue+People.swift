internal import LedgerModel
internal import LedgerRules

/// Rules that look at who recorded and who approved.
extension ReviewQueue {
    /// What one key or person did at one time.
    private struct Deed {
        let index: UInt64
        let milliseconds: UInt64
        let records: [UInt64]
    }

    private struct Pair: Hashable {
        let one: SubjectID
        let other: SubjectID
    }

    /// Many records by one key in few minutes.
    func manyRecorded() -> [ReviewItem] {
        var deeds: [Int: [Deed]] = [:]
        var rest = book.enterings[...]
        while let first = rest.first {
            let batch = rest.prefix { $0.batchStart == first.batchStart }
            let deed = Deed(index: first.index, milliseconds: first.milliseconds, records: batch.map(\.index))
            deeds[first.signer, default: []].append(deed)
            rest = rest.dropFirst(batch.count)
        }
        return deeds.flatMap { signer, deeds in
            bursts(.manyRecorded, deeds, [book.signers[signer].subject].compactMap { $0 }, thresholds.manyRecorded)
        }
    }

    /// Many approvals by one person in few minutes.
    func manyApproved() -> [ReviewItem] {
        var deeds: [SubjectID: [Deed]] = [:]
        for approval in book.approvals {
            let deed = Deed(
                index: approval.index,
                milliseconds: approval.milliseconds,
                records: approval.records
            )
            deeds[approval.approver, default: []].append(deed)
        }
        return deeds.flatMap { bursts(.manyApproved, $1, [$0], thresholds.manyApproved) }
    }

    // Deeds are in the order of time. A burst is taken whole and the next begins after it.
    private func bursts(
        _ rule: ReviewRule,
        _ deeds: [Deed],
        _ people: [SubjectID],
        _ threshold: ReviewThresholds.Burst?
    ) -> [ReviewItem] {
        guard let threshold else { return [] }
        var items: [ReviewItem] = []
        var rest = deeds[...]
        while let first = rest.first {
            let end = first.milliseconds + UInt64(threshold.seconds) * 1000
            let burst = rest.prefix { $0.milliseconds <= end }
            let records = Array(Set(burst.flatMap(\.records)))
            guard records.count > threshold.records else {
                rest = rest.dropFirst()
                continue
            }
            let since = max(burst.last?.index ?? 0, records.max() ?? 0)
            items.append(ReviewItem(rule, records, people: people, measure: records.count, since: since))
            rest = rest.dropFirst(burst.count)
        }
        return items
    }

    /// Approved within seconds of being recorded; one item for each approval.
    func approvedAtOnce() -> [ReviewItem] {
        guard let seconds = thresholds.atOnceSeconds else { return [] }
        return book.approvals.compactMap { approval in
            var (records, shortest) = ([UInt64](), UInt64.max)
            for record in approval.records {
                guard let entering = book.entering(of: record) else { continue }
                let passed = approval.milliseconds - min(entering.milliseconds, approval.milliseconds)
                guard passed < UInt64(seconds) * 1000 else { continue }
                records.append(record)
                shortest = min(shortest, passed)
            }
            guard !records.isEmpty else { return nil }
            let people = [approval.approver]
            let passed = Int(shortest / 1000)
            return ReviewItem(.approvedAtOnce, records, people: people, measure: passed, since: approval.index)
        }
    }

    /// Two persons each of whom approved what the other recorded, and of whose records nobody else approved any.
    func mutualApproval() -> [ReviewItem] {
        guard let enough = thresholds.mutualRecords else { return [] }
        var approved: [SubjectID: [SubjectID: [UInt64]]] = [:]
        var last: [Pair: UInt64] = [:]
        for approval in book.approvals {
            for record in approval.records {
                for recorder in line(record)?.recorders ?? [] {
                    approved[recorder, default: [:]][approval.approver, default: []].append(record)
                    last[Pair(one: recorder, other: approval.approver)] = approval.index
                }
            }
        }
        return approved.compactMap { one, approvers in
            guard approvers.count == 1, let (other, records) = approvers.first, one < other,
                let back = approved[other], back.count == 1, let returned = back[one],
                min(records.count, returned.count) >= enough
            else { return nil }
            let since = max(last[Pair(one: one, other: other)] ?? 0, last[Pair(one: other, other: one)] ?? 0)
            let all = Array(Set(records + returned))
            return ReviewItem(.mutualApproval, all, people: [one, other], measure: all.count, since: since)
        }
    }
}
