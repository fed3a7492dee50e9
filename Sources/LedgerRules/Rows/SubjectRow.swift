internal import LedgerModel

/// One subject: what is known, sums of seconds, credit, star, and the list of its sessions.
struct SubjectRow: StoredRow {
    let id: SubjectID
    /// The subject's sessions of every state in ascending order of day, then index.
    var sessions: [SessionKey] = []
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
        sessions = reader.array { SessionKey(rawValue: $0.number()) }
    }

    func write(to writer: inout RowWriter) {
        // Each session takes eight or nine bytes.
        writer.reserve(64 + 9 * sessions.count)
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
        writer.count(sessions.count)
        for session in sessions { writer.number(session.rawValue) }
    }
}

/// Day and index of a session in one number, ordered by day, then index.
struct SessionKey: Comparable {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The form of statements allows no day before 1970, and no log reaches 2^42 entries.
    init(day: CivilDate, index: UInt64) {
        precondition(index < 1 << 42)
        rawValue = UInt64(day.daysSinceEpoch) << 42 | index
    }

    var day: CivilDate { CivilDate(daysSinceEpoch: Int32(rawValue >> 42)) }
    var index: UInt64 { rawValue & (1 << 42 - 1) }

    static func < (left: SessionKey, right: SessionKey) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension [SessionKey] {
    /// Position of the first session on or after a day.
    func start(of day: CivilDate) -> Int {
        insertionPoint(of: SessionKey(day: day, index: 0))
    }

    /// Adds a session in its place; almost always at the end.
    mutating func insert(_ key: SessionKey) {
        if let last, key < last {
            insert(key, at: insertionPoint(of: key))
        } else {
            append(key)
        }
    }

    /// Removes a session.
    mutating func remove(_ key: SessionKey) {
        let position = insertionPoint(of: key)
        if position < count, self[position] == key { remove(at: position) }
    }

    private func insertionPoint(of key: SessionKey) -> Int {
        guard count > 0, key <= self[count - 1] else { return count }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
