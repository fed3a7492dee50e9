/// Activities, rosters, approvals and what happens to records.
extension Simulation {
    func activity() -> [JSON] {
        let first = today - random.within(0...40)
        var opened = statement(
            "activity_opened",
            [
                "activity": .text(random.hex(32)), "category": random.chance(95) ? "environment" : "paid_work",
                "community_service": .truth(random.chance(50)),
                "facts": commitments(["title", "place", "content", "leader_name"]),
                "first_day": .text(Day.text(first)), "last_day": .text(Day.text(first + random.within(0...200))),
                "leader": someSubject, "parent_and_child": false,
            ]
        )
        if random.chance(3) { opened["category"] = "unheard_of" }
        if random.chance(4) { opened["activity"] = some(model.activities.keys.sorted()) }
        if random.chance(40) { opened["planned_seconds"] = .number(random.within(1...8) * 3600) }
        return [opened]
    }

    func amendment() -> [JSON] {
        let first = today - random.within(0...60)
        return [
            statement(
                "activity_amended",
                [
                    "activity": some(model.activities.keys.sorted()), "first_day": .text(Day.text(first)),
                    "last_day": .text(Day.text(first + random.within(0...200))), "reason_code": "rescheduled",
                ]
            )
        ]
    }

    /// A roster with sessions, sometimes several rosters in one batch.
    func roster() -> [JSON] {
        var statements: [JSON] = []
        for _ in 0..<(random.chance(15) ? 2 : 1) {
            guard let opened = openRoster() else { return statements }
            let offset = statements.count
            statements.append(opened)
            for _ in 0..<random.within(random.chance(5) ? 30...60 : 1...9) {
                let made = session(["offset": .number(offset)], opened["activity"]?.text ?? "")
                if random.chance(6) || wouldStand(made, opened) { statements.append(made) }
            }
        }
        // Later sessions of an older roster, and a reference that leads nowhere.
        if random.chance(8), let old = random.pick(model.rosters.keys.sorted()) {
            let activity = model.rosters[old]?.activity ?? ""
            return (0..<random.within(1...3)).map { _ in session(reference(old), activity) }
        }
        if random.chance(2) { statements.append(session(["offset": .number(statements.count)], "")) }
        return statements
    }

    /// Whether a session may stand in a roster, for somebody: a clerk, too, leaves out the rows that were refused.
    private func wouldStand(_ session: JSON, _ opened: JSON) -> Bool {
        var alone = session
        alone["roster"] = ["offset": 0]
        return desks.contains { stands([opened, alone], by: $0) }
    }

    private func mayRecord(_ organisation: String) -> Bool {
        let known = model.organisations[organisation]
        return known?.legalRecorder != nil || known?.type == "residents_committee"
    }

    private var desks: [String] {
        model.keys.filter { $0.value.kind == "desk" && $0.value.state == "active" }.keys.sorted()
    }

    private func openRoster() -> JSON? {
        var appointed: [(String, String)] = []
        for (subject, held) in model.roles.sorted(by: { $0.key < $1.key }) {
            for organisation in held.keys.sorted() where model.appointedRole("recorder", subject, in: organisation) {
                appointed.append((subject, organisation))
            }
        }
        let able = appointed.filter { model.organisations[$0.1]?.isClosed == false && mayRecord($0.1) }
        guard let (recorder, organisation) = random.pick(able.isEmpty ? appointed : able) else { return nil }
        let related = model.activities.filter {
            model.isAtOrAbove(organisation, $0.value.organiser) || model.isAtOrAbove($0.value.organiser, organisation)
        }
        let activity = random.pick(related.keys.sorted()).map { JSON.text($0) } ?? some(model.activities.keys.sorted())
        let evidence = random.pick([
            "signed_in_out", "signed_in_out", "roster", "back_office", "self_declared", "imported",
        ])
        var opened = statement(
            "roster_opened",
            [
                "activity": activity, "evidence": .text(evidence ?? "roster"),
                "recorder": random.chance(97) ? .text(recorder) : someSubject,
            ]
        )
        if evidence == "back_office" || random.chance(20) { opened["file"] = .text(random.hex(64)) }
        return opened
    }

