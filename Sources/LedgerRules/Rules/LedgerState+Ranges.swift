internal import LedgerModel

/// What one approver is to the records of one organisation.
struct ApproverStanding {
    /// The key, and the subjects behind it, its holder first.
    let author: UInt32
    let guarantors: [UInt32]
    /// Has role approver in the record's organisation.
    let isApprover: Bool
    /// Has it in a superior, or there is no superior.
    let countsAsSuperior: Bool

    /// Has it in a superior indeed.
    let isSuperior: Bool
}

/// Section 5 of spec 06, and voiding of ranges (§6).
extension LedgerState {
    mutating func judgeRange(
        _ statement: Statement,
        _ references: References,
        _ scene: Scene,
        _ evolves: Bool
    ) throws(Rejection) {
        guard case .range(let range) = references else { return }
        switch statement {
        case .recordsApproved:
            let standing = standing(over: organisation(of: range), scene)
            let credits = try checkApproval(range, standing, scene)
            if evolves { approve(range, credits, standing, at: scene.index) }
        case .recordsDeclined:
            let standing = standing(over: organisation(of: range), scene)
            try checkDecline(range, standing)
            if evolves { forEachRecord(of: range) { $0.end(.declined, $1, scene) } }
        case .recordsVoided(let voided):
            try requireOffice(scene)
            try checkVoiding(range, voided, scene)
            if evolves { forEachRecord(of: range) { $0.end(.void, $1, scene) } }
        default: break
        }
    }

    /// The organisation of every record of a range: its author's.
    mutating func organisation(of range: ResolvedRange) -> UInt32 {
        tables.authors[position(ofAuthor: range.author)].organisation
    }

    mutating func standing(over organisation: UInt32, _ scene: Scene) -> ApproverStanding {
        let isSuperior = holdsAbove(.approver, organisation, scene)
        let isOwn = holds(.approver, in: organisation, scene)
        return ApproverStanding(
            author: scene.batch.author,
            guarantors: scene.guarantors,
            isApprover: isSuperior || isOwn,
            countsAsSuperior: isSuperior || (isOwn && self.organisation(organisation).parent == nil),
            isSuperior: isSuperior
        )
    }

    /// Lends the records of a range outside `except`, in order.
    mutating func forEachRecord<Failure: Error>(
        of range: ResolvedRange,
        _ body: (inout LedgerState, RecordPlace) throws(Failure) -> Void
    ) throws(Failure) {
        var skipped = range.range.except[...]
        for offset in 0..<range.range.count {
            if skipped.first == offset {
                skipped.removeFirst()
            } else if let place = place(ofRecord: range.firstIndex + UInt64(offset)) {
                try body(&self, place)
            }
        }
    }

    // The credit of each record in order, 0 where the record does not become effective yet.
    private mutating func checkApproval(
        _ range: ResolvedRange,
        _ standing: ApproverStanding,
        _ scene: Scene
    ) throws(Rejection) -> [Int64] {
        let recording = try recording(organisation(of: range), scene.today)
        var credits: [Int64] = []
        try forEachRecord(of: range) { (state, place) throws(Rejection) in
            if let obstacle = state.obstacle(to: place, standing) {
                let guarantor = state.guarantor(obstacle, standing, place)
                throw Rejection(.approvalNotAllowed, place, range, obstacle, guarantor)
            }
            let record = state[place]
            credits.append(record.isLastApproval ? state.credit(of: record, recording) : 0)
        }
        if credits.isEmpty { throw Rejection(.nothingToApprove, "range") }
        let sum = credits.reduce(0, +)
        if counters.issuance - sum < -LedgerState.balanceLimit { throw Rejection(.amountOverflow, "range") }
        return credits
    }

    private mutating func approve(
        _ range: ResolvedRange,
        _ credits: [Int64],
        _ standing: ApproverStanding,
        at index: UInt64
    ) {
        var next = 0
        forEachRecord(of: range) { state, place in
            if standing.isSuperior { state[place].flags.insert(.superiorApproved) }
            if state[place].isLastApproval {
                state[place].lastApproval = standing.author
                state.makeEffective(place, credit: credits[next])
            } else {
                state[place].firstApproval = standing.author
            }
            next += 1
        }
    }

    private mutating func checkDecline(_ range: ResolvedRange, _ standing: ApproverStanding) throws(Rejection) {
        var count = 0
        try forEachRecord(of: range) { (state, place) throws(Rejection) in
            count += 1
            if let obstacle = state.obstacle(to: place, standing, approves: false) {
                throw Rejection(.approvalNotAllowed, place, range, obstacle)
            }
        }
        if count == 0 { throw Rejection(.nothingToApprove, "range") }
    }

