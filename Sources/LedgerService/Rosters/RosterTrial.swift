internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerReplay
internal import LedgerRosters
internal import LedgerRules

/// Trying a roster against the rules before anything is signed.
extension Ledger {
    /// What the rules would say of each row, those before it applied.
    func trial(
        _ activities: [RosterRequest.NewActivity],
        _ openings: [Command],
        _ wishes: [RosterWish],
        by author: Digest
    ) throws -> [RosterTrial.Outcome] {
        guard !wishes.isEmpty else { return [] }
        var trial = RosterTrial(milliseconds: clock.read().wallMilliseconds, firstIndex: size + 1)
        for (offset, opening) in openings.enumerated() {
            trial.rosters[opening.id] = .inBatch(offset: activities.count + offset)
        }
        for wish in wishes where trial.rosters[wish.opening.id] == nil {
            guard let place = try place(of: wish.opening.id) else {
                return wishes.map { _ in .refused(RosterTrial.Refusal(code: "command_unknown")) }
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
                    + UInt64(wishes.count + openings.count + activities.count),
                previousBatch: standing?.next.previousBatch ?? .zero,
                statementsRoot: .zero
            )
            facts.digest = .zero
            if let finding = state.openBatch(facts) {
                throw CommandRefusal(code: finding.rawValue, line: nil, field: nil)
            }
            for command in activities.map(\.command) + openings {
                if let refusal = trial.refusal(of: command, row: nil, &state) {
                    throw CommandRefusal(code: refusal.code, line: nil, field: nil)
                }
            }
            return wishes.map { trial.outcome(of: $0, &state) }
        }
    }
}

/// Applies commands to a state that will be rolled back.
struct RosterTrial {
    let milliseconds: UInt64
    var nextIndex: UInt64
    var rosters: [CommandID: StatementReference] = [:]
    // Rows of this file that were applied, by the index they would have.
    private var rows: [UInt64: Int] = [:]

    /// Why a command was refused, and what stands against it.
    struct Refusal {
        let code: String
        /// A record of the ledger.
        var record: UInt64?
        /// Position of another row of this file.
        var row: Int?
    }

    init(milliseconds: UInt64, firstIndex: UInt64) {
        self.milliseconds = milliseconds
        nextIndex = firstIndex
    }

    /// What becomes of one row.
    enum Outcome {
        /// A rule refuses it.
        case refused(Refusal)
        /// It would stand.
        case stands(RowMarks)
    }

    /// What becomes of a row's `session_recorded`.
    mutating func outcome(of wish: Ledger.RosterWish, _ state: inout LedgerState) -> Outcome {
        let index = nextIndex
        if let refusal = refusal(of: wish.command, row: wish.position, &state) { return .refused(refusal) }
        let record = state.record(index)
        return .stands(RowMarks(isLate: record?.isLate ?? false, flags: record?.timeFlags ?? []))
    }

    /// Why a command is refused; nil when it was applied.
    mutating func refusal(of command: Command, row: Int?, _ state: inout LedgerState) -> Refusal? {
        var answers = CommandAnswers()
        answers.commitments = ["content": .zero, "file": .zero, "leader_name": .zero, "place": .zero, "title": .zero]
        for id in CommandResolver.references(of: command) { answers.references[id] = rosters[id] }
        do {
            let made = try CommandResolver.statement(of: command, with: answers)
            let envelope = StatementEnvelope(id: StatementID(command: command.id))
            let entry = AppliedEntry(index: nextIndex, leaf: .zero, logTimeMilliseconds: milliseconds)
            try state.apply(envelope, made.statement, entry)
            if let row { rows[nextIndex] = row }
            nextIndex += 1
            return nil
        } catch let rejection as Rejection {
            let other = rejection.conflictingRecord
            return Refusal(code: rejection.code.rawValue, record: other, row: other.flatMap { rows[$0] })
        } catch let fault as CommandFault {
            return Refusal(code: fault.code)
        } catch {
            return Refusal(code: "statement_form")
        }
    }
}

extension RosterRow.Conflict {
    init(_ conflict: RecordConflict) {
        self = .record(conflict.record, station: conflict.station, time: conflict.timeText)
    }
}
