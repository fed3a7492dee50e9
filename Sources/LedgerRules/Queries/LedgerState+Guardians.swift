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

    /// Those of these subjects who are known to be pupils: registered by a school, or graded by a school or a branch.
    ///
    /// Of somebody without a birthday this is what tells a minor (spec 08 §8). Colleges and universities say nothing of age.
    public mutating func pupils(among subjects: Set<SubjectID>) -> Set<SubjectID> {
        guard !subjects.isEmpty else { return [] }
        tables.grades.perform(.loadAll)
        var graded: [(subject: UInt32, organisation: UInt32)] = []
        tables.grades.forEach { _, row in graded.append((row.subject, row.organisation)) }
        var pupils: Set<SubjectID> = []
        for grade in graded where ["branch", "school"].contains(organisation(grade.organisation).type) {
            pupils.insert(subjectID(grade.subject))
        }
        pupils.formIntersection(subjects)
        for subject in subjects.subtracting(pupils) {
            guard let number = subjectNumber(subject) else { continue }
            if home(of: number).contains(where: { organisation($0).type == "school" }) { pupils.insert(subject) }
        }
        return pupils
    }
}
