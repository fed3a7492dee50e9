internal import LedgerCrypto
internal import LedgerModel

/// One call of `Vault.seal`: what stands already, what is added, what the ledger will hold.
struct Sealing {
    private(set) var insertion = VaultInsertion()
    private(set) var commitments: [VaultTag: LedgerModel.Digest] = [:]
    private let vault: Vault
    private let statement: StatementID
    private let standing: [VaultTag: SealedValue]
    private var ownerKeys: [VaultOwner: OwnerKeys] = [:]

    /// Reads what is sealed under the statement already.
    init(vault: Vault, statement: StatementID) throws {
        self.vault = vault
        self.statement = statement
        let rows = try vault.store.values(of: statement)
        standing = Dictionary(uniqueKeysWithValues: rows.map { ($0.tag, $0) })
    }

    /// Checks one value, and adds it unless it stands already.
    mutating func add(_ value: VaultValue) throws {
        guard !value.isTooLong else { throw VaultRejection.tooLong(value.tag) }
        let keys = try keys(of: value.owner)
        if let row = standing[value.tag] {
            commitments[value.tag] = try commitment(of: row, repeating: value, keys)
            return
        }
        for lookup in value.lookups { try refuseDuplicate(lookup, of: value) }
        commitments[value.tag] = append(value, keys)
    }

    private mutating func keys(of owner: VaultOwner) throws -> OwnerKeys {
        if let known = ownerKeys[owner] { return known }
        let keys: OwnerKeys
        if let record = try vault.store.owner(owner) {
            keys = try vault.ownerKeys(record)
        } else {
            keys = .generate()
            let wrapped = keys.wrapped(for: owner, under: vault.keys.wrapKey)
            insertion.owners.append(OwnerRecord(owner: owner, state: .active, wrappedKey: wrapped))
        }
        ownerKeys[owner] = keys
        return keys
    }

    private func commitment(
        of row: SealedValue,
        repeating value: VaultValue,
        _ keys: OwnerKeys
    ) throws -> LedgerModel.Digest {
        guard row.owner == value.owner else { throw VaultRejection.valueDiffers(value.tag) }
        if value.tag.isEvidence {
            let opening = try vault.evidence(row, with: keys)
            guard opening.file == value.bytes else { throw VaultRejection.valueDiffers(value.tag) }
            return opening.commitment
        }
        guard try vault.open(row, with: keys) == value.bytes else { throw VaultRejection.valueDiffers(value.tag) }
        let salt = keys.salt(statement: statement, tag: value.tag)
        return Commitment.commit(to: value.bytes, tag: value.tag, salt: salt)
    }

    private func refuseDuplicate(_ lookup: VaultLookup, of value: VaultValue) throws {
        switch lookup {
        case .document:
            let holders = try vault.store.values(marked: VaultMark(lookup, keys: vault.keys))
            if let other = holders.first(where: { $0.isCurrent && $0.value.owner != value.owner })?.value.owner.subject
            {
                throw VaultRejection.documentInUse(by: other)
            }
        case .externalNumber:
            let holders = try vault.store.values(marked: VaultMark(lookup, keys: vault.keys))
            if let other = holders.first(where: { $0.value.statement != statement }) {
                throw VaultRejection.externalNumberInUse(by: other.value.statement)
            }
        case .skill, .serviceCategory, .region: break
        }
    }

    private mutating func append(_ value: VaultValue, _ keys: OwnerKeys) -> LedgerModel.Digest {
        let plaintext: [UInt8]
        let commitment: LedgerModel.Digest
        if value.tag.isEvidence {
            let opening = EvidenceOpening(binding: value.bytes)
            (plaintext, commitment) = (opening.sealedForm, opening.commitment)
        } else {
            let salt = keys.salt(statement: statement, tag: value.tag)
            plaintext = value.bytes
            commitment = Commitment.commit(to: value.bytes, tag: value.tag, salt: salt)
        }
        let box = keys.seal(plaintext, statement: statement, tag: value.tag)
        let row = SealedValue(statement: statement, tag: value.tag, owner: value.owner, box: box)
        insertion.values.append((row, value.lookups.map { VaultMark($0, keys: vault.keys) }))
        return commitment
    }
}
