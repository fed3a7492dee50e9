public import LedgerModel

/// Objections to a grade: opened like one to a record, decided by who has no part in the grade (spec 06 §6).
extension LedgerState {
    mutating func checkObjection(
        _ opened: ObjectionOpened,
        toGrade index: UInt64,
        _ scene: Scene
    ) throws(Rejection) -> ObjectionRow {
        guard let grade = tables.grades.row(index) else { throw Rejection(.referenceBroken, "record", other: index) }
        var objector = RecordRow.nobody
        if let named = opened.objector { objector = try subject(named, "objector", isAdding: false) }
        try prepareSessionPolicies(grade.organisation, scene.today)
        guard let policies = sessionPolicies else { throw Rejection(.policyMissing) }
        let due = policies.calendar.deadline(policies.recording.objectionWorkingDays, after: scene.today)
        return ObjectionRow(
            leaf: scene.entry.leaf,
            record: index,
            by: (scene.batch.author, objector),
            openedDay: scene.today,
            dueDay: due.day
        )
    }

    mutating func checkDecision(on grade: GradeRow, _ objection: ObjectionRow, _ scene: Scene) throws(Rejection) {
        try require(.approver, grade.organisation, scene)
        if stands(scene, behindKeys: [grade.signer]) {
            throw Rejection(.notAuthorised, need: .partInGrade(deciders: name(of: grade.organisation)))
        }
        try requireNotOpener(of: objection, grade.organisation, scene)
        try checkNotOwn(grade.subject, scene)
        try checkNotOwn(objection.objector, scene)
        if objection.outcome != nil { throw Rejection(.objectionClosed, "objection") }
    }

    /// The student of a grade, nil when the entry is no `student_evaluated`.
    public mutating func student(ofGrade index: UInt64) -> SubjectID? {
        tables.grades.row(index).map { subjectID($0.subject) }
    }
}
