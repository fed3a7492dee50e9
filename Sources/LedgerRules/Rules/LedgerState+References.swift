internal import LedgerModel

/// What a statement's reference or range resolves to.
enum References {
    case none
    case record(RecordPlace)
    /// Index of a `student_evaluated`; only an objection refers to one.
    case grade(UInt64)
    case objection(UInt64)
    case range(ResolvedRange)
}

/// A batch range whose batch was found.
struct ResolvedRange {
    let range: BatchRange
    let author: UInt32
    /// Index of the batch's first statement.
    let firstIndex: UInt64
}

/// Section 1 of spec 06, as far as it needs the log.
extension LedgerState {
    mutating func checkReferences(of statement: Statement, _ scene: Scene) throws(Rejection) -> References {
        if case .objectionOpened(let opened) = statement {
            return try recordOrGrade(opened.record, scene)
        }
        if let reference = statement.recordReference {
            return .record(try record(reference, scene))
        }
        switch statement {
        case .objectionDecided(let decided): return .objection(try objection(decided.objection, scene))
        case .recordsApproved(let approved): return .range(try resolve(approved.range))
        case .recordsDeclined(let declined): return .range(try resolve(declined.range))
        case .recordsVoided(let voided): return .range(try resolve(voided.range))
        default: return .none
        }
    }

    private mutating func recordOrGrade(
        _ reference: StatementReference,
        _ scene: Scene
    ) throws(Rejection) -> References {
        let index = try target(reference, "record", scene)
        guard let grade = tables.grades.row(index) else { return .record(try record(reference, scene)) }
        if case .logged(_, let leaf) = reference, grade.leaf != leaf {
            throw Rejection(.referenceBroken, "record.leaf")
        }
        return .grade(index)
    }

    private mutating func record(
        _ reference: StatementReference,
        _ scene: Scene
    ) throws(Rejection) -> RecordPlace {
        let index = try target(reference, "record", scene)
        if case .logged(_, let leaf) = reference, scene.entry.referencedLeaf != leaf {
            throw Rejection(.referenceBroken, "record.leaf")
        }
        guard let place = place(ofRecord: index) else { throw Rejection(.referenceBroken, "record", other: index) }
        return place
    }

    private mutating func objection(_ reference: StatementReference, _ scene: Scene) throws(Rejection) -> UInt64 {
        let index = try target(reference, "objection", scene)
        guard let row = tables.objections.row(index) else {
            throw Rejection(.referenceBroken, "objection", other: index)
        }
        if case .logged(_, let leaf) = reference, row.leaf != leaf {
            throw Rejection(.referenceBroken, "objection.leaf")
        }
        return index
    }

    /// The roster of a session.
    @inline(__always)
    mutating func rosterPosition(_ reference: StatementReference, _ scene: Scene) throws(Rejection) -> Int {
        let index = try target(reference, "roster", scene)
        guard let position = tables.rosters.position(of: index) else {
            throw Rejection(.referenceBroken, "roster", other: index)
        }
        if case .logged(_, let leaf) = reference, tables.rosters[position].leaf != leaf {
            throw Rejection(.referenceBroken, "roster.leaf")
        }
        return position
    }

    /// The index that a reference names; it lies below this entry, in or before the batch as the form says.
    @inline(__always)
    func target(
        _ reference: StatementReference,
        _ field: String,
        _ scene: Scene
    ) throws(Rejection) -> UInt64 {
        switch reference {
        case .logged(let index, _):
            guard index < scene.index else { throw Rejection(.referenceBroken, field, other: index) }
            return index
        case .inBatch(let offset):
            guard offset < scene.offset else { throw Rejection(.referenceBroken, field) }
            return scene.batch.firstIndex + UInt64(offset)
        }
    }

    private mutating func resolve(_ range: BatchRange) throws(Rejection) -> ResolvedRange {
        guard let author = authorNumber(range.authorKey),
            range.firstSequence < 1 << 44,
            let row = tables.batches.row(LedgerState.batchKey(author, range.firstSequence)),
            row.count == range.count, row.statementsRoot == range.statementsRoot
        else { throw Rejection(.rangeBroken, "range") }
        // "Below this entry" (spec 05 §1) excludes the batch that this statement stands in.
        guard row.firstIndex != batch?.firstIndex else { throw Rejection(.rangeBroken, "range") }
        for offset in range.except where place(ofRecord: row.firstIndex + UInt64(offset)) == nil {
            throw Rejection(.rangeBroken, offset: offset, record: row.firstIndex + UInt64(offset))
        }
        return ResolvedRange(range: range, author: author, firstIndex: row.firstIndex)
    }
}
