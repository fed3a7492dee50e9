internal import LedgerFormat
public import LedgerModel
public import LedgerProjections
internal import LedgerRules

/// What a person should look at (spec 07 §6).
extension Ledger {
    /// The review queue of now, or of the end of a Shanghai log day; throws `policy_missing` while no `review` is in force.
    ///
    /// Reads the log once and brings every record into memory: a few seconds for each million entries.
    public func reviewQueue(asOf day: CivilDate? = nil) throws -> ReviewQueue {
        let history = try project(PolicyHistory(), asOf: day)
        let book = try project(ReviewBook(), asOf: day)
        return try ask(asOf: day) { state, _, today in
            state.loadAll()
            let region = state.organisations().first?.region ?? ""
            guard let document = history.document("review", region: region, on: today) else {
                throw CommandRefusal(code: "policy_missing", line: nil, field: "review")
            }
            return ReviewQueue(&state, book, ReviewThresholds(try JSONValue.parse(document)))
        }
    }
}

extension ReviewThresholds {
    /// Reads the policy `review`; what it does not say stays unset.
    init(_ document: JSONValue) {
        self.init()
        for rule in document["rules"]?.elements ?? [] {
            guard let code = rule["code"]?.string.flatMap(ReviewRule.init) else { continue }
            read(rule, of: code)
        }
    }

    private mutating func read(_ rule: JSONValue, of code: ReviewRule) {
        let number = { (name: String) in rule[name]?.integer.map { Int($0) } }
        switch code {
        case .manyRecorded: manyRecorded = Self.burst(number("records"), number("seconds"))
        case .manyApproved: manyApproved = Self.burst(number("records"), number("seconds"))
        case .longAfter: longAfterDays = number("days")
        case .neverSignedIn: neverSignedInDays = number("days")
        case .identicalTimes: identicalPeople = number("people")
        case .twoPlaces:
            guard let digits = number("region_digits"), let seconds = number("seconds") else { return }
            twoPlaces = Distance(regionDigits: digits, seconds: seconds)
        case .overCeiling: listsOverCeiling = true
        case .approvedAtOnce: atOnceSeconds = number("seconds")
        case .mutualApproval: mutualRecords = number("records")
        }
    }

    private static func burst(_ records: Int?, _ seconds: Int?) -> Burst? {
        guard let records, let seconds else { return nil }
        return Burst(records: records, seconds: seconds)
    }
}