    private func session(_ roster: JSON, _ activity: String) -> JSON {
        var made = statement("session_recorded", ["roster": roster, "subject": someVolunteer])
        setTime(&made, activity)
        if random.chance(8) { leaveOpen(&made) }
        return made
    }

    /// Somebody forgot to sign out; now and then the day is not that of the start.
    private func leaveOpen(_ made: inout JSON) {
        if made["start"] == nil, let day = made["day"]?.text {
            made["start"] = .number(Day.start(Day.number(day)) + random.within(0...95) * 900)
        }
        for field in ["end", "break", "seconds"] { made[field] = nil }
        if random.chance(3) { made["day"] = .text(Day.text(today - random.within(0...9))) }
    }

    /// A time within the activity, mostly in the past, mostly free.
    func setTime(_ made: inout JSON, _ activity: String) {
        let days = model.activities[activity]?.days ?? today...today
        let last = max(days.lowerBound, min(days.upperBound, today + (random.chance(2) ? 1 : 0)))
        var day = random.within(days.lowerBound...last)
        if random.chance(70) { day = max(days.lowerBound, last - random.below(6)) }
        if random.chance(2) { day -= random.within(1...30) }
        var seconds = random.within(1...16) * 900
        if let planned = model.activities[activity]?.planned, random.chance(90) { seconds = min(seconds, planned) }
        if random.chance(2) { seconds = random.within(40_000...86_400) }
        for field in ["start", "end", "break", "second_service"] { made[field] = nil }
        if random.chance(25) { made["second_service"] = .truth(random.chance(80)) }
        if random.chance(85) {
            let start = Day.start(day) + random.within(0...95) * 900
            let pause = random.chance(15) && seconds > 900 ? random.within(1...14) * 60 : 0
            made["start"] = .number(start)
            made["end"] = .number(start + seconds)
            if pause > 0 { made["break"] = .number(pause) }
            seconds -= pause
            if random.chance(2) { seconds += 1 }
            if random.chance(1) {
                made["break"] = 70_000
                made["end"] = .number(start + 90_000)
                seconds = 20_000
            }
        }
        made["day"] = .text(Day.text(day))
        made["seconds"] = .number(seconds)
    }

    // MARK: Ranges

    /// A batch with sessions; offsets in `except` are those the filter picks and some chosen at will.
    private func range(where isWanted: (Model.Record) -> Bool) -> JSON? {
        var fitting: [Model.Batch] = []
        for batch in model.batches.suffix(120) {
            let records = (0..<batch.count).compactMap { model.records[batch.index + 1 + $0] }
            if records.contains(where: isWanted) { fitting.append(batch) }
        }
        guard let batch = random.chance(4) ? random.pick(model.batches) : random.pick(fitting) else { return nil }
        var except: Set<Int> = []
        for offset in 0..<batch.count {
            guard let record = model.records[batch.index + 1 + offset] else { continue }
            if !isWanted(record) || random.chance(6) { except.insert(offset) }
        }
        if random.chance(4), let first = except.min() { except.remove(first) }
        if random.chance(2) { except.insert(random.below(batch.count)) }
        var range: JSON = [
            "author_key": .text(batch.author), "count": .number(batch.count),
            "first_seq": .number(batch.firstSequence), "statements_root": .text(batch.root),
        ]
        if random.chance(2) { range["count"] = .number(batch.count + 1) }
        if !except.isEmpty { range["except"] = .array(except.sorted().map { .number($0) }) }
        return range
    }

    func approval() -> [JSON] {
        guard let range = range(where: { $0.state == "pending" }) else { return [] }
        return [statement("records_approved", ["range": range])]
    }

