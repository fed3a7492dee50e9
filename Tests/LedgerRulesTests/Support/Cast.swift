import LedgerModel
import LedgerRules

/// Who and what the tests speak of.
enum Cast {
    static let root = OrganisationID(high: 0x06, low: 0)
    static let street = OrganisationID(high: 0x06, low: 1)
    static let committee = OrganisationID(high: 0x06, low: 2)
    static let station = OrganisationID(high: 0x06, low: 3)
    static let school = OrganisationID(high: 0x06, low: 4)
    static let otherStreet = OrganisationID(high: 0x06, low: 5)

    static let rootManager = SubjectID(high: 0x5B, low: 1)
    static let streetManager = SubjectID(high: 0x5B, low: 2)
    static let approver = SubjectID(high: 0x5B, low: 3)
    static let recorder = SubjectID(high: 0x5B, low: 4)
    static let leader = SubjectID(high: 0x5B, low: 5)
    static let otherManager = SubjectID(high: 0x5B, low: 6)
    static let secondApprover = SubjectID(high: 0x5B, low: 7)

    static let rootKey = Digest(1, 0, 0, 0)
    static let streetKey = Digest(2, 0, 0, 0)
    /// A person key of the committee, held by the approver.
    static let approverKey = Digest(3, 0, 0, 0)
    /// A person key of the station, held by the recorder.
    static let recorderKey = Digest(4, 0, 0, 0)
    static let leaderKey = Digest(5, 0, 0, 0)
    static let otherKey = Digest(6, 0, 0, 0)
    static let deskKey = Digest(7, 0, 0, 0)
    static let secondApproverKey = Digest(8, 0, 0, 0)
    static let credentialKey = Digest(9, 0, 0, 0)
    static let schoolKey = Digest(10, 0, 0, 0)

    static let activity = ActivityID(high: 0xAC, low: 1)

    static func volunteer(_ number: UInt64) -> SubjectID { SubjectID(high: 0x70, low: number) }
}

func code(_ text: String) -> Code {
    guard let code = Code(text) else { fatalError("no code: \(text)") }
    return code
}

func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(text) else { fatalError("no day: \(text)") }
    return day
}

/// Statements with the fields that tests vary.
enum Make {
    static func organisation(
        _ id: OrganisationID,
        _ type: String,
        parent: OrganisationID?,
        recorder: OrganisationID? = nil
    ) -> Statement {
        guard let name = Name("organisation"), let region = Region(id == Cast.root ? "150000" : "150602") else {
            fatalError("fixture")
        }
        var registered = OrganisationRegistered(
            organisation: id,
            organisationType: code(type),
            name: name,
            region: region
        )
        registered.parent = parent
        registered.legalRecorder = recorder
        return .organisationRegistered(registered)
    }

    static func appointment(_ subject: SubjectID, _ organisation: OrganisationID, _ roles: [Role]) -> Statement {
        .operatorAppointed(OperatorAppointed(subject: subject, organisation: organisation, roles: roles))
    }

    static func key(
        _ key: Digest,
        _ organisation: OrganisationID,
        _ kind: KeyKind,
        _ subject: SubjectID? = nil
    ) -> Statement {
        let proof = SignatureBytes(first: .zero, second: .zero)
        var enrolled = KeyEnrolled(organisation: organisation, keyKind: kind, publicKey: key, proof: proof)
        enrolled.subject = subject
        return .keyEnrolled(enrolled)
    }

    static func policy(
        _ name: String,
        version: UInt64 = 1,
        region: String = "default",
        from: String = "2018-01-01",
        document: [UInt8]? = nil
    ) -> Statement {
        guard let region = PolicyRegion(region) else { fatalError("no region") }
        return .policyAdopted(
            PolicyAdopted(
                policy: code(name),
                version: version,
                region: region,
                effectiveFrom: day(from),
                document: document ?? Policies.documents[name] ?? []
            )
        )
    }

    static func commitments(_ tags: [CommitmentTag]) -> Commitments {
        guard let commitments = Commitments(tags.map { .init($0, .zero) }) else { fatalError("fixture") }
        return commitments
    }

    static func volunteer(_ subject: SubjectID) -> Statement {
        .volunteerRegistered(
            VolunteerRegistered(subject: subject, enteredBy: .`self`, consents: [], profile: commitments([.name]))
        )
    }

