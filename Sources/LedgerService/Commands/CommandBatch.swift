internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// What became of the commands of one batch.
public enum BatchOutcome: Sendable {
    /// They stand in the log from this index on; the first statement is at `index` + 1.
    case recorded(index: UInt64, count: Int)
    /// The log knew all of them; nothing was recorded again.
    case known(first: UInt64)
    /// None of them stands.
    case refused(CommandRefusal)
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
        if let known = try firstOutcome(of: commands, files) { return known }
        try requireReceiptsHeld(for: key.card.authorKey)
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
            var edge = EdgeCheck(self, signedBy: key.card)
            try edge.check(commands)
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
        } catch let refusal as CommandRefusal {
            return .refused(refusal)
        } catch let rejection as VaultRejection {
            // The vault does not say which statement it refuses; of one alone that is clear.
            return .refused(CommandRefusal(vault: rejection).at(line: commands.count == 1 ? commands[0].line : nil))
        }
    }

    /// The first outcome when the log knows the commands; a refusal when it knows some of them only, or other content.
    private func firstOutcome(of commands: [Command], _ files: [String: [UInt8]]) throws -> BatchOutcome? {
        let places = commands.map { log.judge.index(of: StatementID(command: $0.id)) }
        guard let first = places.compactMap({ $0 }).min() else { return nil }
        guard places.allSatisfy({ $0 != nil }) else {
            let line = zip(commands, places).first { $0.1 != nil }?.0.line
            return .refused(CommandRefusal(code: "batch_partly_known", line: line, field: nil))
        }
        var repeats = RepeatCheck(self, files: files)
        do {
            for command in commands { try repeats.check(command) }
        } catch let refusal as CommandRefusal {
            return .refused(refusal)
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
            noteReceipt(acceptance, of: key.card.authorKey)
            try settle(building.typed)
            return .recorded(index: acceptance.batch.index, count: commands.count)
        case .failure(let refusal):
            try vault.remove(building.sealed)
            var told = CommandRefusal(refusal, commands)
            if let words = log.judge.lastWords, RejectionCode(rawValue: refusal.code) != nil {
                told.words = words
                told.conflict = log.judge.lastConflict.flatMap { conflict(with: $0) }
            }
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
            case .subjectErased(let erased):
                _ = try vault.erase(erased.subject)
                try eraseRefusals(of: [erased.subject].contains)
            case .subjectRestricted(let restricted):
                try vault.setRestricted(restricted.restricted, restricted.subject)
            default: break
            }
        }
    }
}
