internal import LedgerModel

/// A session that may stand.
struct SessionDecision {
    let subject: Int
    let row: RecordRow
}

/// What the time of a session comes to.
struct TimeVerdict {
    var flags: RecordRow.Flags
    /// The day on which it ended.
    let endDay: CivilDate
}

/// Sections 3 and 4 of spec 06.
extension LedgerState {
    mutating func checkSession(_ session: SessionRecorded, _ scene: Scene) throws(Rejection) -> SessionDecision {
        let rosterPosition = try rosterPosition(session.roster, scene)
        try checkAuthor(scene)
        let number = try subject(session.subject)
        let position = position(ofSubject: number)
        let roster = tables.rosters[rosterPosition]
        try requireOwnRoster(roster, scene)
        try prepareSessionPolicies(roster.organisation, scene.today)
        let isSecond = session.isSecondService == true
        let verdict = try judgeTime(session.time, of: position, roster, scene, former: (nil, isSecond))
        let index = try target(session.roster, "roster", scene)
        var row = RecordRow(session.time, subject: number, roster: UInt32(index), evidence: roster.evidence)
        row.signer = scene.batch.author
        row.flags = verdict.flags.union(lateness(verdict, roster.evidence, scene.today))
        row.flags.formUnion(unsigned(row, scene))
        if row.isOpen { row.state = .open }
        if isSecond { row.flags.insert(.secondService) }
        return SessionDecision(subject: position, row: row)
    }

    mutating func evolve(_ decision: SessionDecision, _ scene: Scene) {
        let key = scene.index >> 6
        let page = tables.records.position(of: key) ?? tables.records.insert(RecordPage(), at: key)
        let room = Int(scene.batch.count) - scene.offset
        var row = decision.row
        row.earlier = tables.subjects[decision.subject].newest
        tables.records[page].append(row, at: scene.index, room: room)
        tables.subjects[decision.subject].take(row, at: scene.index)
        if row.isOpen { tables.subjects[decision.subject].open += 1 }
    }

    /// Judges a time in the order of §3, without the record that it replaces, by the policies in `sessionPolicies`.
    ///
    /// `isSecond` says that it is attested not to be what another record of the day says.
    mutating func judgeTime(
        _ time: SessionTime,
        of subject: Int,
        _ roster: RosterRow,
        _ scene: Scene,
        former: (index: UInt64?, isSecond: Bool)
    ) throws(Rejection) -> TimeVerdict {
        guard let recording = sessionPolicies?.recording else { throw Rejection(.policyMissing) }
        let rule = recording[roster.evidence]
        if rule.needsTimes, time.start == nil { throw Rejection(.timesMissing, "start") }
        if rule.needsTimes, time.isOpen { throw Rejection(.signOutMissing, "end") }
        let endDay = try LedgerState.checkInterval(time, scene)
        let activity = position(ofActivity: roster.activity)
        guard tables.activities[activity].days.contains(time.day) else { throw Rejection(.outsideActivity, "day") }
        let planned = Int64(tables.activities[activity].plannedSeconds)
        if planned > 0, time.seconds.count > planned, rule.isCapped { throw Rejection(.overPlanned, "seconds") }
        if rule.isDayCapped {
            guard planned > 0 else { throw Rejection(.plannedMissing, "roster") }
            let standing = seconds(of: subject, on: time.day, in: roster.activity, without: former.index)
            if time.seconds.count + standing > planned { throw Rejection(.overPlanned, "seconds") }
        }
        let daySeconds = try checkNeighbours(time, of: subject, activity: roster.activity, former: former)
        var flags: RecordRow.Flags = []
        if time.seconds.count > recording.sessionFlagSeconds { flags.insert(.overSessionCeiling) }
        if daySeconds > recording.dayFlagSeconds { flags.insert(.overDayCeiling) }
        if endDay != time.day { flags.insert(.crossesMidnight) }
        return TimeVerdict(flags: flags, endDay: endDay)
    }

    /// Steps 1 to 4 of §3; the day of the last second.
    private static func checkInterval(_ time: SessionTime, _ scene: Scene) throws(Rejection) -> CivilDate {
        guard let interval = time.interval else {
            if let start = time.start?.secondsSinceEpoch {
                guard ShanghaiDay.of(start) == time.day else { throw Rejection(.intervalBroken, "day") }
                if start > scene.now { throw Rejection(.inFuture, "start") }
            }
            if time.day > scene.today { throw Rejection(.inFuture, "day") }
            return time.day
        }
        let (start, end) = (interval.start.secondsSinceEpoch, interval.end.secondsSinceEpoch)
        guard end > start else { throw Rejection(.intervalBroken, "end") }
        guard time.seconds.count == end - start - interval.break.count else {
            throw Rejection(.intervalBroken, "seconds")
        }
        guard ShanghaiDay.of(start) == time.day else { throw Rejection(.intervalBroken, "day") }
        guard end - start <= ShanghaiDay.length else { throw Rejection(.secondsOutOfRange, "end") }
        if end > scene.now { throw Rejection(.inFuture, "end") }
        return ShanghaiDay.of(end - 1)
    }

    /// A desk proves no recorder, and nobody behind whose key the one who served stands is a second person (§5).
    private func unsigned(_ row: RecordRow, _ scene: Scene) -> RecordRow.Flags {
        if !scene.guarantors.isEmpty, !scene.guarantors.contains(row.subject) { return [] }
        return sessionPolicies?.recording.unsignedApprovals == 1 ? .unsigned : [.unsigned, .needsTwoUnsigned]
    }

