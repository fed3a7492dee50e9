internal import LedgerModel

/// One subject: what is known, sums of seconds, credit, star, and where the chain of its records begins.
struct SubjectRow: StoredRow {
    let id: SubjectID
    /// Leads to the subject's newest record, of whatever state, and from there to all others.
    var newest = RecordLink()
    /// Seconds recorded on other platforms.
    var elsewhere: Int64 = 0
    /// Balance of time credit; below zero after a correction of spent time.
    var credit: Int64 = 0
    /// Effective seconds by evidence class, in the order of `EvidenceClass.allCases`.
    var effective = InlineArray<5, UInt32>(repeating: 0)
    var pending: UInt32 = 0
    /// Number of open sign-ins.
    var open: UInt32 = 0
    /// Effective seconds that were recorded late.
    var late: UInt32 = 0
    /// Number of effective records.
    var records: UInt32 = 0
    /// Shanghai log day of `volunteer_registered`, `notRegistered` before.
    var registeredDay: Int32 = SubjectRow.notRegistered
    /// The organisation whose key registered the subject; 0 before.
    var registeredIn: UInt32 = 0
    /// The organisation that granted the star.
    var starOrganisation: UInt32 = 0
    var stars: UInt8 = 0
    var flags: Flags = []

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let restricted = Flags(rawValue: 1)
        static let erased = Flags(rawValue: 2)
        static let hasPostings = Flags(rawValue: 4)
        static let underReview = Flags(rawValue: 8)
        static let hasGrant = Flags(rawValue: 16)
        static let hasElsewhere = Flags(rawValue: 32)
    }

    static let notRegistered = Int32.min

    init(id: SubjectID) {
        self.id = id
    }

    init(from reader: inout RowReader) {
        id = reader.identifier()
        elsewhere = reader.signed()
        credit = reader.signed()
        for index in 0..<5 { effective[index] = reader.number() }
        pending = reader.number()
        open = reader.number()
        late = reader.number()
        records = reader.number()
        registeredDay = reader.signed()
        registeredIn = reader.number()
        starOrganisation = reader.number()
        stars = reader.number()
        flags = Flags(rawValue: reader.number())
        newest = RecordLink(from: &reader, day: 0)
    }

    func write(to writer: inout RowWriter) {
        writer.reserve(64)
        writer.identifier(id)
        writer.signed(elsewhere)
        writer.signed(credit)
        for index in 0..<5 { writer.number(effective[index]) }
        writer.number(pending)
        writer.number(open)
        writer.number(late)
        writer.number(records)
        writer.signed(registeredDay)
        writer.number(registeredIn)
        writer.number(starOrganisation)
        writer.number(stars)
        writer.number(flags.rawValue)
        newest.write(to: &writer, day: 0)
    }
}
