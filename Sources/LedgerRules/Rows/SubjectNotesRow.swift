internal import LedgerModel

/// What few subjects have: roles in organisations, and changes of who they are.
struct SubjectNotesRow: StoredRow {
    /// The last statement of one key that changed the subject's identity (spec 06 §9).
    struct IdentityChange {
        /// Number of the key.
        let author: UInt32
        var index: UInt64
    }

    /// The grade that stands of one school year and community.
    struct Grade {
        let schoolYear: UInt32
        let community: UInt32
        /// Whose key signed it.
        var organisation: UInt32
    }

    /// Where the subject was first appointed, nil when he never was; it never changes.
    var firstOffice: UInt32?
    /// The organisations where the subject holds a role.
    var offices: [UInt32] = []
    /// At most one for each key, in the order of their first changes.
    var identityChanges: [IdentityChange] = []
    /// The keys behind the star held: that of the grant and, once a review was closed, that of the last closing.
    var starKeys: [UInt32] = []
    /// One for each school year and community.
    var grades: [Grade] = []

    init() {}

    init(from reader: inout RowReader) {
        firstOffice = reader.optionalNumber()
        offices = reader.array { $0.number() }
        identityChanges = reader.array { reader in
            IdentityChange(author: reader.number(), index: reader.number())
        }
        starKeys = reader.array { $0.number() }
        grades = reader.array { reader in
            Grade(schoolYear: reader.number(), community: reader.number(), organisation: reader.number())
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
        writer.count(starKeys.count)
        for key in starKeys { writer.number(key) }
        writer.count(grades.count)
        for grade in grades {
            writer.number(grade.schoolYear)
            writer.number(grade.community)
            writer.number(grade.organisation)
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

    /// Who gave the grade of a school year and community that stands; nil while none does.
    func grader(schoolYear: UInt32, community: UInt32) -> UInt32? {
        grades.first { $0.schoolYear == schoolYear && $0.community == community }?.organisation
    }

    /// Puts a grade in the place of the one before.
    mutating func note(_ grade: Grade) {
        grades.removeAll { $0.schoolYear == grade.schoolYear && $0.community == grade.community }
        grades.append(grade)
    }
}
