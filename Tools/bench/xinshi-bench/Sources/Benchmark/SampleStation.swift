import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerSQLite
import LedgerService
import LedgerVault

typealias BenchSequencer = Sequencer<InstalledLogStore, LedgerJudge>

/// A station with its people and an activity, ready to take sessions.
final class SampleStation {
    let directory: DataDirectory
    let clock = BenchClock()
    let volunteers: [SubjectID]
    /// A volunteer whose hundred records are spread over the whole log, for certificates.
    let frequent = SubjectID.random()
    /// How many of them there are.
    var frequentCount = 0
    private(set) var sequencer: BenchSequencer
    var recorder: Author
    var approver: Author
    private var numbers = SeededNumbers(state: 1)
    private var root: Author
    private let organisation: OrganisationID
    private let clerk: SubjectID
    private let activity: ActivityID
    private let prepared: Prepared

    /// What only the service can make: keys with files, texts in the vault.
    struct Prepared {
        let rootKey: SecretKey
        let card: KeyCard
        let keys: [Ledger.Enrolling]
        let opening: StatementID
        let facts: Commitments
    }

    init(in folder: String, volunteers count: Int, database: String? = nil) throws {
        directory = DataDirectory(folder + "/station")
        organisation = .random()
        prepared = try SampleStation.create(directory, folder + "/lock", clock, organisation, database)
        sequencer = try SampleStation.open(directory, clock)
        let leaf = sequencer.genesisLeaf
        root = Author(secret: prepared.rootKey, genesisLeaf: leaf)
        recorder = Author(secret: .generate(), genesisLeaf: leaf)
        approver = Author(secret: .generate(), genesisLeaf: leaf)
        clerk = .random()
        activity = .random()
        volunteers = (0..<count).map { _ in .random() }
        if let standing = sequencer.judge.standing(of: root.name) { root.position = standing.next }
        try register(under: prepared.card.organisation)
        try enrol()
        try registerVolunteers()
    }

    /// The next session statements: one roster, then sessions that name it; `first` counts all sessions so far.
    func sessions(from first: Int, count: Int) -> [[UInt8]] {
        let roster = RosterOpened(activity: activity, evidence: .roster, recorder: clerk)
        var statements = [write(.rosterOpened(roster))]
        for number in first..<first + count - 1 {
            statements.append(write(session(number, .inBatch(offset: 0))))
        }
        clock.move(to: (first + count) / volunteers.count)
        return statements
    }

    /// A session of the frequent volunteer, by its day alone; no two of them are alike.
    func frequentSession(_ number: Int) -> Statement {
        frequentCount += 1
        let day = BenchClock.firstDay.adding(days: Int32(number / volunteers.count))
        let time = SessionTime(day: day, seconds: Seconds(Int64(600 + frequentCount)))
        var session = SessionRecorded(roster: .inBatch(offset: 0), subject: frequent, time: time)
        session.isSecondService = true
        return .sessionRecorded(session)
    }

    /// A session that names a roster logged before.
    func session(_ number: Int, _ roster: StatementReference) -> Statement {
        let day = BenchClock.firstDay.adding(days: Int32(number / volunteers.count))
        let start = Int64(day.daysSinceEpoch) * 86_400 + 3_600
        let time = SessionTime(
            day: day,
            seconds: Seconds(7_200),
            interval: ServiceInterval(
                start: Instant(secondsSinceEpoch: start),
                end: Instant(secondsSinceEpoch: start + 7_200)
            )
        )
        let subject = volunteers[number % volunteers.count]
        return .sessionRecorded(SessionRecorded(roster: roster, subject: subject, time: time))
    }

    /// A statement's bytes under a fresh command id.
    func write(_ statement: Statement) -> [UInt8] {
        write(statement, CommandID(high: numbers.next(), low: numbers.next()))
    }

