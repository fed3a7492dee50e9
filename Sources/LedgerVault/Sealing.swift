internal import LedgerCrypto
internal import LedgerModel

/// One call of `Vault.seal`: what stands already and what is added.
struct Sealing {
    private(set) var insertion = VaultInsertion()
    private let vault: Vault
    private var ownerKeys: [VaultOwner: OwnerKeys] = [:]
    // Marks that this call adds; the store does not know them yet.
    private var added: [VaultMark: (owner: VaultOwner, statement: StatementID)] = [:]

    init(vault: Vault) {
        self.vault = vault
    }

    /// Checks the values of one statement, adds those that do not stand already, and returns all commitments.
    mutating func add(
        _ values: [VaultValue],
        of statement: StatementID
    ) throws -> [VaultTag: LedgerModel.Digest] {
        precondition(Set(values.map(\.tag)).count == values.count, "a statement names each tag once")
        let standing = try Dictionary(uniqueKeysWithValues: vault.store.values(of: statement).map { ($0.tag, $0) })
        var commitments: [VaultTag: LedgerModel.Digest] = [:]
        for value in values {
            guard !value.isTooLong else { throw VaultRejection.tooLong(value.tag) }
            let keys = try keys(of: value.owner)
            if let row = standing[value.tag] {
                commitments[value.tag] = try commitment(of: row, repeating: value, keys)
            } else {
                for lookup in value.lookups { try claim(lookup, for: value, of: statement) }
                commitments[value.tag] = append(value, of: statement, keys)
            }
        }
        return commitments
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
        let salt = keys.salt(statement: row.statement, tag: value.tag)
        return Commitment.commit(to: value.bytes, tag: value.tag, salt: salt)
    }

    private mutating func claim(_ lookup: VaultLookup, for value: VaultValue, of statement: StatementID) throws {
        let mark = VaultMark(lookup, keys: vault.keys)
        switch lookup {
        case .document:
            let standing = try vault.store.values(marked: mark).filter(\.isCurrent).map(\.value.owner)
            let holders = standing + [added[mark]?.owner].compactMap(\.self)
            if let other = holders.first(where: { $0 != value.owner })?.subject {
                throw VaultRejection.documentInUse(by: other)
            }
        case .externalNumber:
            let standing = try vault.store.values(marked: mark).map(\.value.statement)
            let holders = standing + [added[mark]?.statement].compactMap(\.self)
            if let other = holders.first(where: { $0 != statement }) {
                throw VaultRejection.externalNumberInUse(by: other)
            }
        case .skill, .serviceCategory, .region: return
        }
        added[mark] = (value.owner, statement)
    }

    private mutating func append(
        _ value: VaultValue,
        of statement: StatementID,
        _ keys: OwnerKeys
    ) -> LedgerModel.Digest {
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
