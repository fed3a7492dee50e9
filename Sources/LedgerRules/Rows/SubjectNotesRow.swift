internal import LedgerModel

/// What few subjects have: roles in organisations, and changes of who they are.
struct SubjectNotesRow: StoredRow {
    /// The last statement of one key that changed the subject's identity (spec 06 §9).
    struct IdentityChange {
        /// Number of the key.
        let author: UInt32
        var index: UInt64
    }

    /// Where the subject was first appointed, nil when he never was; it never changes.
    var firstOffice: UInt32?
    /// The organisations where the subject holds a role.
    var offices: [UInt32] = []
    /// At most one for each key, in the order of their first changes.
    var identityChanges: [IdentityChange] = []

    init() {}

    init(from reader: inout RowReader) {
        firstOffice = reader.optionalNumber()
        offices = reader.array { $0.number() }
        identityChanges = reader.array { reader in
            IdentityChange(author: reader.number(), index: reader.number())
        }
    }

    func write(to writer: inout RowWriter) {
        writer.optionalNumber(firstOffice)
        writer.count(offices.count)
        for office in offices { writer.number(office) }
        writer.count(identityChanges.count)
        for change in identityChanges {
            writer.number(change.author)
            writer.number(change.index)
        }
    }

    /// Adds or ends an office.
    mutating func setOffice(_ organisation: UInt32, isHeld: Bool) {
        offices.removeAll { $0 == organisation }
        guard isHeld else { return }
        offices.append(organisation)
        firstOffice = firstOffice ?? organisation
    }

    /// Notes a change; of one key only the last counts.
    mutating func noteIdentityChange(by author: UInt32, at index: UInt64) {
        if let place = identityChanges.firstIndex(where: { $0.author == author }) {
            identityChanges[place].index = index
        } else {
            identityChanges.append(IdentityChange(author: author, index: index))
        }
    }
}