    static func activity(
        _ id: ActivityID = Cast.activity,
        category: String = "community_service",
        days: (String, String) = ("2026-01-01", "2026-12-31"),
        planned: Int64? = 86_400,
        leader: SubjectID = Cast.leader
    ) -> Statement {
        var opened = ActivityOpened(
            activity: id,
            category: code(category),
            days: DayRange(first: day(days.0), last: day(days.1)),
            leader: leader,
            facts: commitments([.title, .place, .content, .leaderName])
        )
        opened.plannedSeconds = planned.map { Seconds($0) }
        opened.communityService = true
        return .activityOpened(opened)
    }

    static func roster(
        _ evidence: EvidenceClass = .signedInOut,
        recorder: SubjectID = Cast.recorder,
        activity: ActivityID = Cast.activity
    ) -> Statement {
        .rosterOpened(RosterOpened(activity: activity, evidence: evidence, recorder: recorder))
    }

    /// A session with clock times, in hours and minutes of its day.
    static func time(_ text: String, _ from: (Int, Int), _ to: (Int, Int), pause: Int64 = 0) -> SessionTime {
        let start = World.instant(text, from.0, from.1)
        let end = World.instant(text, to.0, to.1)
        let interval = ServiceInterval(
            start: Instant(secondsSinceEpoch: start),
            end: Instant(secondsSinceEpoch: end),
            break: Seconds(pause)
        )
        return SessionTime(day: day(text), seconds: Seconds(end - start - pause), interval: interval)
    }

    static func session(_ roster: StatementReference, _ subject: SubjectID, _ time: SessionTime) -> Statement {
        .sessionRecorded(SessionRecorded(roster: roster, subject: subject, time: time))
    }
}

extension World {
    /// Root, street, committee and station with their operators and keys, five volunteers and an activity.
    static func station(_ state: LedgerState = LedgerState()) throws -> World {
        var world = World(state)
        try world.append(by: Cast.rootKey, Policies.names.map { Make.policy($0) })
        try world.append(
            by: Cast.rootKey,
            [
                Make.organisation(Cast.root, "region", parent: nil),
                Make.organisation(Cast.street, "street", parent: Cast.root),
                Make.organisation(Cast.otherStreet, "street", parent: Cast.root),
                Make.appointment(Cast.streetManager, Cast.street, [.manager]),
                Make.appointment(Cast.otherManager, Cast.otherStreet, [.manager]),
                Make.organisation(Cast.committee, "residents_committee", parent: Cast.street),
                Make.organisation(Cast.station, "station", parent: Cast.committee, recorder: Cast.committee),
                Make.organisation(Cast.school, "school", parent: Cast.street),
                Make.appointment(Cast.approver, Cast.committee, [.approver]),
                Make.appointment(Cast.secondApprover, Cast.committee, [.approver]),
                Make.appointment(Cast.recorder, Cast.station, [.recorder]),
                Make.appointment(Cast.leader, Cast.station, [.recorder]),
                Make.key(Cast.streetKey, Cast.street, .person, Cast.streetManager),
                Make.key(Cast.otherKey, Cast.otherStreet, .person, Cast.otherManager),
                Make.key(Cast.approverKey, Cast.committee, .person, Cast.approver),
                Make.key(Cast.secondApproverKey, Cast.committee, .person, Cast.secondApprover),
                Make.key(Cast.recorderKey, Cast.station, .person, Cast.recorder),
                Make.key(Cast.leaderKey, Cast.station, .person, Cast.leader),
                Make.key(Cast.deskKey, Cast.station, .desk),
                Make.key(Cast.credentialKey, Cast.committee, .credential),
                Make.key(Cast.schoolKey, Cast.school, .desk),
            ]
        )
        try world.append(by: Cast.deskKey, (1...5).map { Make.volunteer(Cast.volunteer($0)) } + [Make.activity()])
        return world
    }

    /// A roster and sessions of volunteers in one batch, signed by the recorder; the index of the roster, sessions follow.
    @discardableResult
    mutating func record(
        _ sessions: [(UInt64, SessionTime)],
        _ evidence: EvidenceClass = .signedInOut,
        by key: Digest = Cast.recorderKey
    ) throws -> UInt64 {
        let roster = Make.roster(evidence)
        let rows = sessions.map { Make.session(.inBatch(offset: 0), Cast.volunteer($0.0), $0.1) }
        return try append(by: key, [roster] + rows)
    }

    mutating func approve(_ firstIndex: UInt64, by key: Digest = Cast.approverKey, except: [Int] = []) throws {
        try append(by: key, .recordsApproved(RecordsApproved(range: range(firstIndex, except: except))))
    }
}