    private func write(_ statement: Statement, _ id: CommandID) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320)
        StatementWriter.write(statement, StatementEnvelope(id: StatementID(command: id)), into: &bytes)
        return bytes
    }

    /// The approvals of whole batches, signed by the approver as one.
    func approval(of ranges: [BatchRange]) throws -> SignedBatch {
        let statements = ranges.map { write(.recordsApproved(RecordsApproved(range: $0))) }
        return try SignedBatch(body: approver.sign(statements).body, statements: statements)
    }

    /// Opens the log of a data directory as the service does, without vault and export.
    static func open(
        _ directory: DataDirectory,
        _ clock: any LogClock,
        views: String? = nil
    ) throws -> BenchSequencer {
        let stores = try InstalledStores(opening: directory)
        let logKey = try KeyFile.signingKey(directory.logKey, kind: .log)
        let tree = LogTree(stores.ledger)
        var parts = LogParts<InstalledLogStore, LedgerJudge>(
            store: stores.ledger,
            lock: stores.lock,
            keys: [logKey],
            quarantineFolder: directory.quarantine,
            makeJudge: { LedgerJudge { try? tree.leaves(from: $0, count: 1).first } }
        )
        parts.views = SealedViews(try views.map { try SQLiteViewsStore(path: $0) } ?? stores.views, logKey: logKey)
        parts.clock = clock
        return try Sequencer.open(parts)
    }

    func append(_ batch: SignedBatch) throws -> Acceptance {
        switch try sequencer.append(batch) {
        case .success(let acceptance): return acceptance
        case .failure(let refusal): throw refusal
        }
    }

    private static func create(
        _ directory: DataDirectory,
        _ lockPath: String,
        _ clock: BenchClock,
        _ organisation: OrganisationID,
        _ database: String?
    ) throws -> Prepared {
        guard let name = KeyName("root"), let type = Code("region"), let region = Region("150105"),
            let title = Name("Benchmark")
        else { preconditionFailure("constants") }
        var creation = LedgerCreation(
            origin: "bench.example/station",
            lock: lockPath,
            organisation: LedgerCreation.RootOrganisation(name: title, type: type, region: region),
            keyName: name,
            passphrase: Passphrase("benchmark")
        )
        creation.database = database.map { LedgerCreation.Database($0) }
        let ledger = try creation.create(in: directory, clock: clock)
        let card = try ledger.keyring.card(name)
        let path = directory.key(name)
        let opening = StatementID(command: .random())
        let tags: [(VaultTag, CommitmentTag)] = [
            (.title, .title), (.place, .place), (.content, .content), (.leaderName, .leaderName),
        ]
        let values = tags.map { VaultValue($0.0, "敬老助残", owner: .command(opening.command)) }
        let sealed = try ledger.vault.seal(values, statement: opening)
        guard let facts = Commitments(tags.compactMap { tag, name in sealed[tag].map { .init(name, $0) } }) else {
            throw RawFailure()
        }
        return Prepared(
            rootKey: try KeyFile.signingKey(path, kind: .person, passphrase: Passphrase("benchmark")),
            card: card,
            keys: try drawKeys(ledger, organisation),
            opening: opening,
            facts: facts
        )
    }

    private static func drawKeys(_ ledger: Ledger, _ organisation: OrganisationID) throws -> [Ledger.Enrolling] {
        try [("certificates", KeyKind.credential), ("issuing-desk", .desk)].map { text, kind in
            guard let name = KeyName(text) else { preconditionFailure("a constant") }
            return try ledger.drawKey(name, kind: kind, organisation: organisation, subject: nil, passphrase: nil)
        }
    }

    // The organisation at the top records nothing itself; a body that may be its own legal recorder does.
    private func register(under parent: OrganisationID) throws {
        guard let type = Code("association"), let name = Name("Station"), let region = Region("150105") else {
            preconditionFailure("constants")
        }
        var registered = OrganisationRegistered(
            organisation: organisation,
            organisationType: type,
            name: name,
            region: region
        )
        registered.parent = parent
        try appendNow([.organisationRegistered(registered)], by: &root)
    }

    private func enrol() throws {
        let approverID = SubjectID.random()
        try appendNow(
            [
                .operatorAppointed(
                    OperatorAppointed(subject: clerk, organisation: organisation, roles: [.recorder])
                ),
                .operatorAppointed(
                    OperatorAppointed(subject: approverID, organisation: organisation, roles: [.approver])
                ),
                .keyEnrolled(enrolment(of: recorder, clerk)),
                .keyEnrolled(enrolment(of: approver, approverID)),
            ] + prepared.keys.map { .keyEnrolled(try enrolment(of: $0)) },
            by: &root
        )
        guard let category = Code("community_service"), let last = CivilDate(year: 2026, month: 12, day: 31) else {
            preconditionFailure("constants")
        }
        let opened = ActivityOpened(
            activity: activity,
            category: category,
            days: DayRange(first: BenchClock.firstDay, last: last),
            leader: clerk,
            facts: prepared.facts
        )
        let bytes = [write(.activityOpened(opened), prepared.opening.command)]
        _ = try append(try SignedBatch(body: recorder.sign(bytes).body, statements: bytes))
    }

    private func enrolment(of drawn: Ledger.Enrolling) throws -> KeyEnrolled {
        guard let key = Digest(hex: drawn.publicKey), let bytes = Hex.decode(drawn.proof),
            let proof = SignatureBytes(bytes)
        else { throw RawFailure() }
        return KeyEnrolled(organisation: organisation, keyKind: drawn.card.kind, publicKey: key, proof: proof)
    }

    private func enrolment(of author: Author, _ subject: SubjectID) -> KeyEnrolled {
        let key = author.secret.publicKey
        let message = Enrolment.message(
            genesisLeaf: sequencer.genesisLeaf,
            organisation: organisation,
            publicKey: key
        )
        guard let proof = SignatureBytes(author.secret.sign(message).bytes) else { preconditionFailure("64 bytes") }
        var enrolled = KeyEnrolled(
            organisation: organisation,
            keyKind: .person,
            publicKey: key.encoded,
            proof: proof
        )
        enrolled.subject = subject
        return enrolled
    }

    private func registerVolunteers() throws {
        guard let profile = Commitments([Commitments.Entry(.name, SHA2.hash([2]))]) else { return }
        let everybody = volunteers + [frequent]
        for start in stride(from: 0, to: everybody.count, by: 1_000) {
            let group = everybody[start..<min(start + 1_000, everybody.count)]
            try appendNow(
                group.map {
                    .volunteerRegistered(
                        VolunteerRegistered(subject: $0, enteredBy: .self, consents: [], profile: profile)
                    )
                },
                by: &recorder
            )
        }
    }

    private func appendNow(_ statements: [Statement], by author: inout Author) throws {
        let bytes = statements.map(write)
        _ = try append(try SignedBatch(body: author.sign(bytes).body, statements: bytes))
    }
}
