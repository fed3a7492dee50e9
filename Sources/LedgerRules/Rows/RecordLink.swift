internal import LedgerModel

/// A step along the records of one subject, from the newest to the oldest.
///
/// A subject names its newest record and each record the one before it. A list of them all in the subject's row would
/// be written anew at each session, and grow with the years.
struct RecordLink {
    /// Index of a record, `end` when there is none.
    var index: UInt32 = RecordLink.end
    /// No record from here on is of a later day; after a correction all may be earlier.
    var latestDay: Int32 = .min

    /// Where a chain ends: above every index.
    static let end = UInt32.max

    /// The link to a record that goes before those it leads to itself.
    init(to index: UInt64, _ record: RecordRow) {
        self.index = UInt32(index)
        latestDay = max(record.day, record.earlier.latestDay)
    }

    /// The end of a chain.
    init() {}

    /// Reads what `write` wrote beside the same day.
    init(from reader: inout RowReader, day: Int32) {
        guard let index = reader.optionalNumber() else { return }
        self.index = index
        let difference: Int32 = reader.signed()
        latestDay = day &+ difference
    }

    /// Days follow one another closely, so that the difference to another day of the row takes a byte.
    func write(to writer: inout RowWriter, day: Int32) {
        writer.optionalNumber(index == RecordLink.end ? nil : index)
        if index != RecordLink.end { writer.signed(latestDay &- day) }
    }
}

/// Day and index of a session in one number, ordered by day, then index.
struct SessionKey: Comparable {
    let rawValue: UInt64

    /// The form of statements allows no day before 1970, and no log reaches 2^42 entries.
    init(day: Int32, index: UInt64) {
        precondition(index < 1 << 42)
        rawValue = UInt64(day) << 42 | index
    }

    var index: UInt64 { rawValue & (1 << 42 - 1) }

    static func < (left: SessionKey, right: SessionKey) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension LedgerState {
    /// Lends the records of a chain that are of a day or a later one, of every state, in descending order of index.
    @inline(__always)
    mutating func forEachRecord(
        along chain: RecordLink,
        since day: Int32 = .min,
        _ body: (inout LedgerState, RecordPlace) -> Void
    ) {
        var link = chain
        // Indexes fall along a chain; a damaged row must not lead in a circle.
        var limit = RecordLink.end
        while link.index < limit, link.latestDay >= day, let place = place(ofRecord: UInt64(link.index)) {
            limit = link.index
            link = self[place].earlier
            if self[place].day >= day { body(&self, place) }
        }
    }

    /// After a record's day was corrected: every link on the way to it allows for the day.
    mutating func allow(for place: RecordPlace, in subject: Int) {
        let day = self[place].day
        var next = tables.subjects[subject].newest
        if next.latestDay < day { tables.subjects[subject].newest.latestDay = day }
        var limit = RecordLink.end
        while next.index < limit, UInt64(next.index) > place.index, let later = self.place(ofRecord: UInt64(next.index))
        {
            limit = next.index
            next = self[later].earlier
            if next.latestDay < day { self[later].earlier.latestDay = day }
        }
    }
}
