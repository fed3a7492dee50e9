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
        return lines(projection)
    }

    private mutating func lines(_ projection: DigestedProjection) -> [UInt8] {
        switch projection {
        case .authors: authorLines()
        case .credit: creditLines()
        case .hours: subjectLines { $0.isListedInHours } line: { LedgerState.hoursLine($0) }
        case .organisations: organisationLines()
        case .stars: subjectLines { $0.flags.contains(.hasGrant) } line: { LedgerState.starLine($0) }
        }
    }

    private mutating func authorLines() -> [UInt8] {
        var rows: [AuthorRow] = []
        tables.authors.forEach { _, row in rows.append(row) }
        rows.sort { $0.key < $1.key }
        return rows.reduce(into: []) { bytes, row in
            bytes.line([
                ("author_key", .text(row.key.description)),
                ("key_kind", .text(row.kind.rawValue)),
                ("next_seq", .number(Int64(clamping: row.nextSequence))),
                ("organisation", .text(organisation(row.organisation).id.description)),
                ("state", .text(row.state.rawValue)),
            ])
        }
    }

    private mutating func organisationLines() -> [UInt8] {
        let views = organisations().filter { !$0.type.isEmpty }.sorted { $0.id < $1.id }
        return views.reduce(into: []) { bytes, view in
            bytes.line([
                ("closed", .truth(view.successor != nil)),
                ("legal_recorder", .text(view.legalRecorder.description)),
                ("organisation", .text(view.id.description)),
                ("organisation_type", .text(view.type)),
                ("parent", .text((view.parent ?? view.id).description)),
            ])
        }
    }

    // By name: the ids, which are hexadecimal digits, stand before `issuance`.
    private func creditLines() -> [UInt8] {
        var bytes = subjectLines { $0.flags.contains(.hasPostings) } line: { row in
            [("account", .text(row.id.description)), ("balance", .number(row.credit))]
        }
        if counters.hasPostings {
            bytes.line([("account", .text("issuance")), ("balance", .number(counters.issuance))])
        }
        return bytes
    }

    private func subjectLines(
        where isListed: (SubjectRow) -> Bool,
        line: (SubjectRow) -> [LineField]
    ) -> [UInt8] {
        var rows: [(SubjectID, [LineField])] = []
        tables.subjects.forEach { _, row in
            if isListed(row) { rows.append((row.id, line(row))) }
        }
        rows.sort { $0.0 < $1.0 }
        return rows.reduce(into: []) { $0.line($1.1) }
    }

    private static func hoursLine(_ row: SubjectRow) -> [LineField] {
        [
            ("back_office", .number(Int64(row.effective[EvidenceClass.backOffice.position]))),
            ("elsewhere", .number(row.elsewhere)),
            ("imported", .number(Int64(row.effective[EvidenceClass.imported.position]))),
            ("late", .number(Int64(row.late))),
            ("pending", .number(Int64(row.pending))),
            ("records", .number(Int64(row.records))),
            ("roster", .number(Int64(row.effective[EvidenceClass.roster.position]))),
            ("self_declared", .number(Int64(row.effective[EvidenceClass.selfDeclared.position]))),
            ("signed_in_out", .number(Int64(row.effective[EvidenceClass.signedInOut.position]))),
            ("subject", .text(row.id.description)),
        ]
    }

    private static func starLine(_ row: SubjectRow) -> [LineField] {
        [
            ("review", .truth(row.flags.contains(.underReview))),
            ("stars", .number(Int64(row.stars))),
            ("subject", .text(row.id.description)),
        ]
    }
}

/// A key and its value; values are plain ASCII without characters to escape.
typealias LineField = (key: StaticString, value: LineValue)

/// What stands in a projection line.
enum LineValue {
    case number(Int64)
    case text(String)
    case truth(Bool)
}

extension [UInt8] {
    /// Appends one canonical JSON object and a newline; the keys come in ascending order.
    fileprivate mutating func line(_ fields: [LineField]) {
        append(UInt8(ascii: "{"))
        for (position, field) in fields.enumerated() {
            if position > 0 { append(UInt8(ascii: ",")) }
            append(UInt8(ascii: "\""))
            field.key.withUTF8Buffer { append(contentsOf: $0) }
            append(contentsOf: "\":".utf8)
            switch field.value {
            case .number(let number): append(contentsOf: String(number).utf8)
            case .text(let text):
                append(UInt8(ascii: "\""))
                append(contentsOf: text.utf8)
                append(UInt8(ascii: "\""))
            case .truth(let isTrue): append(contentsOf: (isTrue ? "true" : "false").utf8)
            }
        }
        append(contentsOf: "}\n".utf8)
    }
}

extension SubjectRow {
    fileprivate var isListedInHours: Bool { !sessions.isEmpty || flags.contains(.hasElsewhere) }
}
