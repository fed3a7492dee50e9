internal import LedgerFormat
internal import LedgerModel
internal import LedgerVault

/// The statements of one batch while they are made.
struct BatchBuilding {
    private let ledger: Ledger
    private let files: [String: [UInt8]]
    private var commitments: [CommandID: [String: Digest]] = [:]
    private var offsets: [CommandID: Int] = [:]
    private var subjects: [CommandID: SubjectID] = [:]
    private(set) var statements: [[UInt8]] = []
    private(set) var typed: [Statement] = []
    private(set) var sealed: [StatementID] = []

    init(_ ledger: Ledger, files: [String: [UInt8]]) {
        self.ledger = ledger
        self.files = files
    }

    /// Gives the values of all commands to the vault in one transaction.
    mutating func seal(_ commands: [Command]) throws {
        var identities = IdentityCheck(ledger)
        for command in commands {
            try checkRosterReference(command)
            let subject = try CommandValues(command, recordSubject: nil).subject
            subjects[command.id] = subject
            try identities.check(command, subject: subject)
        }
        var given: [StatementValues] = []
        for command in commands where !command.wish.values.isEmpty || !command.wish.files.isEmpty {
            let values = try CommandValues(command, recordSubject: try recordSubject(of: command))
            let bytes = Dictionary(
                uniqueKeysWithValues: try command.wish.files.map { ($0.field, try read($0, command)) }
            )
            given.append(
                StatementValues(statement: StatementID(command: command.id), values: try values.sealed(files: bytes))
            )
        }
        guard !given.isEmpty else { return }
        for (values, digests) in zip(given, try ledger.vault.seal(given)) {
            sealed.append(values.statement)
            let named = digests.map { ($0.key.name, $0.value) }
            commitments[values.statement.command] = Dictionary(uniqueKeysWithValues: named)
        }
    }

    /// A roster in class `roster` names the sheet that it stands for (policy `recording`, `roster_reference`).
    private func checkRosterReference(_ command: Command) throws {
        guard command.wish.becomes == .rosterOpened, !command.wish.files.contains(where: { $0.field == "file" }),
            let fields = try? JSONValue.parse(command.wish.fields),
            fields["evidence"]?.string == EvidenceClass.roster.rawValue
        else { return }
        throw CommandRefusal(code: "roster_reference_missing", line: command.line, field: "file")
    }

    /// Makes the next command's statement.
    mutating func add(_ command: Command) throws {
        var answers = CommandAnswers()
        answers.commitments = commitments[command.id] ?? [:]
        try checkRange(command)
        for id in CommandResolver.references(of: command) {
            if let offset = offsets[id] {
                answers.references[id] = .inBatch(offset: offset)
            } else if let place = try ledger.place(of: id) {
                answers.references[id] = .logged(index: place.index, leaf: place.leaf)
                answers.ranges[id] = place.range
                answers.offsets[id] = place.offset
            }
        }
        let made = try CommandResolver.statement(of: command, with: answers)
        offsets[command.id] = statements.count
        statements.append(made.bytes)
        typed.append(made.statement)
    }

    /// A range names a whole batch of the log; the batch that is being made is none yet.
    private func checkRange(_ command: Command) throws {
        guard let fields = try? JSONValue.parse(command.wish.fields),
            let id = fields["range"]?["command"]?.string.flatMap({ CommandID(hex: $0) }), offsets[id] != nil
        else { return }
        throw CommandRefusal(code: "range_broken", line: command.line, field: "range")
    }

    private func recordSubject(of command: Command) throws -> SubjectID? {
        guard let fields = try? JSONValue.parse(command.wish.fields) else { return nil }
        let reference = fields["record"] ?? fields["objection"]
        if let index = reference?["index"]?.integer { return ledger.subject(ofRecord: UInt64(index)) }
        guard let id = reference?["command"]?.string.flatMap({ CommandID(hex: $0) }) else { return nil }
        if let subject = subjects[id] { return subject }
        guard let place = try ledger.place(of: id) else { return nil }
        return ledger.subject(ofRecord: place.index)
    }

    private func read(_ file: Command.File, _ command: Command) throws -> [UInt8] {
        guard let bytes = files[file.path] else {
            throw CommandFault(line: command.line, .unknown(field: file.field))
        }
        guard !bytes.isEmpty else { throw CommandRefusal(code: "value_empty", line: command.line, field: file.field) }
        return bytes
    }
}
