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

    /// The `roster_opened` of a row.
    func opening(of row: RosterRow, in lists: RosterLists) -> Command {
        var members: [JSONValue.Member] = [
            .init("activity", .string(activity.description)),
            .init("evidence", .string(lists.evidence(of: row).rawValue)),
            .init("recorder", .string(request.recorder.description)),
        ]
        if let reason = request.lateReason { members.append(.init("late_reason", .string(reason))) }
        let fields = JSONValue.sorted(members)
        let wish = Command.Wish(
            becomes: .rosterOpened,
            fields: fields.canonicalBytes,
            files: [Command.File(field: "file", path: Self.path)]
        )
        return Command(id: list(of: row, in: lists), author: author, batch: nil, wish: wish, line: 0)
    }

    /// The `session_recorded` of an accepted row; nil for a row without person, day or what is known of its time.
    func session(_ row: RosterRow, number: Int, in lists: RosterLists) -> Command? {
        guard let subject = row.personKey, let time = row.time else { return nil }
        let roster = JSONValue.sorted([.init("command", .string(list(of: row, in: lists).description))])
        var members: [JSONValue.Member] = [
            .init("day", .string(time.day.description)), .init("roster", roster), .init("subject", .string(subject)),
        ]
        if request.secondServices.contains(row.at) { members.append(.init("second_service", .bool(true))) }
        if !time.isOpen { members.append(.init("seconds", .integer(time.seconds.count))) }
        if let start = time.start { members.append(.init("start", .integer(start.secondsSinceEpoch))) }
        if let interval = time.interval {
            members.append(.init("end", .integer(interval.end.secondsSinceEpoch)))
            if interval.break.count != 0 { members.append(.init("break", .integer(interval.break.count))) }
        }
        let wish = Command.Wish(becomes: .sessionRecorded, fields: JSONValue.sorted(members).canonicalBytes)
        return Command(id: id(number), author: author, batch: nil, wish: wish, line: number)
    }

    /// The id of the roster of a row: open sign-ins stand on a second one where the class of the first takes none.
    private func list(of row: RosterRow, in lists: RosterLists) -> CommandID {
        lists.evidence(of: row) == lists.evidence ? id(0) : id(Int(UInt32.max))
    }
}

/// The evidence classes of the rosters into which the rows of a file go.
struct RosterLists {
    /// That of the complete rows.
    let evidence: EvidenceClass
    /// That of the open sign-ins.
    let openEvidence: EvidenceClass

    /// That of a row.
    func evidence(of row: RosterRow) -> EvidenceClass { row.isOpenSignIn ? openEvidence : evidence }
}

extension RosterRow {
    /// When and how long it says that somebody served; nil when it does not say, or has no day.
    var time: SessionTime? {
        guard let day = date else { return nil }
        let instant = { (second: Int) in Instant(secondsSinceEpoch: ShanghaiDay.start(day) + Int64(second)) }
        if isOpenSignIn { return start.map { SessionTime(day: day, openSince: instant($0)) } }
        guard let seconds else { return nil }
        guard let start, let end else { return SessionTime(day: day, seconds: seconds) }
        let rest = Seconds(Int64(end - start) - seconds.count)
        let interval = ServiceInterval(start: instant(start), end: instant(end), break: rest)
        return SessionTime(day: day, seconds: seconds, interval: interval)
    }
}
