public import LedgerModel

/// The policy `recording`: deadlines, ceilings, approvals, credit (spec 05 §10).
public struct RecordingPolicy: Sendable {
    /// What holds for one evidence class.
    public struct EvidenceRule: Hashable, Sendable {
        /// How many approvals a record needs, 1 or 2.
        public let approvals: Int
        /// Whether one of them must come from a superior organisation.
        public let needsSuperior: Bool
        /// Whether a session may not be longer than planned.
        public let isCapped: Bool
        /// Whether a session, with what the subject has in its activity on its day, may not be longer than planned.
        public let isDayCapped: Bool
        /// Whether a session has clock times.
        public let needsTimes: Bool
        /// Whether effective records mint time credit.
        public let earnsCredit: Bool
    }

    /// Working days after the day of service until recording is late.
    public let deadlineWorkingDays: Int
    /// Working days after an objection until it should be decided.
    public let objectionWorkingDays: Int
    /// A longer session is flagged.
    public let sessionFlagSeconds: Int64
    /// A longer day is flagged.
    public let dayFlagSeconds: Int64
    /// How many approvals a late record needs at least.
    public let lateApprovals: Int
    /// Whether a late record needs an approval from a superior organisation.
    public let lateNeedsSuperior: Bool
    /// How many approvals a record needs at least that nobody but the one who served has signed for, 1 or 2.
    public let unsignedApprovals: Int
    /// Credit seconds for `earnDenominator` service seconds, 1...1,000.
    public let earnNumerator: Int64
    /// Service seconds for `earnNumerator` credit seconds, 1...1,000.
    public let earnDenominator: Int64
    /// Types of organisation that vouch for the persons whose keys they enrol, below others that do (spec 04 §2).
    public let vouchingTypes: [String]
    // By position in `EvidenceClass.allCases`.
    private let rules: [EvidenceRule]

    init?(_ document: PolicyTree) {
        guard let deadline = document["deadline"]?.natural("working_days", 1...366),
            let objection = document["objection"]?.natural("due_working_days", 1...366),
            let session = document["limits"]?.natural("session_flag_seconds", 1...86_400),
            let day = document["limits"]?.natural("day_flag_seconds", 1...86_400),
            let late = document["approval"]?["late"], let lateApprovals = late.natural("approvals", 1...2),
            let lateNeedsSuperior = late["superior_approval"]?.bool,
            let unsigned = RecordingPolicy.unsignedApprovals(document),
            let vouching = RecordingPolicy.vouchingTypes(document),
            let earn = document["time_credit"]?["earn"],
            let numerator = earn.natural("credit_seconds", 1...1000),
            let denominator = earn.natural("service_seconds", 1...1000),
            let rules = RecordingPolicy.rules(document)
        else { return nil }
        (deadlineWorkingDays, objectionWorkingDays) = (Int(deadline), Int(objection))
        (sessionFlagSeconds, dayFlagSeconds) = (session, day)
        (self.lateApprovals, self.lateNeedsSuperior) = (Int(lateApprovals), lateNeedsSuperior)
        unsignedApprovals = unsigned
        vouchingTypes = vouching
        (earnNumerator, earnDenominator) = (numerator, denominator)
        self.rules = rules
    }

    /// What holds for an evidence class.
    public subscript(evidence: EvidenceClass) -> EvidenceRule {
        rules[evidence.position]
    }

    /// Whole credit seconds for seconds of service.
    public func credit(for seconds: Int64) -> Int64 {
        seconds * earnNumerator / earnDenominator
    }

    // Two, unless the document says otherwise: leaving the member out must not open the door that it closes.
    private static func unsignedApprovals(_ document: PolicyTree) -> Int? {
        guard let unsigned = document["approval"]?["unsigned"] else { return 2 }
        return unsigned.natural("approvals", 1...2).map(Int.init)
    }

    /// What holds when a document does not say, or where none is in force.
    static let vouchingTypes = ["region", "street", "sumu_town"]

    private static func vouchingTypes(_ document: PolicyTree) -> [String]? {
        guard let types = document["approval"]?["vouching_types"] else { return vouchingTypes }
        guard let codes = types.strings, codes.allSatisfy({ Code($0) != nil }) else { return nil }
        return codes
    }

    private static func rules(_ document: PolicyTree) -> [EvidenceRule]? {
        guard let classes = document["evidence_classes"]?.elements, classes.count == EvidenceClass.allCases.count,
            let earning = document["time_credit"]?["earning_evidence_classes"]?.strings,
            earning.allSatisfy({ EvidenceClass(rawValue: $0) != nil })
        else { return nil }
        let rules: [EvidenceRule] = EvidenceClass.allCases.compactMap { evidence in
            guard let entry = classes.first(where: { $0["code"]?.string == evidence.rawValue }),
                let approvals = entry.natural("approvals", 1...2),
                let superior = entry["superior_approval"]?.bool,
                let capped = entry["capped_at_planned_length"]?.bool,
                let dayCapped = entry.flag("day_capped_at_planned_length"),
                let needsTimes = entry.flag("needs_clock_times")
            else { return nil }
            return EvidenceRule(
                approvals: Int(approvals),
                needsSuperior: superior,
                isCapped: capped,
                isDayCapped: dayCapped,
                needsTimes: needsTimes,
                earnsCredit: earning.contains(evidence.rawValue)
            )
        }
        return rules.count == EvidenceClass.allCases.count ? rules : nil
    }
}

extension PolicyTree {
    /// A member that is false when it is left out; nil when it is no boolean.
    func flag(_ key: String) -> Bool? {
        guard let value = self[key] else { return false }
        return value.bool
    }

    /// An integer of a range under a key.
    func natural(_ key: String, _ range: ClosedRange<Int64>) -> Int64? {
        guard let value = self[key]?.integer, range.contains(value) else { return nil }
        return value
    }
}

extension EvidenceClass {
    /// Position in `allCases`.
    @inline(__always)
    var position: Int {
        switch self {
        case .signedInOut: 0
        case .roster: 1
        case .backOffice: 2
        case .selfDeclared: 3
        case .imported: 4
        }
    }
}
