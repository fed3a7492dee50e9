public import LedgerModel

extension Vault {
    /// The texts that stand under an owner now, by tag; empty for an owner that is unknown, restricted or erased.
    ///
    /// For titles of activities and names on lists; files are left out.
    public func texts(of owner: VaultOwner) throws -> [VaultTag: String] {
        guard let record = try store.owner(owner), record.state == .active else { return [:] }
        let keys = try ownerKeys(record)
        var texts: [VaultTag: String] = [:]
        for row in try store.values(of: owner) where !row.tag.isEvidence {
            texts[row.tag] = String(decoding: try open(row, with: keys), as: UTF8.self)
        }
        return texts
    }

    /// All texts that ever stood under an owner, by tag, oldest first; those of `texts(of:)` are the last of each.
    ///
    /// For looking for a person under what he was called before. Empty for an owner that is unknown, restricted or erased.
    public func allTexts(of owner: VaultOwner) throws -> [VaultTag: [String]] {
        guard let record = try store.owner(owner), record.state == .active else { return [:] }
        let keys = try ownerKeys(record)
        var texts: [VaultTag: [String]] = [:]
        for row in try store.values(of: owner) where !row.tag.isEvidence {
            texts[row.tag, default: []].append(String(decoding: try open(row, with: keys), as: UTF8.self))
        }
        return texts
    }

    /// The name under which a subject is known here, nil when it is unknown, restricted or erased.
    public func name(of subject: SubjectID) throws -> String? {
        guard let name = try texts(of: .subject(subject))[.name], !name.isEmpty else { return nil }
        return name
    }
}
