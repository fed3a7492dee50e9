internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerReplay
internal import LedgerRosters
internal import LedgerRules
internal import LedgerVault

/// Recording rosters: read, matched to registered people, tried against the rules, then recorded as one batch.
extension Ledger {
    /// Reads a roster and tries every accepted row against the state, in order; writes nothing.
    ///
    /// `sentences` puts refusals into words. Throws `RosterFailure` when the file cannot be read, and `CommandRefusal`
    /// when the roster itself may not be opened, `RosterRowUnknown` when a row is attested that it does not have.
    public func plan(
        _ request: RosterRequest,
        by card: KeyCard,
        sentences: RosterSentences
    ) throws -> RosterPlan {
        var options = RosterOptions(asOf: request.asOf, period: request.period)
        options.secondServices = request.secondServices
        options.keepsOpenSignIns = request.keepsOpenSignIns
        options.register = RosterRegister(people: try vault.everybody().map(RosterRegister.KnownPerson.init))
        let reading = try RosterReader.read(bytes: request.bytes, fileName: request.fileName, options: options)
        var plan = RosterPlan(reading: reading, request: request)
        plan.lists = lists(of: request, for: card.organisation)
        try checkAttested(in: plan)
        var wishes = try wishes(of: &plan, sentences)
        try checkEvidence(of: plan)
        let endings = EndedRecords(self)
        try endings.refuseWithdrawn(in: &plan, sentences)
        RosterDoubles(plan, self).refuse(&plan, &wishes, sentences)
        try endings.refuse(&plan, &wishes, sentences)
        var openings: [Command] = []
        for wish in wishes where index(of: wish.opening.id) == nil {
            if !openings.contains(where: { $0.id == wish.opening.id }) { openings.append(wish.opening) }
        }
        let outcomes = try trial(plan.request.activities, openings, wishes, by: card.authorKey)
        var used: Set<CommandID> = []
        var activities: Set<ActivityID> = []
        for (wish, outcome) in zip(wishes, outcomes) {
            switch outcome {
            case .refused(let refusal): refuse(wish, refusal, &plan, sentences)
            case .stands(let marks):
                activities.insert(wish.activity)
                plan.fresh.append(wish.position)
                plan.marks[wish.position] = marks
                plan.commands.append(wish.command)
                used.insert(wish.opening.id)
            }
        }
        plan.commands.insert(contentsOf: openings.filter { used.contains($0.id) }, at: 0)
        plan.opened = plan.request.activities.filter { activities.contains($0.activity) }
        plan.commands.insert(contentsOf: plan.opened.map(\.command), at: 0)
        return plan
    }

    private func refuse(
        _ wish: RosterWish,
        _ refusal: RosterTrial.Refusal,
        _ plan: inout RosterPlan,
        _ sentences: RosterSentences
    ) {
        let row = refusal.row.map { RosterRow.Conflict.row(plan.reading.rows[$0].at) }
        let record = refusal.record.flatMap { self.conflict(with: $0) }.map(RosterRow.Conflict.init)
        let conflict = row ?? record
        plan.reading.rows[wish.position].refuse(
            RosterRow.Ruling(code: refusal.code, sentence: sentences.of(refusal.code, conflict), conflict: conflict)
        )
    }

    /// A row that is to be recorded.
    struct RosterWish {
        /// Its position in the reading.
        let position: Int
        /// The activity.
        let activity: ActivityID
        /// The `roster_opened` that it belongs to.
        let opening: Command
        /// The `session_recorded`.
        let command: Command
    }

    /// The commands of the accepted rows that the log does not hold; rows of unknown activities are refused.
    private func wishes(of plan: inout RosterPlan, _ sentences: RosterSentences) throws -> [RosterWish] {
        var (made, wishes) = ([ActivityID: RosterCommands](), [RosterWish]())
        var repeats = RosterRepeats(self, plan.request)
        let isSingle = plan.reading.activities.count <= 1
        for position in plan.reading.rows.indices where plan.reading.rows[position].verdict == .accept {
            let row = plan.reading.rows[position]
            guard case .one(let activity) = plan.request.choice(for: row, isSingle: isSingle) else {
                plan.refuseActivity(at: position, isSingle: isSingle, sentences)
                continue
            }
            plan.activities[position] = activity
            if made[activity] == nil {
                let commands = RosterCommands(plan.request, activity: activity, genesisLeaf: genesisLeaf)
                made[activity] = commands
                if index(of: commands.id(0)) != nil { plan.isOpened = true }
            }
            guard let commands = made[activity],
                let command = commands.session(row, number: position + 1, in: plan.lists)
            else { continue }
            let opening = commands.opening(of: row, in: plan.lists)
            if let index = index(of: command.id) {
                guard try repeats.agrees(command) else {
                    let sentence = sentences.of("row_differs", nil)
                    plan.reading.rows[position].refuse(RosterRow.Ruling(code: "row_differs", sentence: sentence))
                    continue
                }
                repeats.expect(opening, isAdding: false)
                if log.judge.ask({ $0.record(index)?.state.isFinal }) == true { plan.withdrawn.insert(position) }
                plan.known[position] = index
            } else {
                repeats.expect(opening, isAdding: true)
                wishes.append(RosterWish(position: position, activity: activity, opening: opening, command: command))
            }
        }
        try repeats.checkOpenings()
        return wishes
    }

