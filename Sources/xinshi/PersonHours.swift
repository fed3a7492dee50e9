import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules

/// The hours of one person, as sums over the person's records.
struct PersonHours {
    let subject: SubjectID
    /// Every record in the span, of every state.
    let records: [RecordView]
    /// Time that other platforms recorded; only without a span, since it is kept as one sum.
    let elsewhere: Seconds?
    private let kept: Seconds?
    private let size: UInt64

    /// What only `--lines` asks for.
    var details: RecordDetails?

    /// Reads the records; `place` leaves only those of one organisation's rosters.
    init(
        of subject: SubjectID,
        _ days: DayRange?,
        at place: OrganisationID?,
        in state: inout LedgerState,
        size: UInt64
    ) {
        self.subject = subject
        self.size = size
        records = state.records(of: subject, in: days).filter { place == nil || $0.place.organisation == place }
        let sums = days == nil && place == nil ? state.sums(of: subject) : nil
        kept = sums?.total
        elsewhere = sums?.elsewhere
    }

    /// Whether the sum over the records is the sum that the state keeps; always so for a span.
    var agrees: Bool { kept.map { $0 == total } ?? true }
    /// Effective seconds.
    var total: Seconds { sum { $0.state == .effective } }
    /// Effective seconds recorded late.
    var late: Seconds { sum { $0.state == .effective && $0.isLate } }
    /// Pending seconds.
    var pending: Seconds { sum { $0.state == .pending } }
    /// How many open sign-ins there are; they have no seconds.
    var open: Int { records.count { $0.state == .open } }
    /// Effective seconds by evidence class.
    var byClass: [(EvidenceClass, Seconds)] {
        EvidenceClass.allCases.map { evidence in (evidence, sum { $0.state == .effective && $0.evidence == evidence }) }
    }

    private func sum(_ counts: (RecordView) -> Bool) -> Seconds {
        Seconds(records.reduce(0) { counts($1) ? $0 + $1.time.seconds.count : $0 })
    }

    /// The effective time as a rule prints it, in hundredths of an hour.
    func hundredths(by rounding: Rounding) -> Int64 {
        rounding.hundredths(ofSessions: records.filter { $0.state == .effective }.map(\.time.seconds))
    }

    /// Everything for programs.
    func json(by rounding: Rounding) -> JSONValue {
        .facts([
            ("rounded_hundredths", .number(hundredths(by: rounding))), ("rounding", .text(rounding.code)),
            ("subject", .text(subject)), ("size", .number(size)), ("effective_seconds", .number(total.count)),
            ("late_seconds", .number(late.count)), ("pending_seconds", .number(pending.count)),
            ("open_sign_ins", .number(open)),
            ("elsewhere_seconds", .number(elsewhere?.count)),
            ("by_class", .facts(byClass.map { ($0.rawValue, .number($1.count)) })),
            ("records", .array(records.map(json))),
        ])
    }

    private func json(_ record: RecordView) -> JSONValue {
        .facts(
            (details?.facts(of: record.index) ?? []) + [
                ("record", .number(record.index)), ("day", .text(record.time.day)),
                ("seconds", .number(record.time.seconds.count)), ("evidence", .text(record.evidence.rawValue)),
                ("state", .text(record.state.rawValue)), ("late", .bool(record.isLate)),
                ("flags", .array(record.timeFlags.map { .string($0.rawValue) })),
                ("version", .number(record.version)), ("activity", .text(record.place.activity)),
                ("organisation", .text(record.place.organisation)),
            ]
        )
    }
}
