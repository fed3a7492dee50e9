public import LedgerModel

/// The policy `stars`: rule sets by region and date (spec 05 §10, 06 §8).
public struct StarsPolicy: Sendable {
    /// One rule set.
    public struct RuleSet: Sendable {
        /// Where it holds: an empty prefix is everywhere.
        public let prefix: String
        /// Its first day.
        public let effectiveFrom: CivilDate
        /// Whether only service after registration counts.
        public let countsFromRegistration: Bool
        /// The stars in ascending order.
        public let steps: [Step]
        /// What the document calls it; read for people, never by a rule, and empty where the document is silent.
        public let names: Names
    }

    /// What a document calls a rule set.
    public struct Names: Hashable, Sendable {
        /// Its code.
        public let code: String
        /// Its name in Chinese.
        public let chinese: String
        /// Its name in English.
        public let english: String
    }

    /// What one star demands.
    public struct Step: Sendable {
        /// The star, 1...5.
        public let star: Int
        /// Counted seconds that suffice.
        public let thresholdSeconds: Int64
        /// Months since registration.
        public let tenureMonths: Int
        /// Bit k: the k-th evidence class counts.
        let evidence: UInt8
    }

    private let ruleSets: [RuleSet]

    init?(_ document: PolicyTree) {
        guard let scheme = document["default_scheme"]?.code, let sets = document["rule_sets"]?.elements,
            sets.allSatisfy({ $0["scheme"]?.code != nil })
        else { return nil }
        let own = sets.filter { $0["scheme"]?.string == scheme }
        let ruleSets = own.compactMap { RuleSet($0) }
        guard ruleSets.count == own.count, !ruleSets.isEmpty else { return nil }
        self.ruleSets = ruleSets
    }

    /// The rule set of the nearest region with the latest first day; nil when none holds yet.
    public func ruleSet(region: String, day: CivilDate) -> RuleSet? {
        ruleSets.filter { $0.effectiveFrom <= day && region.utf8.starts(with: $0.prefix.utf8) }.max { left, right in
            (left.prefix.utf8.count, left.effectiveFrom) < (right.prefix.utf8.count, right.effectiveFrom)
        }
    }
}

extension StarsPolicy.RuleSet {
    init?(_ tree: PolicyTree) {
        guard let region = tree["region"]?.string, StarsPolicy.RuleSet.isRegion(region),
            let day = tree["effective_from"]?.string.flatMap({ CivilDate($0) }),
            let base = tree["counting_base"]?.string, base == "all" || base == "after_registration",
            let steps = tree["stars"]?.all(StarsPolicy.Step.init), !steps.isEmpty,
            zip(steps, steps.dropFirst()).allSatisfy({ $0.star < $1.star })
        else { return nil }
        prefix = region == "default" ? "" : StarsPolicy.RuleSet.prefix(of: region)
        effectiveFrom = day
        countsFromRegistration = base == "after_registration"
        self.steps = steps
        names = StarsPolicy.Names(
            code: tree["code"]?.string ?? "",
            chinese: tree["zh"]?.string ?? "",
            english: tree["en"]?.string ?? ""
        )
    }

    private static func isRegion(_ text: String) -> Bool {
        text == "default" || ((2...12).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) })
    }

    /// The digits before trailing pairs of zeros, of which the first pair stays: 440300 holds in all of 4403.
    private static func prefix(of region: String) -> String {
        var digits = Array(region.utf8)
        while digits.count > 2, digits.count.isMultiple(of: 2), digits.suffix(2).allSatisfy({ $0 == 0x30 }) {
            digits.removeLast(2)
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension StarsPolicy.Step {
    init?(_ tree: PolicyTree) {
        guard let star = tree.natural("star", 1...5),
            let threshold = tree.natural("threshold_seconds", 1...1 << 50),
            let tenure = tree.natural("tenure_months", 0...1200),
            let classes = tree["evidence_classes"]?.strings
        else { return nil }
        let known = classes.compactMap(EvidenceClass.init)
        guard known.count == classes.count else { return nil }
        self.star = Int(star)
        thresholdSeconds = threshold
        tenureMonths = Int(tenure)
        evidence = known.reduce(0) { $0 | 1 << UInt8($1.position) }
    }

    /// Whether records of an evidence class count.
    public func counts(_ evidence: EvidenceClass) -> Bool {
        self.evidence & 1 << UInt8(evidence.position) != 0
    }
}
