internal import LedgerModel
internal import LedgerProjections
internal import LedgerRosters
internal import LedgerRules

/// Finds rows that stood in a batch and were declined or voided there: they come back only by a word of the clerk.
///
/// What was voided for fraud must not return because a blank was added to the file (spec 12 §5). The log is read once, and
/// only when there is such a row.
struct EndedRecords {
    private let ledger: Ledger

    init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// Refuses the rows that this very file recorded and that were declined or voided since.
    func refuseWithdrawn(in plan: inout RosterPlan, _ sentences: RosterSentences) throws {
        let met = plan.withdrawn.compactMap { position in plan.known[position].map { (position, $0) } }
        try refuse(met, "roster_withdrawn", &plan, sentences)
    }

    /// Refuses the rows that may say again what an ended record said, unless the clerk attests its batch.
    func refuse(_ plan: inout RosterPlan, _ wishes: inout [Ledger.RosterWish], _ sentences: RosterSentences) throws {
        var met: [(Int, UInt64)] = []
        let attested = plan.request.endedBatches
        for wish in wishes {
            let ended = ended(like: plan.reading.rows[wish.position], of: wish.activity)
            let open = try ended.first { try !attested.contains(start(ofBatchOf: $0)) }
            if let open { met.append((wish.position, open)) }
        }
        let positions = Set(met.map(\.0))
        wishes.removeAll { positions.contains($0.position) }
        try refuse(met, "ended_before", &plan, sentences)
    }

    private func refuse(
        _ met: [(position: Int, record: UInt64)],
        _ code: String,
        _ plan: inout RosterPlan,
        _ sentences: RosterSentences
    ) throws {
        guard !met.isEmpty else { return }
        let endings = try ledger.project(RecordEndings())
        for (position, record) in met {
            let conflict = try conflict(with: record, endings)
            let ruling = RosterRow.Ruling(code: code, sentence: sentences.of(code, conflict), conflict: conflict)
            plan.reading.rows[position].refuse(ruling)
        }
    }

    /// The ended records of the row's person and day that may be the same service, in order.
    private func ended(like row: RosterRow, of activity: ActivityID) -> [UInt64] {
        guard let subject = row.personKey.flatMap({ SubjectID(hex: $0) }), let time = row.time else { return [] }
        let records = ledger.ask { $0.records(of: subject, in: DayRange(first: time.day, last: time.day)) }
        return records.filter { record in
            record.state.isFinal && time.mayRepeat(record.time, inSameActivity: record.place.activity == activity)
        }.map(\.index).sorted()
    }

    private func conflict(with record: UInt64, _ endings: RecordEndings) throws -> RosterRow.Conflict? {
        guard let known = ledger.conflict(with: record), let batch = try ledger.batch(at: record),
            let ending = endings.ending(of: record, in: batch)
        else { return nil }
        let end = RosterRow.Ending(
            batch: batch.first - 1,
            state: ending.state.rawValue,
            day: ending.day,
            reasonCode: ending.reasonCode.text
        )
        return .ended(record, station: known.station, time: known.timeText, end)
    }

    private func start(ofBatchOf record: UInt64) throws -> UInt64 {
        try ledger.batch(at: record).map { $0.first - 1 } ?? record
    }
}
