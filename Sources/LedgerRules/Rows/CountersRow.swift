internal import LedgerModel

/// What the whole log has one of: how many of everything, the root, the issuance account.
struct CountersRow: StoredRow {
    /// Entries taken up.
    var size: UInt64 = 0
    /// Next numbers.
    var subjects: UInt32 = 0
    var organisations: UInt32 = 0
    var activities: UInt32 = 0
    var trainings: UInt32 = 0
    var authors: UInt32 = 0
    var policies: UInt32 = 0
    var certificates: UInt64 = 0
    /// Balance of the account `issuance`: minus the sum of all other balances.
    var issuance: Int64 = 0
    /// Whether anything was ever posted.
    var hasPostings = false
    /// Whether `organisation_registered` has named the root.
    var isRootRegistered = false

    init() {}

    init(from reader: inout RowReader) {
        size = reader.number()
        subjects = reader.number()
        organisations = reader.number()
        activities = reader.number()
        trainings = reader.number()
        authors = reader.number()
        policies = reader.number()
        certificates = reader.number()
        issuance = reader.signed()
        hasPostings = reader.flag()
        isRootRegistered = reader.flag()
    }

    func write(to writer: inout RowWriter) {
        writer.number(size)
        writer.number(subjects)
        writer.number(organisations)
        writer.number(activities)
        writer.number(trainings)
        writer.number(authors)
        writer.number(policies)
        writer.number(certificates)
        writer.signed(issuance)
        writer.flag(hasPostings)
        writer.flag(isRootRegistered)
    }
}