    private mutating func checkVoiding(
        _ range: ResolvedRange,
        _ voided: RecordsVoided,
        _ scene: Scene
    ) throws(Rejection) {
        let isWithdrawal = range.author == scene.batch.author && voided.reasonCode.text == "recorder_withdrew"
        let standing = standing(over: organisation(of: range), scene)
        var count = 0
        try forEachRecord(of: range) { (state, place) throws(Rejection) in
            count += 1
            let record = state[place]
            if !record.isLive { throw Rejection(.recordFinal, place, range, nil) }
            let isAllowed =
                isWithdrawal
                ? record.state != .effective && !record.flags.contains(.wasEffective)
                : state.mayVoid(place, standing)
            if !isAllowed { throw Rejection(.voidNotAllowed, place, range, nil) }
        }
        if count == 0 { throw Rejection(.nothingToApprove, "range") }
    }

    /// |balance| of an account (spec 01 §3).
    static let balanceLimit: Int64 = 1 << 50
}

/// Single records.
extension LedgerState {
    /// What keeps an approver from approving a record, or from declining it; nil when nothing does.
    ///
    /// Who approved before may still decline, and a superior is not needed for that.
    mutating func obstacle(
        to place: RecordPlace,
        _ standing: ApproverStanding,
        approves: Bool = true
    ) -> ApprovalObstacle? {
        let record = self[place]
        if approves, record.state == .open { return .signOutMissing }
        if record.state != .pending, record.state != .open { return .notPending }
        let isOwn = approves ? isRecorder(standing.subject, of: record) : hasSigned(standing.subject, record)
        if isOwn { return .ownRecord }
        if record.subject == standing.subject { return .ownService }
        if approves, let first = holder(ofKey: record.firstApproval), first == standing.subject {
            return .approvedBefore
        }
        if !mayDecide(place, standing) { return .notApprover }
        guard approves else { return nil }
        if sharedGuarantor(of: standing, record) != nil { return .sameGuarantor }
        let isCovered = standing.countsAsSuperior || record.flags.contains(.superiorApproved)
        if record.isLastApproval, record.flags.contains(.needsSuperior), !isCovered { return .needsSuperior }
        return nil
    }

    /// Who stands behind both an approver and a record, where that is the obstacle.
    mutating func guarantor(
        _ obstacle: ApprovalObstacle,
        _ standing: ApproverStanding,
        _ place: RecordPlace
    ) -> SubjectID? {
        guard obstacle == .sameGuarantor else { return nil }
        return sharedGuarantor(of: standing, self[place]).map { subjectID($0) }
    }

    /// Approver in the record's organisation, or leader of its activity who holds a role in its organiser or above.
    private mutating func mayDecide(_ place: RecordPlace, _ standing: ApproverStanding) -> Bool {
        if standing.isApprover { return true }
        let activity = position(ofActivity: roster(self[place].roster).activity)
        guard let leader = standing.subject, tables.activities[activity].leader == leader else { return false }
        return holdsOffice(leader, inOrAbove: tables.activities[activity].organiser)
    }

    mutating func mayVoid(_ place: RecordPlace, _ standing: ApproverStanding) -> Bool {
        let record = self[place]
        return standing.isApprover && record.subject != standing.subject
            && !hasSigned(standing.subject, record)
    }

    /// Who stands behind an approver and also behind the record: as who served or recorded it, or behind a key that
    /// signed or approved this version; nil when these are other people.
    mutating func sharedGuarantor(of standing: ApproverStanding, _ record: RecordRow) -> UInt32? {
        let recorder = record.flags.contains(.corrected) ? record.subject : roster(record.roster).recorder
        // A loop, because the rows are looked up in a state that may have to bring them into memory.
        for guarantor in standing.guarantors {
            if guarantor == record.subject || guarantor == recorder { return guarantor }
            if stands(guarantor, behindKey: record.signer) { return guarantor }
            if stands(guarantor, behindKey: record.firstApproval) { return guarantor }
        }
        return nil
    }

    /// Ends a live record for good.
    mutating func end(_ state: RecordState, _ place: RecordPlace, _ scene: Scene) {
        withdraw(place, scene)
        self[place].state = state
    }
}

extension ApproverStanding {
    /// The holder of the key, who decides; only person keys do.
    var subject: UInt32? { guarantors.first }
}

extension RecordRow {
    /// Whether the next approval is the last that is needed.
    var isLastApproval: Bool {
        neededApprovals == 1 || firstApproval != RecordRow.nobody
    }
}

extension Rejection {
    fileprivate init(
        _ code: RejectionCode,
        _ place: RecordPlace,
        _ range: ResolvedRange,
        _ obstacle: ApprovalObstacle?,
        _ guarantor: SubjectID? = nil
    ) {
        let offset = Int(place.index - range.firstIndex)
        self.init(code, offset: offset, record: place.index, obstacle: obstacle, guarantor: guarantor)
    }
}
