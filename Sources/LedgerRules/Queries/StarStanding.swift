public import LedgerModel

/// What somebody has earned by the rule set in force, and what is missing to the next star (spec 06 §8).
public struct StarStanding: Sendable {
    /// What is missing to one star; nothing of both kinds only where a person's own star says so.
    public struct Next: Hashable, Sendable {
        /// The star, 1...5.
        public let star: Int
        /// Counted seconds that it demands.
        public let threshold: Seconds
        /// Seconds that this star counts.
        public let counted: Seconds
        /// The first day on which its tenure has passed; nil without a tenure, or for somebody who is not registered.
        public let tenureDay: CivilDate?
        /// Whether its tenure has passed.
        public let hasTenure: Bool

        /// Seconds that are missing, 0 when the threshold is reached.
        public var missing: Seconds { Seconds(max(0, threshold.count - counted.count)) }
    }

    /// The rule set that decides.
    public let ruleSet: StarsPolicy.RuleSet
    /// The highest star that is earned, 0 for none.
    public let proposal: Int
    /// Seconds that the earned star counts, or the first one where none is earned.
    public let counted: Seconds
    /// The star above the earned one; nil above the highest.
    public let next: Next?
}

extension LedgerState {
    /// Where a subject stands by the rule set in force for an organisation; nil without a rule set, or for unknown ids.
    public mutating func starStanding(
        of subject: SubjectID,
        organisation: OrganisationID,
        on day: CivilDate
    ) -> StarStanding? {
        guard let number = subjectNumber(subject), let granter = organisationNumber(organisation),
            let ruleSet = starRules(for: organisation, on: day),
            let earned = proposal(position(ofSubject: number), for: granter, on: day)
        else { return nil }
        let row = tables.subjects[position(ofSubject: number)]
        let held = ruleSet.steps.first { $0.star == earned } ?? ruleSet.steps.first
        let above = ruleSet.steps.first { $0.star > earned }
        return StarStanding(
            ruleSet: ruleSet,
            proposal: earned,
            counted: Seconds(held.map { countedSeconds(row, $0, ruleSet) } ?? 0),
            next: above.map { next($0, row, ruleSet, on: day) }
        )
    }

    private mutating func next(
        _ step: StarsPolicy.Step,
        _ row: SubjectRow,
        _ ruleSet: StarsPolicy.RuleSet,
        on day: CivilDate
    ) -> StarStanding.Next {
        let isRegistered = row.registeredDay != SubjectRow.notRegistered
        let registered = isRegistered ? CivilDate(daysSinceEpoch: row.registeredDay) : nil
        return StarStanding.Next(
            star: step.star,
            threshold: Seconds(step.thresholdSeconds),
            counted: Seconds(countedSeconds(row, step, ruleSet)),
            tenureDay: step.tenureMonths == 0 ? nil : registered?.adding(months: step.tenureMonths),
            hasTenure: hasTenure(row, months: step.tenureMonths, on: day)
        )
    }
}
