/// Activities, rosters and the time of a session (spec 06 §3-4).
extension Model {
    mutating func takeActivity(_ act: Act) throws(Refusal) {
        let id = act.text("activity")
        switch act.type {
        case "activity_opened":
            if activities[id] != nil { throw Refusal("activity_exists") }
            let categories = try document("categories", for: act.organisation, act.day)
            let listed = categories["categories"]?.elements.contains { $0["code"] == act.statement["category"] }
            let refused = categories["refused_kinds"]?.elements.contains { $0["code"] == act.statement["category"] }
            guard listed == true, refused == false else { throw Refusal("category_refused") }
            activities[id] = Activity(
                organiser: act.organisation,
                leader: act.text("leader"),
                days: act.day("first_day")...act.day("last_day"),
                planned: act.statement["planned_seconds"]?.number
            )
        case "activity_amended": activities[id]?.days = act.day("first_day")...act.day("last_day")
        default:
            try requireLegalRecorder(act)
            rosters[act.index] = Roster(
                activity: id,
                organisation: act.organisation,
                evidence: act.text("evidence"),
                recorder: act.text("recorder"),
                opener: act.key
            )
        }
    }

    private func requireLegalRecorder(_ act: Act) throws(Refusal) {
        guard let own = organisations[act.organisation], own.legalRecorder == nil else { return }
        let types = try document("organisation_types", for: act.organisation, act.day)["types"]?.elements ?? []
        let type = types.first { $0["code"]?.text == own.type }
        guard type?["legal_recorder"]?.isTrue == true else { throw Refusal("legal_recorder_missing") }
    }

    mutating func takeSession(_ act: Act) throws(Refusal) {
        let index = try target(act, "roster", "roster_opened")
        guard let roster = rosters[index] else { throw Refusal("reference_broken") }
        let time = Time(act.statement)
        let place = SessionPlace(
            subject: act.text("subject"),
            activity: roster.activity,
            evidence: roster.evidence,
            organisation: roster.organisation,
            index: act.index,
            isSecond: act.statement["second_service"]?.isTrue == true
        )
        let flags = try check(time, place, act)
        let recording = try document("recording", for: roster.organisation, act.day)
        let lateness = try lateness(time, place, act)
        let needed = approvalsNeeded(recording, roster.evidence, isLate: lateness.isLate)
        let isSignedFor = act.person != nil && !act.guarantors.contains(place.subject)
        let unsigned = isSignedFor ? 0 : needed.unsigned
        var recorders: Set<String> = [roster.recorder]
        if let person = act.person { recorders.insert(person) }
        records[act.index] = Record(
            roster: index,
            activity: roster.activity,
            organisation: roster.organisation,
            subject: place.subject,
            evidence: roster.evidence,
            time: time,
            isSecond: place.isSecond,
            recorders: recorders,
            signer: act.person,
            signers: act.guarantors,
            neededApprovals: max(needed.count, unsigned),
            neededWhenSigned: needed.count,
            needsSuperior: needed.fromSuperior,
            isLate: lateness.isLate,
            isProvisional: lateness.isProvisional,
            flags: flags,
            state: time.isOpen ? "open" : "pending"
        )
    }

    /// How many approvals a session needs (spec 06 §5): `unsigned` as long as no person's key has signed for it.
    private func approvalsNeeded(
        _ recording: JSON,
        _ evidence: String,
        isLate: Bool
    ) -> (count: Int, unsigned: Int, fromSuperior: Bool) {
        let ofClass = evidenceClass(recording, evidence)
        var count = ofClass["approvals"]?.number ?? 1
        var fromSuperior = ofClass["superior_approval"]?.isTrue == true
        if isLate, let late = recording["approval"]?["late"] {
            count = max(count, late["approvals"]?.number ?? 1)
            fromSuperior = fromSuperior || late["superior_approval"]?.isTrue == true
        }
        let unsigned = recording["approval"]?["unsigned"]?["approvals"]?.number ?? 2
        return (count, unsigned, fromSuperior)
    }

    func evidenceClass(_ recording: JSON, _ code: String) -> JSON {
        recording["evidence_classes"]?.elements.first { $0["code"]?.text == code } ?? .null
    }

    // MARK: Time

    struct SessionPlace {
        var subject: String
        var activity: String
        var evidence: String
        var organisation: String
        /// The record itself, which a correction leaves out of account.
        var index: Int
        /// Attested not to be what another record of the day says.
        var isSecond: Bool
    }

    /// Spec 06 §3 in order; answers the flags.
    func check(_ time: Time, _ place: SessionPlace, _ act: Act) throws(Refusal) -> Set<String> {
        let recording = try document("recording", for: place.organisation, act.day)
        _ = try document("calendar", for: place.organisation, act.day)
        let rule = evidenceClass(recording, place.evidence)
        if rule["needs_clock_times"]?.isTrue == true {
            if time.start == nil { throw Refusal("times_missing") }
            if time.end == nil { throw Refusal("sign_out_missing") }
        }
        if let start = time.start, let end = time.end {
            guard end > start, time.seconds == end - start - time.pause, time.day == Day.of(start) else {
                throw Refusal("interval_broken")
            }
            guard end - start <= Day.length else { throw Refusal("seconds_out_of_range") }
            guard end <= act.time else { throw Refusal("in_future") }
        } else if let start = time.start {
            guard time.day == Day.of(start) else { throw Refusal("interval_broken") }
            guard start <= act.time else { throw Refusal("in_future") }
        } else {
            guard time.day <= act.day else { throw Refusal("in_future") }
        }
        guard let activity = activities[place.activity], activity.days.contains(time.day) else {
            throw Refusal("outside_activity")
        }
        if rule["capped_at_planned_length"]?.isTrue == true, let planned = activity.planned, time.seconds > planned {
            throw Refusal("over_planned")
        }
        if rule["day_capped_at_planned_length"]?.isTrue == true { try checkDay(time, place, activity.planned) }
        let sum = try checkOthers(time, place)
        let limits = recording["limits"] ?? .null
        var flags: Set<String> = []
        if time.seconds > limits["session_flag_seconds"]?.number ?? 0 { flags.insert("over_session_ceiling") }
        if sum > limits["day_flag_seconds"]?.number ?? 0 { flags.insert("over_day_ceiling") }
        if time.lastDay > time.day { flags.insert("crosses_midnight") }
        return flags
    }

