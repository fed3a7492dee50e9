internal import LedgerModel

/// The projections that a log digests (spec 07 §3).
public enum DigestedProjection: String, CaseIterable, Hashable, Sendable {
    /// Enrolled keys.
    case authors
    /// Accounts with a posting.
    case credit
    /// Subjects with a session or time recorded elsewhere.
    case hours
    /// Organisations.
    case organisations
    /// Subjects with a grant.
    case stars
}

extension LedgerState {
    /// The lines of a projection, each a canonical JSON object and a newline, in ascending order of the named key.
    ///
    /// Brings the rows of that projection into memory. The caller hashes.
    public mutating func projectionLines(_ projection: DigestedProjection) -> [UInt8] {
        switch projection {
        case .authors: tables.authors.perform(.loadAll)
        case .organisations: tables.organisations.perform(.loadAll)
        case .credit, .hours, .stars: tables.subjects.perform(.loadAll)
        }
        var writer = LineWriter()
        switch projection {
        case .authors: writeAuthors(to: &writer)
        case .organisations: writeOrganisations(to: &writer)
        case .credit: writeCredit(to: &writer)
        case .hours: writeSubjects(to: &writer, where: \.isListedInHours) { $0.writeHours(to: &$1) }
        case .stars: writeSubjects(to: &writer, where: \.hasGrant) { $0.writeStar(to: &$1) }
        }
        return writer.bytes
    }

    private mutating func writeAuthors(to writer: inout LineWriter) {
        var rows: [AuthorRow] = []
        tables.authors.forEach { _, row in rows.append(row) }
        for row in rows.sorted(by: { $0.key < $1.key }) {
            let organisation = organisation(row.organisation).id
            writer.line { line in
                line.text("author_key", row.key.description)
                line.text("key_kind", row.kind.rawValue)
                line.number("next_seq", Int64(clamping: row.nextSequence))
                line.identifier("organisation", organisation)
                line.text("state", row.state.rawValue)
            }
        }
    }

    private mutating func writeOrganisations(to writer: inout LineWriter) {
        for view in organisations().filter({ !$0.type.isEmpty }).sorted(by: { $0.id < $1.id }) {
            writer.line { line in
                line.truth("closed", view.successor != nil)
                line.identifier("legal_recorder", view.legalRecorder)
                line.identifier("organisation", view.id)
                line.text("organisation_type", view.type)
                line.identifier("parent", view.parent ?? view.id)
            }
        }
    }

    // By name: the ids, which are hexadecimal digits, stand before `issuance`.
    private func writeCredit(to writer: inout LineWriter) {
        writeSubjects(to: &writer, where: \.hasPostings) { row, line in
            line.identifier("account", row.id)
            line.number("balance", row.credit)
        }
        guard counters.hasPostings else { return }
        writer.line { line in
            line.text("account", "issuance")
            line.number("balance", counters.issuance)
        }
    }

    private func writeSubjects(
        to writer: inout LineWriter,
        where isListed: (SubjectRow) -> Bool,
        _ write: (SubjectRow, inout LineWriter) -> Void
    ) {
        var listed: [(id: SubjectID, key: UInt64)] = []
        tables.subjects.forEach { key, row in
            if isListed(row) { listed.append((row.id, key)) }
        }
        listed.sort { $0.id < $1.id }
        for (_, key) in listed {
            guard let row = tables.subjects.peek(key) else { continue }
            writer.line { write(row, &$0) }
        }
    }
}

extension SubjectRow {
    fileprivate var isListedInHours: Bool { newest.index != RecordLink.end || flags.contains(.hasElsewhere) }
    fileprivate var hasGrant: Bool { flags.contains(.hasGrant) }
    fileprivate var hasPostings: Bool { flags.contains(.hasPostings) }

    fileprivate func writeHours(to line: inout LineWriter) {
        line.number("back_office", Int64(effective[EvidenceClass.backOffice.position]))
        line.number("elsewhere", elsewhere)
        line.number("imported", Int64(effective[EvidenceClass.imported.position]))
        line.number("late", Int64(late))
        if open > 0 { line.number("open", Int64(open)) }
        line.number("pending", Int64(pending))
        line.number("records", Int64(records))
        line.number("roster", Int64(effective[EvidenceClass.roster.position]))
        line.number("self_declared", Int64(effective[EvidenceClass.selfDeclared.position]))
        line.number("signed_in_out", Int64(effective[EvidenceClass.signedInOut.position]))
        line.identifier("subject", id)
    }

    fileprivate func writeStar(to line: inout LineWriter) {
        line.truth("review", flags.contains(.underReview))
        line.number("stars", Int64(stars))
        line.identifier("subject", id)
    }
}
