internal import LedgerCrypto
public import LedgerModel
internal import Synchronization

/// The erasable store of personal data.
///
/// In: values with owner, tag and statement id. Out: commitments for the ledger, openings for holders, profiles for
/// the desk. Way of a value: `VaultValue` -> owner's keys (`OwnerKeys`) -> sealed row and marks (`VaultStore`) ->
/// commitment. Kept apart on purpose: no ledger, no rules, no clock, no decision who may read; the service asks for
/// what it logged. `Vault+Erasure` deletes, `Vault+People` reads profiles and finds people, `KeyFile` keeps the
/// secrets of the node.
public final class Vault: Sendable {
    let store: any VaultStore
    let keys: VaultKeys
    // Held by seal, erase, restrict and remove: each looks before it writes.
    let writer = Mutex(())
    // Owned by `refresh` and `search`; nil until somebody is looked for. Names and tails of active subjects, in the
    // clear.
    let people = Mutex<PeopleIndex?>(nil)

    /// Opens a store with the keys it was first opened with; another master key is refused with `wrongVaultKey`.
    public init(store: any VaultStore, keys: VaultKeys) throws {
        guard try store.claim(keyName: keys.name) == keys.name else {
            throw VaultFailure(.wrongVaultKey, "the vault belongs to another master key")
        }
        self.store = store
        self.keys = keys
    }

    /// Seals the values of one statement and returns their commitments; all of them or none.
    ///
    /// The same values again give the same commitments. Called before the statement is logged; when it is not logged
    /// in the end, `remove` takes the values back. Tags must differ. Throws `VaultRejection` or `VaultFailure`.
    public func seal(_ values: [VaultValue], statement: StatementID) throws -> [VaultTag: LedgerModel.Digest] {
        try seal([StatementValues(statement: statement, values: values)])[0]
    }

    /// Seals the values of many statements, such as an imported roster, in one transaction; all of them or none.
    ///
    /// Statements must differ. A rejection does not say which statement it is about: seal one by one to learn that.
    public func seal(_ batch: [StatementValues]) throws -> [[VaultTag: LedgerModel.Digest]] {
        precondition(Set(batch.map(\.statement)).count == batch.count, "a batch names each statement once")
        let commitments = try writer.withLock { _ in
            var sealing = Sealing(vault: self)
            let commitments = try batch.map { try sealing.add($0.values, of: $0.statement) }
            if !sealing.insertion.values.isEmpty { try store.insert(sealing.insertion) }
            return commitments
        }
        for owner in Set(batch.flatMap(\.values).map(\.owner)) { try refresh(owner) }
        return commitments
    }

    /// The opening of one value, to be handed to whoever may see it.
    public func open(_ tag: VaultTag, of statement: StatementID) throws -> Opening {
        let (row, keys) = try row(tag, of: statement)
        let value = try open(row, with: keys)
        return Opening(tag: tag, salt: keys.salt(statement: statement, tag: tag), value: value)
    }

    /// The opening of one evidence file.
    public func openEvidence(_ tag: VaultTag, of statement: StatementID) throws -> EvidenceOpening {
        let (row, keys) = try row(tag, of: statement)
        return try evidence(row, with: keys)
    }

    private func row(_ tag: VaultTag, of statement: StatementID) throws -> (SealedValue, OwnerKeys) {
        guard let row = try store.values(of: statement).first(where: { $0.tag == tag }) else {
            throw VaultRejection.notFound
        }
        return (row, try ownerKeys(row.owner))
    }

    /// The keys of a known owner that may be processed.
    func ownerKeys(_ owner: VaultOwner) throws -> OwnerKeys {
        guard let record = try store.owner(owner) else { throw VaultRejection.notFound }
        return try ownerKeys(record)
    }

    func ownerKeys(_ record: OwnerRecord) throws -> OwnerKeys {
        switch record.state {
        case .erased: throw VaultRejection.erased(record.owner)
        case .restricted: throw VaultRejection.restricted(record.owner)
        case .active: break
        }
        do {
            return try OwnerKeys(unwrapping: record.wrappedKey ?? [], for: record.owner, under: keys.wrapKey)
        } catch {
            throw VaultFailure(.notAuthentic, "a wrapped key was changed", underlying: error)
        }
    }

    func open(_ row: SealedValue, with keys: OwnerKeys) throws -> [UInt8] {
        do {
            return try keys.open(row.box, statement: row.statement, tag: row.tag)
        } catch {
            let place = "\(row.tag) of statement \(row.statement)"
            throw VaultFailure(.notAuthentic, "the sealed \(place) was changed", underlying: error)
        }
    }

    func evidence(_ row: SealedValue, with keys: OwnerKeys) throws -> EvidenceOpening {
        guard let opening = EvidenceOpening(sealedForm: try open(row, with: keys)) else {
            throw VaultFailure(.notAuthentic, "the sealed \(row.tag) of statement \(row.statement) is no file")
        }
        return opening
    }
}
