internal import LedgerVault

/// Everything that tells one person from another and ever stood about a subject (spec 08 §7).
struct PersonHistory {
    private var names: Set<[UInt8]> = []
    private var contacts: Set<[UInt8]> = []
    private var documents: Set<DocumentNumber> = []

    /// Takes over all that was said of a subject, in the order of its saying.
    init(_ texts: [VaultTag: [String]]) {
        for name in texts[.name] ?? [] { take(PersonIdentity(name: name)) }
        for contact in texts[.contact] ?? [] { take(PersonIdentity(contact: contact)) }
        // A type without a number of its own statement belongs to the number before it; either may have been written.
        for type in texts[.documentType] ?? [""] {
            for number in texts[.documentNumber] ?? [] {
                take(PersonIdentity(documentType: type, documentNumber: number))
            }
        }
    }

    /// Adds what is said now.
    mutating func take(_ identity: PersonIdentity) {
        if !identity.name.isEmpty { names.insert(Array(identity.name.utf8)) }
        if !identity.contact.isEmpty { contacts.insert(identity.comparableContact) }
        if let document = identity.document { documents.insert(document) }
    }

    /// Whether this may be the same person: a name and a contact that stood here once, and no two documents that say no.
    func mayBe(_ other: PersonIdentity) -> Bool {
        guard !other.name.isEmpty, !other.contact.isEmpty, names.contains(Array(other.name.utf8)),
            contacts.contains(other.comparableContact)
        else { return false }
        guard let document = other.document, !documents.isEmpty else { return true }
        return documents.contains(document)
    }
}
