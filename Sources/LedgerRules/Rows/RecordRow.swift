internal import LedgerModel

/// One `session_recorded` with all that later statements did to it.
struct RecordRow {
    let subject: UInt32
    /// Index of the roster.
    let roster: UInt32
    /// The key that signed this version.
    var signer: UInt32
    /// The key that gave the first approval of this version.
    var firstApproval: UInt32 = RecordRow.nobody
    /// The key that gave the last approval that this version needed.
    var lastApproval: UInt32 = RecordRow.nobody
    var day: Int32
    /// Seconds from the beginning of `day` to the start; meaningless with the day alone.
    var start: UInt32
    /// Seconds from start to end, 0 without an interval.
    var length: UInt32
    /// The length that counts; 0 exactly while it is an open sign-in, which has a start and no end.
    var seconds: UInt32
    /// Credit minted for the record and not posted back.
    var minted: UInt32 = 0
    /// Leads to the subject's record before this one.
    var earlier = RecordLink()
    var version: UInt16 = 1
    var flags: Flags
    var state = RecordState.pending
    let evidence: EvidenceClass

    /// No key.
    static let nobody = UInt32.max

    struct Flags: OptionSet, Hashable {
        let rawValue: UInt16
        static let late = Flags(rawValue: 1)
        static let provisional = Flags(rawValue: 2)
        static let overSessionCeiling = Flags(rawValue: 4)
        static let overDayCeiling = Flags(rawValue: 8)
        static let crossesMidnight = Flags(rawValue: 16)
        static let needsTwo = Flags(rawValue: 32)
        static let needsSuperior = Flags(rawValue: 64)
        /// Someone superior gave one of the approvals of this version.
        static let superiorApproved = Flags(rawValue: 128)
        static let corrected = Flags(rawValue: 256)
        static let wasEffective = Flags(rawValue: 512)
        static let hasNotes = Flags(rawValue: 1024)
        /// Nobody but the one who served has signed for this version.
        static let unsigned = Flags(rawValue: 2048)
        /// It needs a second approval for being unsigned.
        static let needsTwoUnsigned = Flags(rawValue: 4096)
        /// Who signed attests that it is not what another record of the day says.
        static let secondService = Flags(rawValue: 8192)
    }

    /// Whether clock times are known.
    var hasInterval: Bool { length != 0 }
    /// Approvals this version needs in all, 1 or 2.
    var neededApprovals: Int { flags.isDisjoint(with: [.needsTwo, .needsTwoUnsigned]) ? 1 : 2 }
    /// Whether only the start is known (未签退), whatever became of the record since.
    var isOpen: Bool { seconds == 0 }
    /// Whether nothing is known but the day and the length.
    var isDayAlone: Bool { length == 0 && seconds != 0 }
    /// Neither declined nor void.
    var isLive: Bool { state.isLive }
    /// The Shanghai day of service.
    var civilDay: CivilDate { CivilDate(daysSinceEpoch: day) }
    /// The first second, counted from 1970; only with a start.
    var startSeconds: Int64 { ShanghaiDay.start(civilDay) + Int64(start) }
    /// The second after the last; only with an interval.
    var endSeconds: Int64 { startSeconds + Int64(length) }
}

/// The states of a record (spec 00).
public enum RecordState: String, CaseIterable, Hashable, Sendable {
    /// 待审核
    case pending
    /// 已生效
    case effective
    /// 已驳回
    case declined
    /// 已作废
    case void
    /// 未签退
    case open

    /// Neither declined nor void: it stands against other records of the person and may still be acted on.
    public var isLive: Bool { self != .declined && self != .void }
}

/// The records among 64 entries.
struct RecordPage: StoredRow {
    /// Bit k: entry k of the page is a record.
    var present: UInt64 = 0
    /// The records in order.
    var rows: [RecordRow] = []

    init() {}

    /// Position of the record of an entry, nil when it is none.
    @inline(__always)
    func position(_ entry: UInt64) -> Int? {
        let bit: UInt64 = 1 << (entry & 63)
        return present & bit == 0 ? nil : (present & (bit - 1)).nonzeroBitCount
    }

    /// Adds the record of an entry above all others of the page; `room` more may follow.
    mutating func append(_ row: RecordRow, at entry: UInt64, room: Int) {
        if rows.count == rows.capacity {
            // Exactly what may come, so that a page wastes no memory; at least doubling, so that nothing is quadratic.
            let left = Swift.min(64 - Int(entry & 63), room)
            rows.reserveCapacity(Swift.min(64, Swift.max(rows.count + left, rows.count + rows.count / 2 + 1)))
        }
        present |= 1 << (entry & 63)
        rows.append(row)
    }

    subscript(position: Int) -> RecordRow {
        @inline(__always)
        _read { yield rows[position] }
        @inline(__always)
        _modify { yield &rows[position] }
    }

    /// Lends the records with the lowest bits of their indexes.
    func forEach(_ body: (UInt64, RecordRow) -> Void) {
        var rest = present
        for row in rows {
            body(UInt64(rest.trailingZeroBitCount), row)
            rest &= rest - 1
        }
    }
}
