public import LedgerModel

/// What a desk asks before it proposes statements.
extension LedgerState {
    /// One session of a batch, and what keeps an approver from approving it.
    public struct RangeEntry: Hashable, Sendable {
        /// Offset in the batch; those with an obstacle belong in `except`.
        public let offset: Int
        /// Index of the record.
        public let index: UInt64
        /// Nil when it can be approved, or declined if that was asked.
        public let obstacle: ApprovalObstacle?
        /// Who stands behind both the approver's key and the record, where that is the obstacle.
        public let guarantor: SubjectID?
    }

    /// The sessions of a range outside `except`, each with the obstacle to its approval by one person key; nil when the range
    /// or the key is not known.
    ///
    /// Without `approves` the obstacles are those to declining.
    public mutating func approvable(
        _ range: BatchRange,
        by key: Digest,
        approves: Bool = true
    ) -> [RangeEntry]? {
        guard let author = authorNumber(key), let owner = authorNumber(range.authorKey),
            let row = tables.batches.row(LedgerState.batchKey(owner, range.firstSequence)),
            Int(row.count) == range.count, row.statementsRoot == range.statementsRoot
        else { return nil }
        let resolved = ResolvedRange(range: range, author: owner, firstIndex: row.firstIndex)
        let standing = standing(of: author, over: organisation(of: resolved))
        var entries: [RangeEntry] = []
        forEachRecord(of: resolved) { state, place in
            let obstacle = state.obstacle(to: place, standing, approves: approves)
            let offset = Int(place.index - resolved.firstIndex)
            let guarantor = obstacle.flatMap { state.guarantor($0, standing, place) }
            entries.append(RangeEntry(offset: offset, index: place.index, obstacle: obstacle, guarantor: guarantor))
        }
        return entries
    }

    private mutating func standing(of author: UInt32, over organisation: UInt32) -> ApproverStanding {
        standing(over: organisation, scene(of: author))
    }

    /// The entry that keeps a key from certifying records, because it changed who their subject is; nil without one.
    ///
    /// The rules ask this of listed records (spec 06 §9); of those that are only committed to, whoever issues must.
    public mutating func identityChange(against key: Digest, certifying records: [UInt64]) -> UInt64? {
        guard let author = authorNumber(key), let first = records.first, let place = place(ofRecord: first) else {
            return nil
        }
        do {
            try checkIdentity(self[place].subject, of: records, scene(of: author))
            return nil
        } catch {
            return error.otherIndex
        }
    }

    /// A statement that a key could sign now.
    private mutating func scene(of author: UInt32) -> Scene {
        let row = tables.authors[position(ofAuthor: author)]
        let batch = OpenBatch(
            author: author,
            kind: row.kind,
            organisation: row.organisation,
            subject: row.subject,
            guarantors: row.guarantors,
            hasOffice: hasOffice(row),
            firstIndex: size,
            count: 1
        )
        return Scene(AppliedEntry(index: size, leaf: .zero, logTimeMilliseconds: 0), batch)
    }

    /// The last day on which service of a day is recorded in time; nil without policies.
    public mutating func deadline(
        for serviceDay: CivilDate,
        organisation: OrganisationID,
        on day: CivilDate
    ) -> WorkingDayCalendar.Deadline? {
        guard let recording = recordingPolicy(for: organisation, on: day),
            let calendar = workingDays(for: organisation, on: day)
        else { return nil }
        return calendar.deadline(recording.deadlineWorkingDays, after: serviceDay)
    }

    /// The policy `recording` in force for an organisation on a log day.
    public mutating func recordingPolicy(for organisation: OrganisationID, on day: CivilDate) -> RecordingPolicy? {
        guard let number = organisationNumber(organisation) else { return nil }
        return try? recording(number, day)
    }

    /// The policy `calendar` in force for an organisation on a log day.
    public mutating func workingDays(for organisation: OrganisationID, on day: CivilDate) -> WorkingDayCalendar? {
        guard let number = organisationNumber(organisation) else { return nil }
        return try? calendar(number, day)
    }

    /// The rule set of stars in force for an organisation on a log day.
    public mutating func starRules(for organisation: OrganisationID, on day: CivilDate) -> StarsPolicy.RuleSet? {
        guard let number = organisationNumber(organisation),
            case .stars(let policy) = policy(.stars, for: number, on: day)
        else { return nil }
        return policy.ruleSet(region: self.organisation(number).region, day: day)
    }

    /// The highest star that a subject has earned by the rule set in force for an organisation; nil without one.
    public mutating func starProposal(
        for subject: SubjectID,
        organisation: OrganisationID,
        on day: CivilDate
    ) -> Int? {
        guard let number = subjectNumber(subject), let granter = organisationNumber(organisation) else { return nil }
        return proposal(position(ofSubject: number), for: granter, on: day)
    }

    /// The position that the next certificate takes in the register.
    public var nextRegisterOrdinal: UInt64 { counters.certificates }

    /// Register ordinals of the certificates that list a record: those to supersede when it is corrected or voided.
    public mutating func certificates(covering record: UInt64) -> [UInt64] {
        tables.recordNotes.row(record)?.certificates ?? []
    }
}