    private func lateness(
        _ verdict: TimeVerdict,
        _ evidence: EvidenceClass,
        _ today: CivilDate
    ) -> RecordRow.Flags {
        guard let rule = sessionPolicies?.recording[evidence] else { return [] }
        var flags = lateness(endedOn: verdict.endDay, today)
        if rule.approvals == 2 { flags.insert(.needsTwo) }
        if rule.needsSuperior { flags.insert(.needsSuperior) }
        return flags
    }

    /// What a correction of day or clock times adds (§4): a record may become late by it and never less late.
    func lateness(
        ofCorrected row: RecordRow,
        _ time: SessionTime,
        _ verdict: TimeVerdict,
        _ today: CivilDate
    ) -> RecordRow.Flags {
        let isSame = time.isAtSameTime(as: row.time)
        return isSame || row.flags.contains(.late) ? [] : lateness(endedOn: verdict.endDay, today)
    }

    /// Late with what the policies demand of late records, provisional, or neither.
    private func lateness(endedOn day: CivilDate, _ today: CivilDate) -> RecordRow.Flags {
        guard let policies = sessionPolicies else { return [] }
        let deadline = policies.calendar.deadline(policies.recording.deadlineWorkingDays, after: day)
        guard deadline.isMissed(on: today, endedOn: day) else { return deadline.isProvisional ? .provisional : [] }
        var flags = RecordRow.Flags.late
        if policies.recording.lateApprovals == 2 { flags.insert(.needsTwo) }
        if policies.recording.lateNeedsSuperior { flags.insert(.needsSuperior) }
        return flags
    }
}

/// Steps 7 to 9 of §3.
extension LedgerState {
    private struct Neighbours {
        /// The first by its day.
        var overlap: SessionKey?
        var duplicate: UInt64?
        var possibleDuplicate: UInt64?
        /// Of the sessions of its day.
        var daySeconds: Int64
        /// What lies in its day, and in the day after.
        var inDay: Int64
        var inNextDay: Int64
    }

    /// The day's sum with this session; throws what stands against it.
    @inline(__always)
    private mutating func checkNeighbours(
        _ time: SessionTime,
        of subject: Int,
        activity: UInt32,
        former: (index: UInt64?, isSecond: Bool)
    ) throws(Rejection) -> Int64 {
        let reach = LedgerState.reach(time)
        let seconds = time.seconds.count
        var found = Neighbours(daySeconds: seconds, inDay: seconds - reach, inNextDay: reach)
        // A session lasts a day at most, so only those of the days around can touch this one.
        let day = time.day.daysSinceEpoch
        forEachRecord(along: tables.subjects[subject].newest, since: day - 1) { state, place in
            if state[place].day <= day + 1, place.index != former.index { state.compare(time, activity, place, &found) }
        }
        if let other = found.overlap { throw Rejection(.overlap, "start", other: other.index) }
        if let other = found.duplicate { throw Rejection(.duplicate, "seconds", other: other) }
        if let other = found.possibleDuplicate, !former.isSecond {
            throw Rejection(.possibleDuplicate, "seconds", other: other)
        }
        let fullest = max(found.daySeconds, found.inDay, reach > 0 ? found.inNextDay : 0)
        if fullest > ShanghaiDay.length { throw Rejection(.dayOver24Hours, "seconds") }
        return found.daySeconds
    }

    /// Seconds of a subject's sessions of a day and activity that are neither declined nor void.
    private mutating func seconds(
        of subject: Int,
        on day: CivilDate,
        in activity: UInt32,
        without former: UInt64?
    ) -> Int64 {
        var sum: Int64 = 0
        forEachRecord(along: tables.subjects[subject].newest, since: day.daysSinceEpoch) { state, place in
            let other = state[place]
            guard place.index != former, other.day == day.daysSinceEpoch, other.isLive else { return }
            if state.roster(other.roster).activity == activity { sum += Int64(other.seconds) }
        }
        return sum
    }

    private mutating func compare(
        _ time: SessionTime,
        _ activity: UInt32,
        _ place: RecordPlace,
        _ found: inout Neighbours
    ) {
        let other = self[place]
        guard other.isLive else { return }
        if let own = time.occupied, other.occupied?.overlaps(own) == true {
            let key = SessionKey(day: other.day, index: place.index)
            found.overlap = min(found.overlap ?? key, key)
        }
        let reach = other.reach
        if other.day != time.day.daysSinceEpoch {
            if other.day < time.day.daysSinceEpoch {
                found.inDay += reach
            } else {
                found.inNextDay += Int64(other.seconds) - reach
            }
            return
        }
        found.daySeconds += Int64(other.seconds)
        found.inDay += Int64(other.seconds) - reach
        found.inNextDay += reach
        guard !other.time.isToldApart(from: time), roster(other.roster).activity == activity else { return }
        // Of one day the last to be lent is the first of the log.
        if Int64(other.seconds) == time.seconds.count, !other.isOpen {
            found.duplicate = place.index
        } else if !other.flags.contains(.secondService) {
            found.possibleDuplicate = place.index
        }
    }
}

extension LedgerState {
    /// Seconds that may lie in the day after the one on which a session began (§3).
    private static func reach(_ time: SessionTime) -> Int64 {
        guard let end = time.interval?.end.secondsSinceEpoch else { return 0 }
        return min(time.seconds.count, max(0, end - ShanghaiDay.start(time.day) - ShanghaiDay.length))
    }
}
