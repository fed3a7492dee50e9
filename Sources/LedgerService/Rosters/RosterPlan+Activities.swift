internal import LedgerModel
internal import LedgerRosters

/// Rows whose activity is not known for certain.
extension RosterPlan {
    /// Sends a row back whose title means no activity, or none that is certain; proposes one that could be opened.
    ///
    /// Where an activity of the title has the day already, none is proposed: which is meant must be said.
    mutating func refuseActivity(at position: Int, isSingle: Bool, _ sentences: RosterSentences) {
        let row = reading.rows[position]
        let (code, candidates): (String, [RosterRequest.TitledActivity])
        switch request.choice(for: row, isSingle: isSingle) {
        case .one: return
        case .missing: (code, candidates) = ("activity_missing", [])
        case .unknown:
            propose(row)
            (code, candidates) = ("activity_not_opened", [])
        case .otherDays(let others):
            propose(row)
            (code, candidates) = ("activity_of_other_days", others)
        case .several(let several): (code, candidates) = ("activity_ambiguous", several)
        }
        let sentence = candidates.isEmpty ? sentences.of(code, nil) : sentences.amongActivities(code, candidates)
        reading.rows[position].refuse(RosterRow.Ruling(code: code, sentence: sentence))
    }

    private mutating func propose(_ row: RosterRow) {
        guard let title = row.activity, let day = row.date else { return }
        let key = RosterRequest.key(ofTitle: title)
        let places = Set([row.place].compactMap { $0 })
        guard let known = proposed.firstIndex(where: { RosterRequest.key(ofTitle: $0.title) == key }) else {
            proposed.append(Proposal(title: title, days: DayRange(first: day, last: day), places: places))
            return
        }
        let days = proposed[known].days
        proposed[known].days = DayRange(first: min(days.first, day), last: max(days.last, day))
        proposed[known].places.formUnion(places)
    }
}
