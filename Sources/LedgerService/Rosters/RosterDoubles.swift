internal import LedgerModel
internal import LedgerRosters
internal import LedgerRules

/// Finds rows that may be a service recorded before, in another file or in this one.
///
/// The rules know repetitions by equal seconds and overlaps by clock times (spec 06 §3); a service written once with
/// times and once with a rounded length escapes both. The clerk says of a row that it is a second service, or it goes back.
struct RosterDoubles {
    private let request: RosterRequest
    private let known: [UInt64: Int]
    private let ledger: Ledger

    init(_ plan: RosterPlan, _ ledger: Ledger) {
        request = plan.request
        known = Dictionary(plan.known.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.ledger = ledger
    }

    private struct Key: Hashable {
        let person: String
        let day: CivilDate
    }

    /// Refuses what may be a repetition, with the other's number or place.
    func refuse(_ plan: inout RosterPlan, _ wishes: inout [Ledger.RosterWish], _ sentences: RosterSentences) {
        var earlier: [Key: [(wish: Ledger.RosterWish, row: RosterRow)]] = [:]
        wishes.removeAll { wish in
            let row = plan.reading.rows[wish.position]
            guard let person = row.personKey, let day = row.date else { return false }
            let key = Key(person: person, day: day)
            if !request.secondServices.contains(row.at), let index = repeated(row, wish, person, day) {
                plan.known[wish.position] = index
                return true
            }
            if !request.secondServices.contains(row.at),
                let other = logged(row, wish, person, day) ?? inFile(row, wish, earlier[key] ?? [])
            {
                let code = "possible_duplicate"
                let ruling = RosterRow.Ruling(code: code, sentence: sentences.of(code, other), conflict: other)
                plan.reading.rows[wish.position].refuse(ruling)
                return true
            }
            earlier[key, default: []].append((wish, row))
            return false
        }
    }

    /// The number of a live record that says the same in every respect: a corrected copy holds what its first form booked.
    private func repeated(
        _ row: RosterRow,
        _ wish: Ledger.RosterWish,
        _ person: String,
        _ day: CivilDate
    ) -> UInt64? {
        guard let subject = SubjectID(hex: person) else { return nil }
        let records = ledger.ask { $0.records(of: subject, in: DayRange(first: day, last: day)) }
        return records.first { record in
            record.state.isLive && known[record.index] == nil && record.place.activity == wish.activity
                && record.time == row.time
        }?.index
    }

    /// A live record of the day: of the same activity, or of any where times are missing.
    private func logged(
        _ row: RosterRow,
        _ wish: Ledger.RosterWish,
        _ person: String,
        _ day: CivilDate
    ) -> RosterRow.Conflict? {
        guard let subject = SubjectID(hex: person) else { return nil }
        let records = ledger.ask { $0.records(of: subject, in: DayRange(first: day, last: day)) }
        return records.first { record in
            guard record.state.isLive, let time = row.time else { return false }
            let isInDoubt = !time.isToldApart(from: record.time)
            // Rows of this file stand beside each other as the clerk wrote them; only missing times leave a doubt.
            if known[record.index] != nil { return isInDoubt && record.place.activity == wish.activity }
            return isInDoubt || record.place.activity == wish.activity
        }.flatMap { ledger.conflict(with: $0.index) }.map(RosterRow.Conflict.init)
    }

    private func inFile(
        _ row: RosterRow,
        _ wish: Ledger.RosterWish,
        _ earlier: [(wish: Ledger.RosterWish, row: RosterRow)]
    ) -> RosterRow.Conflict? {
        earlier.first { other in
            guard let time = row.time, let other = (other.wish.activity == wish.activity ? other.row.time : nil)
            else { return false }
            return !time.isToldApart(from: other)
        }.map { .row($0.row.at) }
    }
}
