internal import LedgerModel
internal import LedgerRules

/// One record as the rules of the review queue read it.
struct ReviewLine {
    let index: UInt64
    let subject: SubjectID
    let organisation: OrganisationID
    let roster: UInt64
    let day: CivilDate
    /// First second and the second after the last; nil when only the day or only the start is known.
    let interval: Range<Int64>?
    let evidence: EvidenceClass
    /// Neither declined nor void.
    let isLive: Bool
    let isOverCeiling: Bool
    let recorders: [SubjectID]

    init(_ record: RecordView) {
        index = record.index
        subject = record.subject
        organisation = record.place.organisation
        roster = record.place.roster
        day = record.time.day
        interval = record.time.interval.map { $0.start.secondsSinceEpoch..<$0.end.secondsSinceEpoch }
        evidence = record.evidence
        isLive = record.state.isLive
        isOverCeiling = record.isOverSessionCeiling || record.isOverDayCeiling
        recorders = record.recorders
    }
}
