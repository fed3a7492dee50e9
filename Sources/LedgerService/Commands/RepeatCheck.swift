internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerVault

/// Whether commands that the log knows ask again for what stands there (spec 12 §2): a known id with other content is
/// somebody's mistake, and an answer as if it had been recorded would hide it.
struct RepeatCheck {
    let ledger: Ledger
    let files: [String: [UInt8]]
    // The place that was found last: neighbours in its batch need no search.
    private var last: Ledger.Place?

    init(_ ledger: Ledger, files: [String: [UInt8]]) {
        self.ledger = ledger
        self.files = files
    }

    /// Throws `CommandRefusal` `command_differs` for the first command that differs, with the field.
    mutating func check(_ command: Command) throws {
        if let field = try difference(of: command) {
            throw CommandRefusal(code: "command_differs", line: command.line, field: field)
        }
    }

    /// The first field, but for those passed over, in which a command differs from what stands under its id; nil when none
    /// does or nothing stands.
    mutating func difference(of command: Command, except passed: Set<String> = []) throws -> String? {
        guard let place = try self.place(of: command.id), let logged = try statement(at: place.index) else {
            return nil
        }
        var answers = CommandAnswers()
        for value in command.wish.values {
            answers.commitments[value.tag.rawValue] = try commitment(of: value, command, logged)
        }
        for file in command.wish.files {
            answers.commitments[file.field] = try commitment(of: file, command, logged)
        }
        for id in CommandResolver.references(of: command) {
            guard let target = try self.place(of: id) else { continue }
            answers.references[id] =
                target.range == place.range && target.offset < place.offset
                ? .inBatch(offset: target.offset) : .logged(index: target.index, leaf: target.leaf)
            answers.ranges[id] = target.range
            answers.offsets[id] = target.offset
        }
        return CommandResolver.difference(of: command, from: logged, with: answers, except: passed)
    }

    private mutating func place(of command: CommandID) throws -> Ledger.Place? {
        guard let index = ledger.log.judge.index(of: StatementID(command: command)) else { return nil }
        if let last, case let first = last.index - UInt64(last.offset), index >= first,
            index < first + UInt64(last.range.count)
        {
            let leaf = try ledger.log.tree.leaves(from: index, count: 1)[0]
            return Ledger.Place(index: index, leaf: leaf, range: last.range, offset: Int(index - first))
        }
        let found = try ledger.place(at: index)
        last = found ?? last
        return found
    }

    private func statement(at index: UInt64) throws -> JSONValue? {
        var found: JSONValue?
        _ = try ledger.log.store.readEntries(from: index, count: 1) { _, bytes in
            found = (try? EntryView(bytes)).flatMap { try? JSONValue.parse(Array($0.body)) }
        }
        return found
    }

    /// The commitment that the given value would have; what the vault may not open any more is not compared.
    private func commitment(of value: Command.Value, _ command: Command, _ logged: JSONValue) throws -> Digest? {
        guard let tag = VaultTag(value.tag.rawValue) else { return nil }
        do {
            let opening = try ledger.vault.open(tag, of: StatementID(command: command.id))
            return Commitment.commit(to: Array(value.text.utf8), tag: tag, salt: opening.salt)
        } catch is VaultRejection {
            return Self.committed(tag.name, in: logged) ?? .zero
        }
    }

    private func commitment(of file: Command.File, _ command: Command, _ logged: JSONValue) throws -> Digest? {
        guard let tag = VaultTag(file.field), let bytes = files[file.path] else { return nil }
        do {
            let opening = try ledger.vault.openEvidence(tag, of: StatementID(command: command.id))
            return EvidenceCommitment.commit(toFileOf: SHA2.hash(bytes), salt: opening.salt)
        } catch is VaultRejection {
            return Self.committed(tag.name, in: logged) ?? .zero
        }
    }

    /// What the statement commits to under a name, be it a field or a tag.
    private static func committed(_ name: String, in logged: JSONValue) -> Digest? {
        let found = [logged, logged["profile"], logged["facts"]].compactMap { $0?[name]?.string }.first
        return found.flatMap { Digest(hex: $0) }
    }
}
