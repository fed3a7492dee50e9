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
    /// `sentence` gives the words of a rule's code. Throws `RosterFailure` when the file cannot be read, and
    /// `CommandRefusal` when the roster itself may not be opened.
    public func plan(
        _ request: RosterRequest,
        by card: KeyCard,
        sentence: (String) -> String
    ) throws -> RosterPlan {
        var options = RosterOptions(asOf: request.asOf, period: request.period)
        options.register = RosterRegister(people: try vault.everybody().map(RosterRegister.KnownPerson.init))
        let reading = try RosterReader.read(bytes: request.bytes, fileName: request.fileName, options: options)
        var plan = RosterPlan(reading: reading, request: request)
        let made = RosterCommands(request, genesisLeaf: genesisLeaf)
        let opened = index(of: made.id(0))
        plan.isOpened = opened != nil
        var rows: [(position: Int, command: Command)] = []
        for position in plan.reading.rows.indices where plan.reading.rows[position].verdict == .accept {
            guard let command = made.session(plan.reading.rows[position], number: position + 1) else { continue }
            if let index = index(of: command.id) {
                plan.known[position] = index
            } else {
                rows.append((position, command))
            }
        }
        try checkEvidence(of: plan)
        let opening = opened == nil ? made.opening() : nil
        let codes = try trial(opening, rows.map(\.command), by: card.authorKey)
        for (row, code) in zip(rows, codes) {
            if let code {
                let ruling = RosterRow.Ruling(code: code, sentence: sentence(code))
                plan.reading.rows[row.position].refuse(ruling)
            } else {
                plan.fresh.append(row.position)
                plan.commands.append(row.command)
            }
        }
        if let opening, !plan.commands.isEmpty { plan.commands.insert(opening, at: 0) }
        return plan
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

    /// What the rules would say of each command, those before it applied; nil for one that would stand.
    private func trial(_ opening: Command?, _ rows: [Command], by author: Digest) throws -> [String?] {
        guard !rows.isEmpty else { return [] }
        var trial = RosterTrial(milliseconds: clock.read().wallMilliseconds, firstIndex: size + 1)
        if let first = rows.first, opening == nil, let id = CommandResolver.references(of: first).first {
            guard let place = try place(of: id) else { return rows.map { _ in "command_unknown" } }
            trial.roster = .logged(index: place.index, leaf: place.leaf)
        }
        let standing = log.judge.standing(of: author)
        return try log.judge.ask { state in
            state.beginJournal()
            defer { state.rollback() }
            var facts = BatchFacts(
                index: trial.nextIndex - 1,
                authorKey: author,
                sequence: (standing?.next.firstSequence ?? 0)...(standing?.next.firstSequence ?? 0)
                    + UInt64(rows.count),
                previousBatch: standing?.next.previousBatch ?? .zero,
                statementsRoot: .zero
            )
            facts.digest = .zero
            if let finding = state.openBatch(facts) {
                throw CommandRefusal(code: finding.rawValue, line: nil, field: nil)
            }
            if let opening, let code = trial.refusal(of: opening, &state) {
                throw CommandRefusal(code: code, line: nil, field: nil)
            }
            return rows.map { trial.refusal(of: $0, &state) }
        }
    }
}

/// Applies commands to a state that will be rolled back.
private struct RosterTrial {
    let milliseconds: UInt64
    var nextIndex: UInt64
    var roster = StatementReference.inBatch(offset: 0)

    init(milliseconds: UInt64, firstIndex: UInt64) {
        self.milliseconds = milliseconds
        nextIndex = firstIndex
    }

    /// The code by which a command is refused; nil when it was applied.
    mutating func refusal(of command: Command, _ state: inout LedgerState) -> String? {
        var answers = CommandAnswers()
        answers.commitments = ["file": .zero]
        for id in CommandResolver.references(of: command) { answers.references[id] = roster }
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
