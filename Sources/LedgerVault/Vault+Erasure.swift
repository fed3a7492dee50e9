public import LedgerModel
internal import Synchronization

extension Vault {
    /// Deletes a subject's key, values, files and index rows for good; returns how many values went.
    ///
    /// Called after `subject_erased` is logged. Doing it again, or for a subject the vault never knew, is allowed and
    /// keeps the subject from ever being sealed for.
    @discardableResult
    public func erase(_ subject: SubjectID) throws -> Int {
        try erase(.subject(subject))
    }

    /// Deletes the key, values, files and index rows of any owner, such as an activity whose retention is over.
    @discardableResult
    public func erase(_ owner: VaultOwner) throws -> Int {
        let count = try writer.withLock { _ in try store.erase(owner) }
        try refresh(owner)
        return count
    }

    /// Stops all processing of a subject's values but storage and erasure, or allows it again; an erased subject stays
    /// erased.
    public func setRestricted(_ isRestricted: Bool, _ subject: SubjectID) throws {
        try writer.withLock { _ in try store.setRestricted(isRestricted, .subject(subject)) }
        try refresh(.subject(subject))
    }

    /// Whether processing of a subject's values is allowed, stopped or over; nil when the vault never knew it.
    public func state(of subject: SubjectID) throws -> OwnerRecord.State? {
        try store.owner(.subject(subject))?.state
    }

    /// Takes back the values of statements that were refused and will not be logged.
    public func remove(_ statements: [StatementID]) throws {
        let owners = try writer.withLock { _ in
            let owners = try Set(statements.flatMap { try store.values(of: $0).map(\.owner) })
            try store.remove(statements)
            return owners
        }
        for owner in owners { try refresh(owner) }
    }

    /// Whether work on vault and ledger began and was not seen to end: `recover` is due at start.
    public var isUnfinished: Bool {
        get throws { try store.isUnfinished() }
    }

    /// Keeps the mark of unfinished work before vault and ledger are changed together, and takes it away when both are
    /// in step; durable when it returns.
    public func setUnfinished(_ isUnfinished: Bool) throws {
        try writer.withLock { _ in try store.setUnfinished(isUnfinished) }
    }

    /// Brings the vault in step with the ledger at start, before the first command (spec 08 §6).
    ///
    /// Values of statements that the ledger does not hold are removed; the ledger's erasures, and of every subject
    /// that was ever restricted the last word, are applied again. Running it twice changes nothing.
    public func recover(
        isLogged: (StatementID) throws -> Bool,
        erased: [SubjectID],
        restrictions: [SubjectID: Bool]
    ) throws -> VaultRecovery {
        let orphans = try store.statements().filter { try !isLogged($0) }
        try remove(orphans)
        var erasedValues = 0
        for subject in erased { erasedValues += try erase(subject) }
        for (subject, isRestricted) in restrictions { try setRestricted(isRestricted, subject) }
        return VaultRecovery(removedStatements: orphans, erasedValues: erasedValues)
    }
}

/// What `Vault.recover` found to do.
public struct VaultRecovery: Hashable, Sendable {
    /// Statements whose values were there although the ledger does not hold them.
    public let removedStatements: [StatementID]
    /// Values of erased subjects that were still there.
    public let erasedValues: Int
}
