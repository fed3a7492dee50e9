internal import LedgerModel

// Nearly all statements of a log are sessions; this reads a well-formed one without the table and without allocating.
// It accepts nothing that the table refuses (a test compares them on mutated texts); whatever it does not accept, the
// table judges.
extension StatementReader {
    func quickSession() -> (envelope: StatementEnvelope, statement: Statement)? {
        guard fields.equals("type", "session_recorded") else { return nil }
        // The profile keeps keys ascending, so one walk meets every field; what it does not expect ends it.
        var walk = FieldWalk()
        let pause = walk.next("break", in: fields)
        guard let command: CommandID = walk.value("command", in: fields)?.identifier(),
            let day = walk.value("day", in: fields)?.day
        else { return nil }
        let end = walk.next("end", in: fields)
        guard let ordinal = number(walk.next("ordinal", in: fields), 1...Int64(StatementID.ordinalLimit), absent: 0),
            let roster = walk.value("roster", in: fields)?.reference,
            let second = attestation(walk.next("second_service", in: fields)),
            let seconds = number(walk.next("seconds", in: fields), 1...86_400, absent: 0),
            let time = time(day, seconds, start: walk.next("start", in: fields), end: end, pause: pause),
            let subject: SubjectID = walk.value("subject", in: fields)?.identifier(),
            walk.next("type", in: fields) != nil, number(walk.next("v", in: fields), 1...1) != nil,
            walk.position == fields.count
        else { return nil }
        let id = StatementID(command: command, ordinal: UInt16(ordinal))
        var session = SessionRecorded(roster: roster, subject: subject, time: time)
        session.isSecondService = second.value
        return (StatementEnvelope(id: id), .sessionRecorded(session))
    }

    /// An integer of a range; `absent` (or nil) when the field is left out, nil when it is anything else.
    private func number(
        _ field: FieldScanner.Field?,
        _ range: ClosedRange<Int64>,
        absent: Int64? = nil
    ) -> Int64? {
        guard let field else { return absent }
        return field.kind == .integer && range.contains(field.integer) ? field.integer : nil
    }

    /// A boolean that may be left out.
    private struct OptionalBool {
        let value: Bool?
    }

    /// Whether a second service is attested, nil when the field is no boolean.
    private func attestation(_ field: FieldScanner.Field?) -> OptionalBool? {
        guard let field else { return OptionalBool(value: nil) }
        return field.kind == .bool ? OptionalBool(value: fields.bool("second_service")) : nil
    }

    /// The time; nil when a field of it is malformed or the fields do not go together.
    ///
    /// `seconds` is 0 when left out.
    private func time(
        _ day: CivilDate,
        _ seconds: Int64,
        start: FieldScanner.Field?,
        end: FieldScanner.Field?,
        pause: FieldScanner.Field?
    ) -> SessionTime? {
        guard let start else {
            guard seconds > 0, end == nil, pause == nil else { return nil }
            return SessionTime(day: day, seconds: Seconds(seconds))
        }
        guard let start = number(start, Instant.writable).map(Instant.init(secondsSinceEpoch:)) else { return nil }
        guard let end else {
            guard seconds == 0, pause == nil else { return nil }
            return SessionTime(day: day, openSince: start)
        }
        guard seconds > 0, let end = number(end, Instant.writable).map(Instant.init(secondsSinceEpoch:)),
            let pause = number(pause, 1...86_400, absent: 0)
        else { return nil }
        let interval = ServiceInterval(start: start, end: end, break: Seconds(pause))
        return SessionTime(day: day, seconds: Seconds(seconds), interval: interval)
    }
}

/// Walks over the fields of a statement in their one order.
struct FieldWalk {
    private(set) var position = 0

    /// The field here if its key is this one; moves on only then.
    @inline(__always)
    mutating func next(_ key: StaticString, in fields: borrowing FieldScanner) -> FieldScanner.Field? {
        guard position < fields.count, fields.hasKey(key, at: position) else { return nil }
        defer { position += 1 }
        return fields[position]
    }

    /// The value of the field here if its key is this one; moves on only then.
    @inline(__always)
    mutating func value(_ key: StaticString, in fields: borrowing FieldScanner) -> ArrayElements.Element? {
        guard let field = next(key, in: fields) else { return nil }
        return fields.value(of: field)
    }
}
