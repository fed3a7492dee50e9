public import LedgerModel

extension LedgerState {
    /// The guardians that `volunteer_registered` and `guardian_linked` named for a subject, oldest first.
    public mutating func guardians(of subject: SubjectID) -> [SubjectID] {
        guard let number = subjectNumber(subject) else { return [] }
        return tables.guardians.row(UInt64(number))?.guardians ?? []
    }
}