    /// What the subject has in the activity on the day, with this session, against what was planned.
    private func checkDay(_ time: Time, _ place: SessionPlace, _ planned: Int?) throws(Refusal) {
        guard let planned else { throw Refusal("planned_missing") }
        let standing = records.filter { index, record in
            index != place.index && record.isLive && record.subject == place.subject
                && record.activity == place.activity && record.time.day == time.day
        }
        let sum = standing.values.reduce(time.seconds) { $0 + $1.time.seconds }
        if sum > planned { throw Refusal("over_planned") }
    }

    /// Overlap, duplicate, and the day's sum with this session; no day holds more than its seconds.
    private func checkOthers(_ time: Time, _ place: SessionPlace) throws(Refusal) -> Int {
        let others = records.filter { $0.key != place.index && $0.value.subject == place.subject && $0.value.isLive }
        if others.values.contains(where: { $0.time.meets(time) }) { throw Refusal("overlap") }
        let alike = others.values.filter { other in
            other.time.day == time.day && other.activity == place.activity
                && (other.time.mayGoOn(into: time) || time.mayGoOn(into: other.time))
        }
        if alike.contains(where: { $0.time.seconds == time.seconds && !time.isOpen }) { throw Refusal("duplicate") }
        if !place.isSecond, alike.contains(where: { !$0.isSecond }) { throw Refusal("possible_duplicate") }
        let sum = others.values.filter { $0.time.day == time.day }.reduce(time.seconds) { $0 + $1.time.seconds }
        let all = others.values.map(\.time) + [time]
        let fullest = [time.day, time.lastDay].map { day in all.reduce(0) { $0 + $1.seconds(in: day) } }.max() ?? 0
        guard sum <= Day.length, fullest <= Day.length else { throw Refusal("day_over_24_hours") }
        return sum
    }

    // MARK: Working days

    /// Spec 06 §4 on the log time of the act.
    func lateness(
        _ time: Time,
        _ place: SessionPlace,
        _ act: Act
    ) throws(Refusal) -> (isLate: Bool, isProvisional: Bool) {
        let recording = try document("recording", for: place.organisation, act.day)
        let calendar = try document("calendar", for: place.organisation, act.day)
        let count = recording["deadline"]?["working_days"]?.number ?? 0
        let deadline = Model.deadline(count, after: time.lastDay, calendar)
        let isLate = act.day > time.lastDay + 366 || (!deadline.isProvisional && act.day > deadline.day)
        return (isLate, deadline.isProvisional && !isLate)
    }

    /// The n-th working day after a day, and whether a day without notice was touched while counting.
    static func deadline(_ count: Int, after day: Int, _ calendar: JSON) -> (day: Int, isProvisional: Bool) {
        let years = calendar["years"]?.elements ?? []
        let first = Day.number("\(years.first?["year"]?.number ?? 0)-01-01")
        let end = Day.number(calendar["provisional_from"]?.text ?? "")
        let workdays = Set(years.flatMap { $0["workdays"]?.elements ?? [] }.compactMap(\.text))
        let daysOff = Set(years.flatMap { $0["days_off"]?.elements ?? [] }.compactMap(\.text))
        var (next, found, isProvisional) = (day, 0, false)
        while found < count {
            next += 1
            // Where no notice holds its lists have no say either (spec 05 §10).
            let isNoticed = next >= first && next < end
            if !isNoticed { isProvisional = true }
            let text = isNoticed ? Day.text(next) : ""
            if workdays.contains(text) || (!daysOff.contains(text) && Day.isWeekday(next)) { found += 1 }
        }
        return (next, isProvisional)
    }
}

extension Model.Time {
    /// Begun and not ended: nobody signed out.
    var isOpen: Bool { start != nil && end == nil }

    /// Whether the two share a second; of an open one the first is known, of a day alone none.
    fileprivate func meets(_ other: Model.Time) -> Bool {
        guard let start, let otherStart = other.start else { return false }
        return max(start, otherStart) < min(end ?? start + 1, other.end ?? otherStart + 1)
    }

    /// Whether nothing says that it was over when the other began.
    fileprivate func mayGoOn(into other: Model.Time) -> Bool {
        guard let start, let otherStart = other.start else { return true }
        return isOpen && otherStart >= start
    }

    /// The Shanghai day of its last second.
    var lastDay: Int {
        end.map { Day.of($0 - 1) } ?? day
    }

    /// How much of it lies in a day; what passes midnight counts there as far as it can.
    func seconds(in day: Int) -> Int {
        guard let end, lastDay > self.day else { return day == self.day ? seconds : 0 }
        let reach = min(seconds, end - Day.start(lastDay))
        return day == lastDay ? reach : day == self.day ? seconds - reach : 0
    }
}
