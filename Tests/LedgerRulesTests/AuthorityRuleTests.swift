import LedgerModel
import LedgerRules
import Testing

@Suite struct AuthorityRuleTests {
    private let point = OrganisationID(high: 0x06, low: 9)

    @Test func statementIDsAreUnique() throws {
        var world = try World.station()
        let command = world.newCommand()
        let people = (10...12).map { Make.volunteer(Cast.volunteer($0)) }
        try world.append(by: Cast.deskKey, [people[0]], command: command)
        #expect(throws: Rejection(.statementIDReused, "command", other: world.size - 1)) {
            try world.append(by: Cast.deskKey, [people[1]], command: command, ordinals: [1])
        }
        #expect(throws: Rejection(.statementIDReused, "ordinal")) {
            try world.append(by: Cast.deskKey, Array(people[1...]), ordinals: [3, 3])
        }
        #expect(world.state.firstIndex(of: command) == world.size - 1)
    }

    @Test func organisationsStandWhereThePolicyAllows() throws {
        var world = try World.station()
        let unknown = OrganisationID(high: 0x06, low: 77)
        func refusal(_ statement: Statement, by key: Digest = Cast.rootKey) -> RejectionCode? {
            world.refusal(by: key, statement)
        }
        #expect(refusal(Make.organisation(point, "point", parent: unknown)) == .organisationUnknown)
        #expect(refusal(Make.organisation(Cast.school, "school", parent: Cast.street)) == .organisationExists)
        #expect(refusal(Make.organisation(point, "point", parent: Cast.station), by: Cast.otherKey) == .notAuthorised)
        #expect(refusal(Make.organisation(point, "region", parent: nil)) == .notAuthorised)
        #expect(refusal(Make.organisation(point, "point", parent: Cast.street)) == .parentTypeNotAllowed)
        #expect(refusal(Make.organisation(point, "castle", parent: Cast.street)) == .parentTypeNotAllowed)
        let byStreet = Make.organisation(point, "point", parent: Cast.station, recorder: Cast.street)
        #expect(refusal(byStreet) == .legalRecorderNotAllowed)
        let itself = Make.organisation(point, "point", parent: Cast.station, recorder: point)
        #expect(refusal(itself) == .legalRecorderNotAllowed)
        #expect(refusal(Make.organisation(point, "point", parent: Cast.station)) == nil)
        let desk = Digest(30, 0, 0, 0)
        #expect(refusal(Make.key(desk, point, .desk)) == nil)
        #expect(refusal(Make.appointment(Cast.recorder, point, [.recorder])) == nil)
        #expect(refusal(Make.activity(ActivityID(high: 1, low: 1)), by: desk) == nil)
        let roster = RosterOpened(
            activity: ActivityID(high: 1, low: 1),
            evidence: .signedInOut,
            recorder: Cast.recorder
        )
        #expect(refusal(.rosterOpened(roster), by: desk) == .legalRecorderMissing)
    }

    @Test func closedOrganisationsActNoMore() throws {
        var world = try World.station()
        func closing(_ organisation: OrganisationID, _ successor: OrganisationID) -> Statement {
            .organisationClosed(
                OrganisationClosed(organisation: organisation, successor: successor, reasonCode: code("merger"))
            )
        }
        #expect(world.refusal(by: Cast.rootKey, closing(point, Cast.school)) == .organisationUnknown)
        #expect(world.refusal(by: Cast.rootKey, closing(Cast.root, Cast.school)) == .notAuthorised)
        #expect(world.refusal(by: Cast.rootKey, closing(Cast.station, Cast.station)) == .organisationClosed)
        #expect(world.refusal(by: Cast.otherKey, closing(Cast.station, Cast.school)) == .notAuthorised)
        try world.append(by: Cast.streetKey, closing(Cast.station, Cast.school))
        #expect(world.refusal(by: Cast.streetKey, closing(Cast.station, Cast.school)) == .organisationClosed)
        #expect(world.refusal(by: Cast.deskKey, Make.volunteer(Cast.volunteer(9))) == .organisationClosed)
        #expect(
            world.refusal(by: Cast.rootKey, Make.key(Digest(31, 0, 0, 0), Cast.station, .desk)) == .organisationClosed
        )
    }

    @Test func operatorsAreAppointedFromAbove() throws {
        var world = try World.station()
        let dismissal = Statement.operatorDismissed(
            OperatorDismissed(subject: Cast.approver, organisation: Cast.committee, reasonCode: code("left"))
        )
        func refusal(_ statement: Statement, by key: Digest) -> RejectionCode? { world.refusal(by: key, statement) }
        #expect(refusal(Make.appointment(Cast.leader, point, [.approver]), by: Cast.rootKey) == .organisationUnknown)
        #expect(refusal(Make.appointment(Cast.leader, Cast.station, [.approver]), by: Cast.otherKey) == .notAuthorised)
        let own = Make.appointment(Cast.streetManager, Cast.street, [.inspector])
        #expect(refusal(own, by: Cast.streetKey) == .ownAppointment)
        #expect(refusal(dismissal, by: Cast.otherKey) == .notAuthorised)
        #expect(refusal(dismissal, by: Cast.streetKey) == nil)
        #expect(refusal(dismissal, by: Cast.streetKey) == .operatorUnknown)
        #expect(world.state.roles(of: Cast.approver, in: Cast.committee).isEmpty)
        let first = try world.record([(1, Make.time("2026-06-10", (9, 0), (11, 0)))])
        let approval = Statement.recordsApproved(RecordsApproved(range: try world.range(first)))
        #expect(world.rejection(by: Cast.approverKey, approval)?.obstacle == .notApprover)
    }

    @Test func keysAreEnrolledFromAbove() throws {
        var world = try World.station()
        let new = Digest(40, 0, 0, 0)
        func refusal(_ statement: Statement, by key: Digest = Cast.rootKey) -> RejectionCode? {
            world.refusal(by: key, statement)
        }
        #expect(refusal(Make.key(new, point, .desk)) == .organisationUnknown)
        #expect(refusal(Make.key(new, Cast.street, .person, SubjectID(high: 1, low: 1))) == .subjectUnknown)
        #expect(refusal(Make.key(Cast.deskKey, Cast.street, .desk)) == .keyExists)
        #expect(refusal(Make.key(new, Cast.street, .desk), by: Cast.streetKey) == .notAuthorised)
        #expect(refusal(Make.key(new, Cast.station, .desk), by: Cast.deskKey) == .keyKindNotAllowed)
        let proof = SignatureBytes(first: .zero, second: .zero)
        var successor = KeyEnrolled(organisation: Cast.station, keyKind: .desk, publicKey: new, proof: proof)
        successor.predecessor = KeyPredecessor(authorKey: new, batchDigest: .zero, nextSequence: 0)
        #expect(refusal(.keyEnrolled(successor)) == .keyUnknown)
        successor.predecessor = KeyPredecessor(authorKey: Cast.deskKey, batchDigest: .zero, nextSequence: 0)
        #expect(refusal(.keyEnrolled(successor)) == .keyPredecessorDiffers)
        let author = try #require(world.state.author(Cast.deskKey))
        successor.predecessor = KeyPredecessor(
            authorKey: Cast.deskKey,
            batchDigest: author.lastBatch,
            nextSequence: author.nextSequence
        )
        #expect(refusal(.keyEnrolled(successor)) == nil)
        #expect(world.state.author(Cast.deskKey)?.state == .revoked)
        #expect(world.state.author(new)?.state == .active)
    }

    @Test func anInvalidProofIsRefused() throws {
        var world = try World.station()
        world.proofsAreValid = false
        #expect(world.refusal(by: Cast.rootKey, Make.key(Digest(41, 0, 0, 0), Cast.street, .desk)) == .keyProofInvalid)
    }

    @Test func frozenAndRevokedKeysSignNoBatches() throws {
        var world = try World.station()
        let reason = code("device_lost")
        let frozen = Statement.keyFrozen(KeyFrozen(authorKey: Cast.deskKey, reasonCode: reason))
        let cleared = Statement.keyCleared(KeyCleared(authorKey: Cast.deskKey, reasonCode: reason))
        let revoked = Statement.keyRevoked(KeyRevoked(authorKey: Cast.deskKey, reasonCode: reason))
        let suspected = Statement.keySuspected(
            KeySuspected(authorKey: Cast.deskKey, fromIndex: 5, reasonCode: reason)
        )
        #expect(world.refusal(by: Cast.otherKey, frozen) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, frozen) == nil)
        #expect(world.state.openBatch(world.batchFacts(Cast.deskKey, count: 1)) == .frozen)
        #expect(world.refusal(by: Cast.streetKey, cleared) == nil)
        #expect(world.state.author(Cast.deskKey)?.clearedAt != nil)
        #expect(world.refusal(by: Cast.streetKey, revoked) == nil)
        #expect(world.refusal(by: Cast.streetKey, revoked) == .keyUnknown)
        #expect(world.refusal(by: Cast.streetKey, suspected) == nil)
        #expect(world.state.openBatch(world.batchFacts(Cast.deskKey, count: 1)) == .revoked)
        #expect(world.state.openBatch(world.batchFacts(Cast.credentialKey, count: 1)) == .keyKind)
        #expect(world.state.openBatch(world.batchFacts(Digest(99, 0, 0, 0), count: 1)) == .unknown)
        var facts = world.batchFacts(Cast.schoolKey, count: 1)
        facts.firstSequence = 3
        #expect(world.state.openBatch(facts) == .sequence)
        facts.firstSequence = .max
        #expect(world.state.openBatch(facts) == .sequence)
    }

    @Test func aForeignPreviousBatchIsFound() throws {
        var world = try World.station()
        var facts = world.batchFacts(Cast.deskKey, count: 1)
        facts.previousBatch = .zero
        #expect(world.state.openBatch(facts) == .previousBatch)
    }

    @Test func policiesOnlyGrow() throws {
        var world = try World.station()
        #expect(world.refusal(by: Cast.streetKey, Make.policy("calendar", version: 2)) == .notAuthorised)
        #expect(world.refusal(by: Cast.rootKey, Make.policy("calendar", version: 1)) == .policyVersion)
        let empty = Array("{\"name\":\"calendar\",\"version\":2}".utf8)
        #expect(world.refusal(by: Cast.rootKey, Make.policy("calendar", version: 2, document: empty)) == .policyInvalid)
        #expect(world.refusal(by: Cast.rootKey, Make.policy("local_rules", document: empty)) == nil)
        #expect(world.refusal(by: Cast.rootKey, Make.policy("calendar", version: 1, region: "15")) == nil)
    }

    @Test func nothingWorksWithoutPolicies() throws {
        var world = World()
        #expect(world.refusal(by: Cast.rootKey, Make.volunteer(Cast.volunteer(1))) == .organisationUnknown)
        #expect(world.refusal(by: Cast.rootKey, Make.organisation(Cast.root, "region", parent: nil)) == .policyMissing)
        try world.append(by: Cast.rootKey, Make.policy("organisation_types"))
        try world.append(by: Cast.rootKey, Make.organisation(Cast.root, "region", parent: nil))
        #expect(
            world.refusal(by: Cast.rootKey, Make.activity(leader: Cast.rootManager)) == .policyMissing
        )
    }
}
