internal import LedgerCrypto
public import LedgerModel

/// What tells one active person from another; in memory only, never kept.
public struct VaultPerson: Hashable, Sendable {
    /// Who.
    public let subject: SubjectID
    /// The full name.
    public var name = ""
    /// The contact number, empty when none is kept.
    public var contact = ""
    /// The document number, empty when none is kept.
    public var documentNumber = ""
    /// The volunteer number, empty when there is none.
    public var volunteerNumber = ""
}

extension Vault {
    /// Everybody whose values may be processed, by id; opens four values of each.
    public func everybody() throws -> [VaultPerson] {
        var people: [VaultPerson] = []
        let opener = BulkOpener(wrappingKey: keys.wrapKey)
        try store.forEachSubject(tags: PeopleIndex.tags) { record, rows in
            guard let subject = record.owner.subject else { return }
            people.append(try Self.person(subject, record, rows, opener))
        }
        return people.sorted { $0.subject < $1.subject }
    }

    private static func person(
        _ subject: SubjectID,
        _ record: OwnerRecord,
        _ rows: [SealedValue],
        _ opener: BulkOpener
    ) throws -> VaultPerson {
        var person = VaultPerson(subject: subject)
        var isAuthentic = true
        do {
            let associated = record.owner.associatedData
            try opener.withDerivedKey(record.wrappedKey ?? [], associated: associated, label: "seal") { key in
                for row in rows {
                    let value = key.open(row.box, associated: row.statement.bytes + row.tag.bytes)
                    isAuthentic = isAuthentic && value != nil
                    person.take(row.tag, String(decoding: value ?? [], as: UTF8.self))
                }
            }
        } catch {
            throw VaultFailure(.notAuthentic, "a wrapped key was changed", underlying: error)
        }
        guard isAuthentic else { throw VaultFailure(.notAuthentic, "a sealed value was changed") }
        return person
    }
}

extension VaultPerson {
    /// Takes over a value that is newer than those before it.
    fileprivate mutating func take(_ tag: VaultTag, _ text: String) {
        switch tag {
        case .name: name = text
        case .contact: contact = text
        case .documentNumber: documentNumber = text
        case .volunteerNumber: volunteerNumber = text
        default: break
        }
    }
}
