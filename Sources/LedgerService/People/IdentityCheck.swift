internal import LedgerFormat
internal import LedgerModel
internal import LedgerVault

/// Keeps one person from getting two subjects when no document number tells them, also after a change of name (spec 08 §7).
struct IdentityCheck {
    private static let tags: Set<VaultTag> = [.name, .contact, .documentNumber]
    private let ledger: Ledger
    // What the commands of this batch say; the vault does not know it yet.
    private var given: [SubjectID: PersonIdentity] = [:]
    private var named: [[UInt8]: Set<SubjectID>] = [:]

    init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// Throws `CommandRefusal` when a command makes somebody look like another subject and does not say `distinct`.
    mutating func check(_ command: Command, subject: SubjectID?) throws {
        guard let subject, [.volunteerRegistered, .volunteerUpdated].contains(command.wish.becomes) else { return }
        let values = command.wish.values.compactMap { value in VaultTag(value.tag.rawValue).map { ($0, value.text) } }
        guard values.contains(where: { Self.tags.contains($0.0) }) else { return }
        var identity = try given[subject] ?? ledger.identity(of: subject)
        for (tag, text) in values { identity.take(tag, text) }
        if !isAttested(command), let other = try subjectLike(identity, but: subject) {
            throw CommandRefusal.mayBeKnown(other, line: command.line)
        }
        given[subject] = identity
        named[Array(identity.name.utf8), default: []].insert(subject)
    }

    private func isAttested(_ command: Command) -> Bool {
        guard case .bool(true)? = try? JSONValue.parse(command.wish.fields)["distinct"] else { return false }
        return true
    }

    private func subjectLike(_ identity: PersonIdentity, but subject: SubjectID) throws -> SubjectID? {
        guard !identity.name.isEmpty, !identity.contact.isEmpty else { return nil }
        let here = named[Array(identity.name.utf8), default: []]
        let candidates = try here.union(ledger.vault.namesakes(of: identity.name)).subtracting([subject])
        return try candidates.sorted().first { other in
            var history = PersonHistory(try ledger.vault.allTexts(of: .subject(other)))
            if let here = given[other] { history.take(here) }
            return history.mayBe(identity)
        }
    }
}
