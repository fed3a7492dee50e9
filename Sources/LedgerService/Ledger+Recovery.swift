internal import LedgerLog
internal import LedgerModel
internal import LedgerProjections
internal import LedgerRules
internal import LedgerVault

/// Vault and ledger in step, whatever stopped the program between the two (spec 11 §2).
extension Ledger {
    /// Runs work that changes vault and ledger; a program that is stopped in it leaves a mark for the next start, on this
    /// machine or on one that takes over.
    func vaultWork<Result>(_ work: () throws -> Result) throws -> Result {
        if !hasMarkedWork {
            try vault.setUnfinished(true)
            hasMarkedWork = true
        }
        openVaultWork += 1
        let result = try work()
        // Not after an error: nobody knows then what the vault holds.
        openVaultWork -= 1
        return result
    }

    /// Takes the mark away when no work was left in the middle.
    func finishVaultWork() {
        guard hasMarkedWork, openVaultWork == 0 else { return }
        try? vault.setUnfinished(false)
    }

    /// Removes values of statements that never stood, and applies erasures and restrictions of the ledger again.
    func recoverVault() throws {
        let isUnfinished = try vault.isUnfinished
        let isBehind = log.report.adoptedCount + log.report.replayedCount > 0 || log.report.quarantinePath != nil
        guard isUnfinished || isBehind else { return }
        var known: [SubjectSums] = []
        log.judge.ask { state in
            state.loadAll()
            state.forEachSubject { known.append($0) }
        }
        var restrictions: [SubjectID: Bool] = [:]
        for sums in known where !sums.isErased {
            let isRestricted = try vault.state(of: sums.subject) == .restricted
            if sums.isRestricted || isRestricted { restrictions[sums.subject] = sums.isRestricted }
        }
        _ = try vault.recover(
            isLogged: { log.judge.index(of: $0) != nil },
            erased: known.filter(\.isErased).map(\.subject),
            restrictions: restrictions
        )
        let erased = Set(known.filter(\.isErased).map(\.subject))
        if !erased.isEmpty { try eraseRefusals(of: erased.contains) }
        if isUnfinished { try vault.setUnfinished(false) }
    }

    /// Erases the words by which requests of erased subjects were refused; they are their commands' (spec 08 §1).
    func eraseRefusals(of isErased: (SubjectID) -> Bool) throws {
        for line in try project(RefusalBook()).lines where isErased(line.subject) {
            _ = try vault.erase(.command(try provenLog().statement(at: line.index).id.command))
        }
    }
}

extension Command {
    /// Whether it changes what the vault holds.
    var changesVault: Bool {
        !wish.values.isEmpty || !wish.files.isEmpty || wish.becomes == .subjectErased
            || wish.becomes == .subjectRestricted
    }
}
