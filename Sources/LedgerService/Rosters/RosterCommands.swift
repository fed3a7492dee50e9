internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel
internal import LedgerRosters

/// Turns the rows of one roster into commands whose ids follow from log, file, activity and row.
///
/// The same file for the same activity always gives the same ids, so that it is never recorded twice.
struct RosterCommands {
    /// Path under which the file is handed to `Ledger.apply`.
    static let path = "roster"
    private let request: RosterRequest
    private let activity: ActivityID
    private let prefix: [UInt8]
    private let author: Name

    init(_ request: RosterRequest, activity: ActivityID, genesisLeaf: Digest) {
        self.request = request
        self.activity = activity
        let label = Array("xinshi/v1/roster-command\0".utf8)
        prefix = label + genesisLeaf.bytes + SHA2.hash(request.bytes).bytes + activity.bytes
        guard let name = Name("roster") else { preconditionFailure("a constant name") }
        author = name
    }

    /// The id of a row, counted from 1 among the judged rows of the file; 0 is the roster itself.
    func id(_ row: Int) -> CommandID {
        let number = UInt32(row)
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
        guard let id = CommandID([UInt8](SHA2.hash(prefix + bytes).bytes.prefix(16))) else {
            preconditionFailure("sixteen bytes make an id")
        }
        return id
    }

    /// The `roster_opened`.
    func opening() -> Command {
        var members: [JSONValue.Member] = [
            .init("activity", .string(activity.description)),
            .init("evidence", .string(request.evidence.rawValue)),
            .init("recorder", .string(request.recorder.description)),
        ]
        if let reason = request.lateReason { members.append(.init("late_reason", .string(reason))) }
        let fields = JSONValue.sorted(members)
        let wish = Command.Wish(
            becomes: .rosterOpened,
            fields: fields.canonicalBytes,
            files: [Command.File(field: "file", path: Self.path)]
        )
        return Command(id: id(0), author: author, batch: nil, wish: wish, line: 0)
    }

    /// The `session_recorded` of an accepted row; nil for a row without person, day or length.
    func session(_ row: RosterRow, number: Int) -> Command? {
        guard let subject = row.personKey, let day = row.date, let seconds = row.seconds else { return nil }
        var members: [JSONValue.Member] = [
            .init("day", .string(day.description)), .init("roster", roster), .init("seconds", .integer(seconds.count)),
            .init("subject", .string(subject)),
        ]
        if request.secondServices.contains(row.at) { members.append(.init("second_service", .bool(true))) }
        if let start = row.start, let end = row.end {
            let midnight = ShanghaiDay.start(day)
            members.append(.init("start", .integer(midnight + Int64(start))))
            members.append(.init("end", .integer(midnight + Int64(end))))
            let rest = Int64(end - start) - seconds.count
            if rest != 0 { members.append(.init("break", .integer(rest))) }
        }
        let wish = Command.Wish(becomes: .sessionRecorded, fields: JSONValue.sorted(members).canonicalBytes)
        return Command(id: id(number), author: author, batch: nil, wish: wish, line: number)
    }

    private var roster: JSONValue {
        .sorted([.init("command", .string(id(0).description))])
    }
}
