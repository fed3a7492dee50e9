import LedgerModel
import LedgerRules
import Testing

/// Two different persons, neither of them the one who served, stand behind every effective record (spec 06 §5).
@Suite struct TwoPersonRuleTests {
    private let time = Make.time("2026-06-10", (9, 0), (11, 0))

    private func approval(_ world: World, _ first: UInt64) throws -> Statement {
        .recordsApproved(RecordsApproved(range: try world.range(first)))
    }

    /// `recording` with another number of approvals for records that nobody has signed for, or with none.
    private func recording(unsigned: Int?) throws -> [UInt8] {
        let text = String(decoding: try #require(Policies.documents["recording"]), as: UTF8.self)
        let name = try #require(text.firstRange(of: "\"unsigned\":{\"approvals\":2"))
        let rest = text[name.upperBound...]
        let end = try #require(rest.firstIndex(of: "}"))
        // Left out, the comma before it goes too: `unsigned` is the last member of `approval`.
        let member = unsigned.map { "\"unsigned\":{\"approvals\":\($0)" + rest[..<end] + "}" }
        let head = text[..<name.lowerBound]
        return Array((head.dropLast(member == nil ? 1 : 0) + (member ?? "") + rest[rest.index(after: end)...]).utf8)
    }

    @Test func aDeskRosterNeedsTwoApprovers() throws {
        var world = try World.station()
        let first = try world.record([(1, time)], by: Cast.deskKey)
        #expect(try world.found(first + 1).neededApprovals == 2)
        #expect(try world.found(first + 1).isUnsigned)
        try world.approve(first)
        #expect(try world.found(first + 1).state == .pending)
        #expect(try world.sums(Cast.volunteer(1)).credit == 0)
        #expect(world.rejection(by: Cast.approverKey, try approval(world, first))?.obstacle == .approvedBefore)
        try world.approve(first, by: Cast.secondApproverKey)
        #expect(try world.found(first + 1).state == .effective)
        #expect(try world.sums(Cast.volunteer(1)).credit == 7200)
    }

    @Test func oneApproverUnderTwoKeysIsOnePerson() throws {
        var world = try World.station()
        let again = Digest(22, 0, 0, 0)
        try world.append(by: Cast.rootKey, Make.key(again, Cast.committee, .person, Cast.approver))
        let first = try world.record([(1, time)], by: Cast.deskKey)
        try world.approve(first)
        #expect(world.rejection(by: again, try approval(world, first))?.obstacle == .approvedBefore)
    }

    @Test func theOneWhoServedIsNoSecondPerson() throws {
        var world = try World.station()
        let first = try world.append(
            by: Cast.recorderKey,
            [
                Make.roster(), Make.session(.inBatch(offset: 0), Cast.recorder, time),
                Make.session(.inBatch(offset: 0), Cast.volunteer(1), time),
            ]
        )
        #expect(try world.found(first + 1).neededApprovals == 2)
        #expect(try world.found(first + 2).neededApprovals == 1)
        try world.approve(first)
        #expect(try world.found(first + 1).state == .pending)
        #expect(try world.found(first + 2).state == .effective)
    }

    @Test func whoAddsToADeskRosterSignsForIt() throws {
        var world = try World.station()
        let roster = try world.append(by: Cast.deskKey, Make.roster())
        let added = Make.session(world.ref(roster), Cast.volunteer(1), time)
        #expect(world.rejection(by: Cast.leaderKey, added)?.need == .rosterOfAnother)
        let first = try world.append(by: Cast.recorderKey, added)
        #expect(try world.found(first).neededApprovals == 1)
        #expect(try world.found(first).recorders == [Cast.recorder])
        try world.approve(first)
        #expect(try world.found(first).state == .effective)
    }

    @Test func whoIsOnlyNamedAsRecorderMayDeclineAndVoid() throws {
        var world = try World.station()
        try world.append(by: Cast.streetKey, Make.appointment(Cast.recorder, Cast.station, [.approver, .recorder]))
        let first = try world.record([(1, time), (2, time)], by: Cast.deskKey)
        #expect(world.rejection(by: Cast.recorderKey, try approval(world, first))?.obstacle == .ownRecord)
        let voiding = SessionVoided(record: world.ref(first + 1), reasonCode: code("false_record"))
        #expect(world.refusal(by: Cast.recorderKey, .sessionVoided(voiding)) == nil)
        let range = try world.range(first, except: [1])
        let asked = world.state.approvable(range, by: Cast.recorderKey, approves: false)
        #expect(asked?.map(\.obstacle) == [nil])
        let declined = RecordsDeclined(range: range, reasonCode: code("false_record"))
        #expect(world.refusal(by: Cast.recorderKey, .recordsDeclined(declined)) == nil)
    }

    @Test func aLeaderIsOneOfTwo() throws {
        var world = try World.station()
        let first = try world.record([(1, time)], by: Cast.deskKey)
        try world.approve(first, by: Cast.leaderKey)
        try world.approve(first)
        #expect(try world.found(first + 1).state == .effective)
    }

    @Test func aCorrectionIsSignedFor() throws {
        var world = try World.station()
        let first = try world.record([(1, time)], by: Cast.deskKey)
        try world.approve(first)
        let longer = Make.time("2026-06-10", (9, 0), (12, 0))
        let correction = SessionCorrected(record: world.ref(first + 1), time: longer, reasonCode: code("time_error"))
        try world.append(by: Cast.approverKey, .sessionCorrected(correction))
        #expect(try world.found(first + 1).neededApprovals == 1)
        #expect(world.rejection(by: Cast.approverKey, try approval(world, first))?.obstacle == .ownRecord)
        try world.approve(first, by: Cast.secondApproverKey)
        #expect(try world.found(first + 1).state == .effective)
    }

    @Test func aCorrectedBackOfficeRecordStillNeedsTwo() throws {
        var world = try World.station()
        let first = try world.record([(1, time)], .backOffice, by: Cast.deskKey)
        let longer = Make.time("2026-06-10", (9, 0), (12, 0))
        let correction = SessionCorrected(record: world.ref(first + 1), time: longer, reasonCode: code("time_error"))
        try world.append(by: Cast.approverKey, .sessionCorrected(correction))
        #expect(try world.found(first + 1).neededApprovals == 2)
    }

    @Test func aDeskTakesBackWhatOnePersonApproved() throws {
        var world = try World.station()
        let first = try world.record([(1, time)], by: Cast.deskKey)
        try world.approve(first)
        let back = RecordsVoided(range: try world.range(first), reasonCode: code("recorder_withdrew"))
        #expect(world.refusal(by: Cast.deskKey, .recordsVoided(back)) == nil)
        #expect(try world.found(first + 1).state == .void)
    }

    @Test(arguments: [(1, 1), (2, 2), (nil, 2)] as [(Int?, Int)])
    func aRegionMayAskForOne(unsigned: Int?, needed: Int) throws {
        var world = try World.station()
        let document = try recording(unsigned: unsigned)
        try world.append(by: Cast.rootKey, Make.policy("recording", region: "15", document: document))
        let first = try world.record([(1, time)], by: Cast.deskKey)
        #expect(try world.found(first + 1).neededApprovals == needed)
        #expect(try world.found(first + 1).isUnsigned)
    }

    @Test(arguments: [0, 3]) func otherNumbersAreNoPolicy(unsigned: Int) throws {
        var world = try World.station()
        let policy = Make.policy("recording", region: "15", document: try recording(unsigned: unsigned))
        #expect(world.refusal(by: Cast.rootKey, policy) == .policyInvalid)
    }

    @Test func aDeskKeyIsToldThatItApprovesNothing() throws {
        var world = try World.station()
        let first = try world.record([(1, time)], by: Cast.deskKey)
        let entries = world.state.approvable(try world.range(first), by: Cast.deskKey) ?? []
        #expect(entries.map(\.obstacle) == [.notApprover])
    }
}
