internal import LedgerModel

// Nearly all statements of a log are sessions; this reads a well-formed one without the table and without allocating.
// It accepts nothing that the table refuses (a test compares them on mutated texts); whatever it does not accept, the
// table judges.
extension StatementReader {
    func quickSession() -> (envelope: StatementEnvelope, statement: Statement)? {
        guard fields.equals("type", "session_recorded"), fields.integer("v") == 1,
            let command: CommandID = fields.identifier("command"),
            let roster = fields.value("roster")?.reference,
            let subject: SubjectID = fields.identifier("subject"),
            let day = fields.day("day"),
            let seconds = fields.integer("seconds"), (1...86_400).contains(seconds)
        else { return nil }
        // Seven fields are read above; the others are optional, and nothing else may stand.
        var known = 7
        guard let ordinal = quickOrdinal(&known) else { return nil }
        var time = SessionTime(day: day, seconds: Seconds(seconds))
        if fields.field("start") != nil {
            guard let interval = quickInterval(&known) else { return nil }
            time = SessionTime(day: day, seconds: Seconds(seconds), interval: interval)
        }
        guard known == fields.count else { return nil }
        let session = SessionRecorded(roster: roster, subject: subject, time: time)
        let id = StatementID(command: command, ordinal: ordinal)
        return (StatementEnvelope(id: id), .sessionRecorded(session))
    }

    private func quickOrdinal(_ known: inout Int) -> UInt16? {
        guard let field = fields.field("ordinal") else { return 0 }
        known += 1
        guard field.kind == .integer, (1...Int64(StatementID.ordinalLimit)).contains(field.integer) else { return nil }
        return UInt16(field.integer)
    }

    private func quickInterval(_ known: inout Int) -> ServiceInterval? {
        guard let start = fields.integer("start"), Instant.writable.contains(start),
            let end = fields.integer("end"), Instant.writable.contains(end)
        else { return nil }
        known += 2
        var pause: Int64 = 0
        if let field = fields.field("break") {
            known += 1
            guard field.kind == .integer, (1...86_400).contains(field.integer) else { return nil }
            pause = field.integer
        }
        return ServiceInterval(
            start: Instant(secondsSinceEpoch: start),
            end: Instant(secondsSinceEpoch: end),
            break: Seconds(pause)
        )
    }
}
