internal import LedgerModel

/// What follows when a record becomes effective or stops being so (spec 06 §§5-8). These never fail.
extension LedgerState {
    /// Credit that a record would mint now.
    func credit(of record: RecordRow, _ recording: RecordingPolicy) -> Int64 {
        recording[record.evidence].earnsCredit ? recording.credit(for: Int64(record.seconds)) : 0
    }

    mutating func makeEffective(_ place: RecordPlace, credit: Int64) {
        self[place].state = .effective
        self[place].flags.insert(.wasEffective)
        self[place].minted = UInt32(clamping: credit)
        let record = self[place]
        let subject = position(ofSubject: record.subject)
        tables.subjects[subject].settle(record, sign: 1)
        tables.subjects[subject].pending -= record.seconds
        post(credit, to: subject)
    }

    /// Takes a live record out of all sums, and its credit back.
    mutating func withdraw(_ place: RecordPlace, _ scene: Scene) {
        let record = self[place]
        let subject = position(ofSubject: record.subject)
        guard record.state == .effective else {
            tables.subjects[subject].pending -= record.seconds
            if record.state == .open { tables.subjects[subject].open -= 1 }
            return
        }
        tables.subjects[subject].settle(record, sign: -1)
        self[place].minted = 0
        post(-Int64(record.minted), to: subject)
        self[place].state = .void
        openReviewIfDue(subject, scene)
    }

    private mutating func post(_ amount: Int64, to subject: Int) {
        guard amount != 0 else { return }
        tables.subjects[subject].credit += amount
        tables.subjects[subject].flags.insert(.hasPostings)
        counters.issuance -= amount
        counters.hasPostings = true
    }

    /// Opens a review when a star is held whose threshold is no longer met (§8).
    private mutating func openReviewIfDue(_ subject: Int, _ scene: Scene) {
        let row = tables.subjects[subject]
        guard row.stars > 0, !row.flags.contains(.underReview),
            case .stars(let policy) = policy(.stars, for: row.starOrganisation, on: scene.today),
            let ruleSet = policy.ruleSet(region: organisation(row.starOrganisation).region, day: scene.today),
            let step = ruleSet.steps.last(where: { $0.star <= Int(row.stars) })
        else { return }
        if countedSeconds(row, step, ruleSet) < step.thresholdSeconds {
            tables.subjects[subject].flags.insert(.underReview)
        }
    }
}

extension SubjectRow {
    /// Adds an effective record to the sums, or takes it out.
    mutating func settle(_ record: RecordRow, sign: Int64) {
        let seconds = sign * Int64(record.seconds)
        let evidence = record.evidence.position
        effective[evidence] = UInt32(Int64(effective[evidence]) + seconds)
        if record.flags.contains(.late) { late = UInt32(Int64(late) + seconds) }
        records = UInt32(Int64(records) + sign)
    }
}

/// Stars (spec 06 §8).
extension LedgerState {
    /// Seconds of effective records that count for a star.
    mutating func countedSeconds(_ row: SubjectRow, _ step: StarsPolicy.Step, _ ruleSet: StarsPolicy.RuleSet) -> Int64 {
        guard ruleSet.countsFromRegistration else {
            return EvidenceClass.allCases.reduce(0) { sum, evidence in
                step.counts(evidence) ? sum + Int64(row.effective[evidence.position]) : sum
            }
        }
        guard row.registeredDay != SubjectRow.notRegistered else { return 0 }
        var sum: Int64 = 0
        forEachRecord(along: row.newest, since: row.registeredDay) { state, place in
            let record = state[place]
            if record.state == .effective, step.counts(record.evidence) { sum += Int64(record.seconds) }
        }
        return sum
    }

    /// The highest star that a subject has earned by the rule set in force for an organisation; nil without a rule set.
    mutating func proposal(_ subject: Int, for organisation: UInt32, on day: CivilDate) -> Int? {
        guard case .stars(let policy) = policy(.stars, for: organisation, on: day),
            let ruleSet = policy.ruleSet(region: self.organisation(organisation).region, day: day)
        else { return nil }
        let row = tables.subjects[subject]
        for step in ruleSet.steps.reversed() where hasTenure(row, months: step.tenureMonths, on: day) {
            if countedSeconds(row, step, ruleSet) >= step.thresholdSeconds { return step.star }
        }
        return 0
    }

    func hasTenure(_ row: SubjectRow, months: Int, on day: CivilDate) -> Bool {
        if months == 0 { return true }
        guard row.registeredDay != SubjectRow.notRegistered else { return false }
        return CivilDate(daysSinceEpoch: row.registeredDay).adding(months: months) <= day
    }
}

extension CivilDate {
    /// The same day of a later month; its last day when it has no such day.
    func adding(months: Int) -> CivilDate {
        let (year, month, day) = fields
        let sum = year * 12 + month - 1 + months
        let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
        let last = CivilDate.lengthOfMonth(newMonth, year: newYear)
        return CivilDate(year: newYear, month: newMonth, day: min(day, last)) ?? self
    }
}