    func decline() -> [JSON] {
        guard let range = range(where: { $0.state == "pending" || $0.state == "open" }) else { return [] }
        var declined = statement("records_declined", ["range": range, "reason_code": "not_present"])
        if random.chance(30) { declined["reason"] = .text(random.hex(64)) }
        return [declined]
    }

    func voiding() -> [JSON] {
        let isTakenBack = random.chance(50)
        guard let range = range(where: { isTakenBack ? $0.isLive && $0.state != "effective" : $0.isLive }) else {
            return []
        }
        let reason: JSON = isTakenBack ? "recorder_withdrew" : "false_record"
        return [statement("records_voided", ["range": range, "reason_code": reason])]
    }

    func voidingOne() -> [JSON] {
        guard let record = someRecord(random.chance(85) ? ["open", "pending", "effective"] : ["void", "declined"])
        else {
            return []
        }
        return [statement("session_voided", ["record": record, "reason_code": "illegal_purchase"])]
    }

    func correction() -> [JSON] {
        let states = random.chance(40) ? ["open"] : ["open", "pending", "effective"]
        guard let record = someRecord(random.chance(90) ? states : ["void", "declined"]) else { return [] }
        let old = model.records[record["index"]?.number ?? -1]
        var corrected = statement("session_corrected", ["record": record, "reason_code": "mistyped"])
        setTime(&corrected, old?.activity ?? "")
        if let old, random.chance(5) {
            corrected["day"] = .text(Day.text(old.time.day))
            corrected["seconds"] = .number(old.time.seconds)
            corrected["start"] = old.time.start.map { .number($0) }
            corrected["end"] = old.time.end.map { .number($0) }
            corrected["break"] = old.time.pause > 0 ? .number(old.time.pause) : nil
        }
        return [corrected]
    }

    func objection() -> [JSON] {
        let grade = random.chance(30) ? random.pick(model.grades.keys.sorted()).map { reference($0) } : nil
        guard let record = grade ?? someRecord(["open", "pending", "effective", "void", "declined"]) else { return [] }
        var fields: JSON = ["reason_code": "hours_wrong", "record": record]
        // Now and then the report is anonymous.
        if !random.chance(30) { fields["objector"] = someSubject }
        return [statement("objection_opened", fields)]
    }

    func decision() -> [JSON] {
        guard let index = random.pick(model.objections.keys.sorted()) else { return [] }
        let outcome: JSON = random.chance(50) ? "upheld" : "rejected"
        let fields: JSON = ["objection": reference(index), "outcome": outcome, "reason_code": "checked"]
        return [statement("objection_decided", fields)]
    }

    func recordNote() -> [JSON] {
        guard let record = someRecord(["effective"]) else { return [] }
        switch random.below(3) {
        case 0:
            let platform: JSON = random.chance(50) ? "national" : "province"
            let fields: JSON = ["number": .text(random.hex(64)), "platform": platform, "record": record]
            return [statement("external_number_recorded", fields)]
        case 1:
            return [statement("synchronised", ["platform": "national", "record": record, "status": "sent"])]
        default:
            let day = Day.text(today + (random.chance(5) ? 1 : 0))
            let fields: JSON = [
                "day": .text(day), "evaluator": "served", "quality": .number(random.within(1...5)), "record": record,
            ]
            return [statement("evaluation_recorded", fields)]
        }
    }

    /// Many hours at once, so that stars come within reach.
    func wholeDay() -> [JSON] {
        guard let opened = openRoster(), let activity = opened["activity"]?.text else { return [] }
        let subject = someVolunteer
        let days = model.activities[activity]?.days ?? today...today
        var statements = [opened]
        for day in max(days.lowerBound, today - 8)...max(days.lowerBound, today - 8, min(days.upperBound, today - 1)) {
            let start = Day.start(day) + 6 * 3600
            statements.append(
                statement(
                    "session_recorded",
                    [
                        "day": .text(Day.text(day)), "end": .number(start + 28_800), "roster": ["offset": 0],
                        "seconds": 28_800, "start": .number(start), "subject": subject,
                    ]
                )
            )
        }
        return statements
    }
}
