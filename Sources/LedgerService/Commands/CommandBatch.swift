internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
public import LedgerRules
public import LedgerVault

/// What became of the commands of one batch.
public enum BatchOutcome: Sendable {
    /// They stand in the log from this index on; the first statement is at `index` + 1.
    case recorded(index: UInt64, count: Int)
    /// The log knew all of them; nothing was recorded again.
    case known(first: UInt64)
    /// None of them stands.
    case refused(CommandRefusal)
}

/// Why a batch of commands was refused, and by which line.
public struct CommandRefusal: Error, Hashable, Sendable {
    /// A code of specs 06 and 12.
    public let code: String
    /// Line of the command file, nil when the batch as a whole is refused.
    public let line: Int?
    /// Field at fault, as written.
    public let field: String?

    /// The rule's own sentence, with the place in the log that stands against it; nil for refusals of other kinds.
    public internal(set) var words: RejectionText?

    /// Names a refusal.
    public init(code: String, line: Int?, field: String?) {
        self.code = code
        self.line = line
        self.field = field
    }
}

extension Ledger {
    /// Signs the commands as one batch and appends it; all of them or none (spec 12).
    ///
    /// - Parameter files: bytes of the files that the commands name, by path.
    public func apply(
        _ commands: [Command],
        by key: Keyring.OpenKey,
        files: [String: [UInt8]] = [:]
    ) throws -> BatchOutcome {
        if let known = try firstOutcome(of: commands) { return known }
        guard commands.contains(where: \.changesVault) else { return try record(commands, by: key, files: files) }
        return try vaultWork { try record(commands, by: key, files: files) }
    }

    private func record(
        _ commands: [Command],
        by key: Keyring.OpenKey,
        files: [String: [UInt8]]
    ) throws -> BatchOutcome {
        do {
            var building = BatchBuilding(self, files: files)
            do {
                try building.seal(commands)
                for command in commands { try building.add(command) }
            } catch {
                try vault.remove(building.sealed)
                throw error
            }
            return try append(building, commands, by: key)
        } catch let fault as CommandFault {
            return .refused(CommandRefusal(code: fault.code, line: fault.line, field: fault.field))
        } catch let rejection as VaultRejection {
            return .refused(CommandRefusal(vault: rejection))
        }
    }

    /// The first outcome when the log knows the commands; a refusal when it knows some of them only.
    private func firstOutcome(of commands: [Command]) throws -> BatchOutcome? {
        let places = commands.map { log.judge.index(of: StatementID(command: $0.id)) }
        guard let first = places.compactMap({ $0 }).min() else { return nil }
        guard places.allSatisfy({ $0 != nil }) else {
            let line = zip(commands, places).first { $0.1 != nil }?.0.line
            return .refused(CommandRefusal(code: "batch_partly_known", line: line, field: nil))
        }
        return .known(first: first)
    }

    private func append(
        _ building: BatchBuilding,
        _ commands: [Command],
        by key: Keyring.OpenKey
    ) throws -> BatchOutcome {
        let standing = log.judge.standing(of: key.card.authorKey)
        let leaves = building.statements.map { $0.withUnsafeBytes { SHA2.leaf($0) } }
        let batch = Batch(
            signedBy: key.secret,
            at: standing?.next ?? .first,
            statements: BatchStatements(count: UInt32(leaves.count), root: MerkleTree.root(ofLeaves: leaves)),
            authorTimeMilliseconds: clock.read().wallMilliseconds,
            genesisLeaf: log.genesisLeaf
        )
        switch try take(SignedBatch(body: batch.bytes, statements: building.statements), building) {
        case .success(let acceptance):
            try settle(building.typed)
            return .recorded(index: acceptance.batch.index, count: commands.count)
        case .failure(let refusal):
            try vault.remove(building.sealed)
            var told = CommandRefusal(refusal, commands)
            if let words = log.judge.lastWords, RejectionCode(rawValue: refusal.code) != nil { told.words = words }
            return .refused(told)
        }
    }

    /// Hands the batch over; values of one that was not taken, as under a stopped clock, go again.
    private func take(
        _ batch: SignedBatch,
        _ building: BatchBuilding
    ) throws -> Result<Acceptance, BatchRefusal> {
        do {
            return try log.append(batch)
        } catch let failure as StoreFailure where !failure.isFatal {
            try vault.remove(building.sealed)
            throw failure
        }
    }

    /// Does in the vault what statements that now stand ask for.
    private func settle(_ statements: [Statement]) throws {
        for statement in statements {
            switch statement {
            case .subjectErased(let erased): _ = try vault.erase(erased.subject)
            case .subjectRestricted(let restricted):
                try vault.setRestricted(restricted.restricted, restricted.subject)
            default: break
            }
        }
    }
}

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
        for command in commands { subjects[command.id] = try CommandValues(command, recordSubject: nil).subject }
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

    /// Makes the next command's statement.
    mutating func add(_ command: Command) throws {
        var answers = CommandAnswers()
        answers.commitments = commitments[command.id] ?? [:]
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
        return bytes
    }
}

extension Ledger {
    /// Where the statement of a command stands, and the batch around it.
    struct Place {
        let index: UInt64
        let leaf: Digest
        let range: BatchRange
        let offset: Int
    }

    func place(of command: CommandID) throws -> Place? {
        guard let index = log.judge.index(of: StatementID(command: command)) else { return nil }
        return try place(at: index)
    }

    func place(at index: UInt64) throws -> Place? {
        guard let (start, batch) = try batch(containing: index) else { return nil }
        let leaf = try log.tree.leaves(from: index, count: 1)[0]
        let range = BatchRange(
            authorKey: batch.authorKey,
            firstSequence: batch.firstSequence,
            count: Int(batch.count),
            statementsRoot: batch.statementsRoot
        )
        return Place(index: index, leaf: leaf, range: range, offset: Int(index - start) - 1)
    }

    /// The subject of a record, or of the record that an objection is about.
    func subject(ofRecord index: UInt64) -> SubjectID? {
        log.judge.ask { state in state.record(state.record(ofObjection: index) ?? index)?.subject }
    }

    /// The BATCH entry whose statements an index belongs to: the nearest one before it.
    private func batch(containing index: UInt64) throws -> (index: UInt64, batch: Batch)? {
        var end = index
        while end > 0 {
            let start = end > 64 ? end - 64 : 0
            var found: (UInt64, Batch)?
            _ = try log.store.readEntries(from: start, count: Int(end - start)) { place, bytes in
                guard let view = try? EntryView(bytes), view.kind == .batch else { return }
                found = (try? Batch.parse(view.body)).map { (place, $0) }
            }
            if let found { return found }
            end = start
        }
        return nil
    }
}

extension CommandRefusal {
    fileprivate init(_ refusal: BatchRefusal, _ commands: [Command]) {
        let line = refusal.offset.flatMap { commands.indices.contains($0) ? commands[$0].line : nil }
        self.init(code: refusal.code, line: line, field: nil)
    }

    /// What the vault refuses, by code.
    public init(vault rejection: VaultRejection) {
        let code =
            switch rejection {
            case .erased: "subject_erased"
            case .restricted: "subject_restricted"
            case .documentInUse: "document_in_use"
            case .externalNumberInUse: "external_number_in_use"
            case .tooLong: "value_too_long"
            case .valueDiffers: "value_differs"
            case .notFound: "value_not_found"
            case .queryTooShort: "query_too_short"
            }
        self.init(code: code, line: nil, field: nil)
    }
}
