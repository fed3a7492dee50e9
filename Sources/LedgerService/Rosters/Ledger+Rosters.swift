internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerReplay
internal import LedgerRosters
internal import LedgerRules
internal import LedgerVault

/// Recording rosters: read, matched to registered people, tried against the rules, then recorded as one batch.
extension Ledger {
    /// Reads a roster and tries every accepted row against the state, in order; writes nothing.
    ///
    /// `sentence` gives the words of a code. Throws `RosterFailure` when the file cannot be read, and `CommandRefusal`
    /// when the roster itself may not be opened.
    public func plan(
        _ request: RosterRequest,
        by card: KeyCard,
        sentence: (String) -> String
    ) throws -> RosterPlan {
        var options = RosterOptions(asOf: request.asOf, period: request.period)
        options.secondServices = request.secondServices
        options.register = RosterRegister(people: try vault.everybody().map(RosterRegister.KnownPerson.init))
        let reading = try RosterReader.read(bytes: request.bytes, fileName: request.fileName, options: options)
        var plan = RosterPlan(reading: reading, request: request)
        try checkAttested(in: plan)
        var wishes = wishes(of: &plan, sentence)
        try checkEvidence(of: plan)
        RosterDoubles(plan, self).refuse(&plan, &wishes, sentence("possible_duplicate"))
        var openings: [Command] = []
        for wish in wishes where index(of: wish.opening.id) == nil {
            if !openings.contains(where: { $0.id == wish.opening.id }) { openings.append(wish.opening) }
        }
        let outcomes = try trial(openings, wishes, by: card.authorKey)
        var used: Set<CommandID> = []
        for (wish, outcome) in zip(wishes, outcomes) {
            switch outcome {
            case .refused(let code):
                plan.reading.rows[wish.position].refuse(RosterRow.Ruling(code: code, sentence: sentence(code)))
            case .stands(let marks):
                plan.fresh.append(wish.position)
                plan.marks[wish.position] = marks
                plan.commands.append(wish.command)
                used.insert(wish.opening.id)
            }
        }
        plan.commands.insert(contentsOf: openings.filter { used.contains($0.id) }, at: 0)
        return plan
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
    private func wishes(of plan: inout RosterPlan, _ sentence: (String) -> String) -> [RosterWish] {
        var (made, wishes) = ([ActivityID: (RosterCommands, Command)](), [RosterWish]())
        let isSingle = plan.reading.activities.count <= 1
        for position in plan.reading.rows.indices where plan.reading.rows[position].verdict == .accept {
            let row = plan.reading.rows[position]
            guard let activity = plan.request.activity(of: row, isSingle: isSingle) else {
                let title = row.activity ?? ""
                if !title.isEmpty, !plan.proposed.contains(title) { plan.proposed.append(title) }
                let code = title.isEmpty ? "activity_missing" : "activity_not_opened"
                plan.reading.rows[position].refuse(RosterRow.Ruling(code: code, sentence: sentence(code)))
                continue
            }
            plan.activities[position] = activity
            if made[activity] == nil {
                let commands = RosterCommands(plan.request, activity: activity, genesisLeaf: genesisLeaf)
                made[activity] = (commands, commands.opening())
                if index(of: commands.id(0)) != nil { plan.isOpened = true }
            }
            guard let (commands, opening) = made[activity],
                let command = commands.session(row, number: position + 1)
            else { continue }
            if let index = index(of: command.id) {
                if log.judge.ask({ $0.record(index)?.state == .void }) {
                    plan.withdrawn.insert(position)
                    let code = "roster_withdrawn"
                    plan.reading.rows[position].refuse(RosterRow.Ruling(code: code, sentence: sentence(code)))
                }
                plan.known[position] = index
            } else {
                wishes.append(
                    RosterWish(position: position, activity: activity, opening: opening, command: command)
                )
            }
        }
        return wishes
    }

    /// A row that was attested has to be there, or a slip of the pen would attest nothing.
    private func checkAttested(in plan: RosterPlan) throws {
        let places = Set(plan.reading.rows.map(\.at))
        if let strange = plan.request.secondServices.subtracting(places).min() {
            throw CommandRefusal(code: "row_unknown", line: nil, field: strange)
        }
    }

    /// Records what a plan found fit, as one batch; nil when there is nothing new.
    public func record(_ plan: RosterPlan, by key: Keyring.OpenKey) throws -> BatchOutcome? {
        guard !plan.commands.isEmpty else { return nil }
        guard plan.commands.count <= BatchRange.countLimit else {
            return .refused(CommandRefusal(code: "batch_too_large", line: nil, field: nil))
        }
        return try apply(plan.commands, by: key, files: [RosterCommands.path: plan.request.bytes])
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

    /// Rows are added to a roster of the same evidence class only: the roster that stands cannot change.
    private func checkEvidence(of plan: RosterPlan) throws {
        guard let index = plan.known.values.min(), let record = log.judge.ask({ $0.record(index) }) else { return }
        guard record.evidence == plan.request.evidence else {
            throw CommandRefusal(code: "roster_evidence_differs", line: nil, field: "evidence")
        }
    }

    /// What the rules would say of each row, those before it applied.
    private func trial(
        _ openings: [Command],
        _ wishes: [RosterWish],
        by author: Digest
    ) throws -> [RosterTrial.Outcome] {
        guard !wishes.isEmpty else { return [] }
        var trial = RosterTrial(milliseconds: clock.read().wallMilliseconds, firstIndex: size + 1)
        for (offset, opening) in openings.enumerated() { trial.rosters[opening.id] = .inBatch(offset: offset) }
        for wish in wishes where trial.rosters[wish.opening.id] == nil {
            guard let place = try place(of: wish.opening.id) else {
                return wishes.map { _ in .refused("command_unknown") }
            }
            trial.rosters[wish.opening.id] = .logged(index: place.index, leaf: place.leaf)
        }
        let standing = log.judge.standing(of: author)
        return try log.judge.ask { state in
            state.beginJournal()
            defer { state.rollback() }
            var facts = BatchFacts(
                index: trial.nextIndex - 1,
                authorKey: author,
                sequence: (standing?.next.firstSequence ?? 0)...(standing?.next.firstSequence ?? 0)
                    + UInt64(wishes.count + openings.count),
                previousBatch: standing?.next.previousBatch ?? .zero,
                statementsRoot: .zero
            )
            facts.digest = .zero
            if let finding = state.openBatch(facts) {
                throw CommandRefusal(code: finding.rawValue, line: nil, field: nil)
            }
            for opening in openings {
                if let code = trial.refusal(of: opening, &state) {
                    throw CommandRefusal(code: code, line: nil, field: nil)
                }
            }
            return wishes.map { trial.outcome(of: $0.command, &state) }
        }
    }
}

/// Applies commands to a state that will be rolled back.
private struct RosterTrial {
    let milliseconds: UInt64
    var nextIndex: UInt64
    var rosters: [CommandID: StatementReference] = [:]

    init(milliseconds: UInt64, firstIndex: UInt64) {
        self.milliseconds = milliseconds
        nextIndex = firstIndex
    }

    /// What becomes of one row.
    enum Outcome {
        /// A rule refuses it, by this code.
        case refused(String)
        /// It would stand.
        case stands(RowMarks)
    }

    /// What becomes of a row's `session_recorded`.
    mutating func outcome(of command: Command, _ state: inout LedgerState) -> Outcome {
        let index = nextIndex
        if let code = refusal(of: command, &state) { return .refused(code) }
        let record = state.record(index)
        return .stands(RowMarks(isLate: record?.isLate ?? false, flags: record?.timeFlags ?? []))
    }

    /// The code by which a command is refused; nil when it was applied.
    mutating func refusal(of command: Command, _ state: inout LedgerState) -> String? {
        var answers = CommandAnswers()
        answers.commitments = ["file": .zero]
        for id in CommandResolver.references(of: command) { answers.references[id] = rosters[id] }
        do {
            let made = try CommandResolver.statement(of: command, with: answers)
            let envelope = StatementEnvelope(id: StatementID(command: command.id))
            let entry = AppliedEntry(index: nextIndex, leaf: .zero, logTimeMilliseconds: milliseconds)
            try state.apply(envelope, made.statement, entry)
            nextIndex += 1
            return nil
        } catch let rejection as Rejection {
            return rejection.code.rawValue
        } catch let fault as CommandFault {
            return fault.code
        } catch {
            return "statement_form"
        }
    }
}

extension RosterRegister.KnownPerson {
    fileprivate init(_ person: VaultPerson) {
        self.init(key: person.subject.description, name: person.name)
        phone = person.contact
        residentID = person.documentNumber
        volunteerNumber = person.volunteerNumber
    }
}
