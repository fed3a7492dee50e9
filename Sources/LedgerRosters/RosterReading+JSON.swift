import LedgerModel

extension RosterReading {
    /// The rows as a JSON list, one object per line.
    ///
    /// Each object holds `at`, `verdict`, `name`, `date` and `minutes` (null when unknown) and, when known, `start`,
    /// `end` and `reason`; `conflict_record`, `conflict_station`, `conflict_time` or `conflict_row` when something stands
    /// against it, and of a record that was declined or voided `conflict_batch`, `conflict_state`, `conflict_ended_on` and
    /// `conflict_reason_code`. A time that is not whole minutes prints the whole minutes below it and the exact `seconds`.
    public var json: String {
        guard !rows.isEmpty else { return "[]\n" }
        return "[\n" + rows.map { "  " + $0.json }.joined(separator: ",\n") + "\n]\n"
    }
}

extension RosterRow {
    /// The row as one JSON object.
    public var json: String {
        var members = [
            RosterRow.member("at", RosterRow.quoted(at)),
            RosterRow.member("verdict", RosterRow.quoted(verdict.rawValue)),
            RosterRow.member("name", name.map(RosterRow.quoted) ?? "null"),
            RosterRow.member("date", date.map { RosterRow.quoted($0.description) } ?? "null"),
            RosterRow.member("minutes", seconds.map { String($0.count / 60) } ?? "null"),
        ]
        if let seconds, seconds.count % 60 != 0 { members.append(RosterRow.member("seconds", String(seconds.count))) }
        if let startClock { members.append(RosterRow.member("start", RosterRow.quoted(startClock))) }
        if let endClock { members.append(RosterRow.member("end", RosterRow.quoted(endClock))) }
        if let code = ruling?.code ?? reason?.rawValue {
            members.append(RosterRow.member("reason", RosterRow.quoted(code)))
        }
        return "{" + (members + (ruling?.conflict.map(RosterRow.members) ?? [])).joined(separator: ", ") + "}"
    }

    private static func members(of conflict: Conflict) -> [String] {
        switch conflict {
        case .record(let number, let station, let time):
            [
                member("conflict_record", String(number)), member("conflict_station", quoted(station)),
                member("conflict_time", quoted(time)),
            ]
        case .ended(let number, let station, let time, let ending):
            members(of: .record(number, station: station, time: time)) + [
                member("conflict_batch", String(ending.batch)), member("conflict_state", quoted(ending.state)),
                member("conflict_ended_on", quoted(ending.day.description)),
                member("conflict_reason_code", quoted(ending.reasonCode)),
            ]
        case .row(let place): [member("conflict_row", quoted(place))]
        }
    }

    /// Arrival as `HH:MM`, or nil when unknown.
    public var startClock: String? { start.map(RosterRow.clock) }

    /// Leaving as `HH:MM`, without a word of the next day, or nil when unknown.
    public var endClock: String? { end.map(RosterRow.clock) }

    private static func member(_ name: String, _ value: String) -> String {
        "\"" + name + "\": " + value
    }

    /// Seconds after midnight as `HH:MM`, with `:SS` when not a whole minute; the next day starts again, 24:00 stays.
    static func clock(_ seconds: Int) -> String {
        let inDay = seconds > 86_400 ? seconds - 86_400 : seconds
        let fields = [inDay / 3600, inDay / 60 % 60] + (inDay % 60 == 0 ? [] : [inDay % 60])
        return fields.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// A JSON string literal of the text.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        bytes.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0..<0x20, 0x7F, 0x2028, 0x2029: bytes += escape(scalar)
            default: bytes += Array(String(scalar).utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> [UInt8] {
        let digits = String(scalar.value, radix: 16)
        return Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
    }
}