    /// A row that was attested has to be there, or a slip of the pen would attest nothing.
    private func checkAttested(in plan: RosterPlan) throws {
        let places = Set(plan.reading.rows.map(\.at))
        if let strange = plan.request.secondServices.subtracting(places).min() {
            throw RosterRowUnknown(place: strange)
        }
    }

    /// Records what a plan found fit, as one batch; nil when there is nothing new.
    public func record(_ plan: RosterPlan, by key: Keyring.OpenKey) throws -> BatchOutcome? {
        guard !plan.commands.isEmpty else { return nil }
        guard plan.commands.count <= BatchRange.countLimit else {
            return .refused(CommandRefusal(code: "batch_too_large", line: nil, field: nil))
        }
        return try apply(plan.commands, by: key, files: [RosterCommands.path: plan.request.scan ?? plan.request.bytes])
    }

    /// The activities that the batch at an index opened; they stay when its roster is taken back.
    public func activitiesOpened(inBatchAt index: UInt64) throws -> [ActivityID] {
        guard let batch = try batch(at: index) else { return [] }
        var opened: [ActivityID] = []
        var reader = StatementReader()
        _ = try log.store.readEntries(from: batch.first, count: batch.range.count) { _, bytes in
            guard let view = try? EntryView(bytes),
                case .activityOpened(let activity)? = try? reader.read(view.body).statement
            else { return }
            opened.append(activity.activity)
        }
        return opened
    }

    /// A clerk takes his own roster back: voids every session of the batch at an index while all are pending.
    public func takeBack(batchAt index: UInt64, by key: Keyring.OpenKey) throws -> BatchOutcome {
        guard let range = try place(at: index + 1)?.range, let reason = Code("recorder_withdrew"),
            let author = Name("roster")
        else { return .refused(CommandRefusal(code: "range_broken", line: nil, field: nil)) }
        let fields = JSONValue.sorted([
            .init(
                "range",
                .sorted([
                    .init("author_key", .string(range.authorKey.description)),
                    .init("count", .integer(Int64(range.count))),
                    .init("first_seq", .integer(Int64(range.firstSequence))),
                    .init("statements_root", .string(range.statementsRoot.description)),
                ])
            ), .init("reason_code", .string(reason.text)),
        ])
        let wish = Command.Wish(becomes: .recordsVoided, fields: fields.canonicalBytes)
        return try apply([Command(id: CommandID.random(), author: author, batch: nil, wish: wish, line: 1)], by: key)
    }

    /// A class that asks for clock times takes no open sign-in: those of the file stand on a list of their own.
    private func lists(of request: RosterRequest, for organisation: OrganisationID) -> RosterLists {
        let classes = policyDocument("recording", for: organisation)?["evidence_classes"]?.elements ?? []
        let rule = classes.first { $0["code"]?.string == request.evidence.rawValue }
        let needsTimes = rule?["needs_clock_times"] == .bool(true)
        return RosterLists(evidence: request.evidence, openEvidence: needsTimes ? .roster : request.evidence)
    }

    /// Rows are added to a roster of the same evidence class only: the roster that stands cannot change.
    private func checkEvidence(of plan: RosterPlan) throws {
        guard let (position, index) = plan.known.min(by: { $0.value < $1.value }),
            let record = log.judge.ask({ $0.record(index) })
        else { return }
        guard record.evidence == plan.lists.evidence(of: plan.reading.rows[position]) else {
            throw CommandRefusal(code: "roster_evidence_differs", line: nil, field: "evidence")
        }
    }
}

/// A row was attested that the roster does not have.
public struct RosterRowUnknown: Error, Hashable, Sendable {
    /// The place as it was given.
    public let place: String
}

extension RosterRegister.KnownPerson {
    fileprivate init(_ person: VaultPerson) {
        self.init(key: person.subject.description, name: person.name)
        phone = person.contact
        residentID = person.documentNumber
        volunteerNumber = person.volunteerNumber
    }
}
