public import LedgerModel

extension LedgerState {
    /// The guardians that `volunteer_registered` and `guardian_linked` named for a subject, oldest first.
    public mutating func guardians(of subject: SubjectID) -> [SubjectID] {
        guard let number = subjectNumber(subject) else { return [] }
        return tables.guardians.row(UInt64(number))?.guardians ?? []
    }

    /// The evidence class of the `roster_opened` at an index, nil when none stands there.
    public mutating func evidence(ofRoster index: UInt64) -> EvidenceClass? {
        tables.rosters.position(of: index).map { tables.rosters[$0].evidence }
    }
}
