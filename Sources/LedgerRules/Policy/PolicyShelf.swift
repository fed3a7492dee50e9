internal import LedgerModel

/// A document whose content rules read.
enum PolicyContent {
    case calendar(WorkingDayCalendar)
    case recording(RecordingPolicy)
    case stars(StarsPolicy)
    case categories(CategoriesPolicy)
    case organisationTypes(OrganisationTypesPolicy)
    /// A name without effect on public rules.
    case other

    /// Reads a document; nil when a name with a meaning does not have the shape of spec 05 §10.
    init?(name: String, document: [UInt8]) {
        guard let name = PolicyName(rawValue: name) else {
            self = .other
            return
        }
        guard let tree = PolicyTree(document) else { return nil }
        let content: PolicyContent? =
            switch name {
            case .calendar: WorkingDayCalendar(tree).map { .calendar($0) }
            case .recording: RecordingPolicy(tree).map { .recording($0) }
            case .stars: StarsPolicy(tree).map { .stars($0) }
            case .categories: CategoriesPolicy(tree).map { .categories($0) }
            case .organisationTypes: OrganisationTypesPolicy(tree).map { .organisationTypes($0) }
            }
        guard let content else { return nil }
        self = content
    }
}

/// The names of documents that public rules read.
public enum PolicyName: String, CaseIterable, Hashable, Sendable {
    /// Holidays and make-up workdays.
    case calendar
    /// Kinds of activity.
    case categories
    /// The shape of the organisation tree.
    case organisationTypes = "organisation_types"
    /// Deadlines, ceilings, approvals, credit.
    case recording
    /// Star rule sets.
    case stars
}

/// One adopted document, as it is stored.
struct PolicyRow: StoredRow {
    let name: String
    let version: UInt64
    /// The digits that a region must begin with; empty for `default`.
    let prefix: String
    let effectiveFrom: CivilDate
    let document: [UInt8]

    init(_ adopted: PolicyAdopted) {
        name = adopted.policy.text
        version = adopted.version
        prefix = adopted.region.prefix
        effectiveFrom = adopted.effectiveFrom
        document = adopted.document
    }

    init(from reader: inout RowReader) {
        name = reader.text()
        version = reader.number()
        prefix = reader.text()
        effectiveFrom = CivilDate(daysSinceEpoch: reader.signed())
        document = reader.blob()
    }

    func write(to writer: inout RowWriter) {
        writer.text(name)
        writer.number(version)
        writer.text(prefix)
        writer.signed(effectiveFrom.daysSinceEpoch)
        writer.blob(document)
    }
}

/// The adopted documents in order of adoption, read.
struct PolicyShelf {
    private struct Adoption {
        let row: PolicyRow
        let content: PolicyContent
    }

    private var adoptions: [Adoption] = []

    var count: Int { adoptions.count }

    mutating func append(_ row: PolicyRow, _ content: PolicyContent) {
        adoptions.append(Adoption(row: row, content: content))
    }

    mutating func truncate(to count: Int) {
        adoptions.removeSubrange(count...)
    }

    /// The last version adopted under a name and region, 0 before the first.
    func lastVersion(name: String, prefix: String) -> UInt64 {
        adoptions.last { $0.row.name == name && $0.row.prefix == prefix }?.row.version ?? 0
    }

    /// What rules read of the document in force.
    func content(_ name: PolicyName, region: String, day: CivilDate) -> PolicyContent? {
        inForce(name.rawValue, region: region, day: day)?.content
    }

    /// The canonical bytes of the document in force.
    func document(_ name: String, region: String, day: CivilDate) -> [UInt8]? {
        inForce(name, region: region, day: day)?.row.document
    }

    /// Longest region, then latest first day, then latest adoption (spec 06 §4).
    private func inForce(_ name: String, region: String, day: CivilDate) -> Adoption? {
        var best: Adoption?
        for adoption in adoptions where adoption.row.name == name {
            let row = adoption.row
            guard row.effectiveFrom <= day, region.utf8.starts(with: row.prefix.utf8) else { continue }
            guard let current = best?.row else {
                best = adoption
                continue
            }
            let isBefore =
                (row.prefix.utf8.count, row.effectiveFrom) < (current.prefix.utf8.count, current.effectiveFrom)
            if !isBefore { best = adoption }
        }
        return best
    }
}
