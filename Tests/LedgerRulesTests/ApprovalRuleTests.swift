import LedgerModel
import LedgerRules
import Testing

@Suite struct ApprovalRuleTests {
    private let time = Make.time("2026-06-10", (9, 0), (11, 0))

    private func approval(_ world: World, _ first: UInt64, except: [Int] = []) throws -> Statement {
        .recordsApproved(RecordsApproved(range: try world.range(first, except: except)))
    }

    @Test func anApprovedSessionIsEffectiveAndMintsCredit() throws {
        var world = try World.station()
        let first = try world.record([(1, time), (2, time)])
        try world.approve(first)
        #expect(try world.found(first + 1).state == .effective)
        let sums = try world.sums(Cast.volunteer(1))
        #expect(sums.effective(.signedInOut) == Seconds(7200) && sums.pending == .zero && sums.credit == 7200)
        #expect(world.state.issuanceBalance == -14_400)
    }

    @Test func exceptedSessionsStayPending() throws {
        var world = try World.station()
        let first = try world.record([(1, time), (2, time)])
        try world.approve(first, except: [2])
        #expect(try world.found(first + 1).state == .effective)
        #expect(try world.found(first + 2).state == .pending)
        #expect(world.refusal(by: Cast.approverKey, try approval(world, first)) == .approvalNotAllowed)
        try world.approve(first, except: [1])
        #expect(try world.found(first + 2).state == .effective)
    }

    @Test func rangesMustName() throws {
        var world = try World.station()
        let first = try world.record([(1, time), (2, time)])
        let good = try world.range(first)
        func refusal(_ range: BatchRange) -> RejectionCode? {
            world.refusal(by: Cast.approverKey, .recordsApproved(RecordsApproved(range: range)))
        }
        func range(
            key: Digest? = nil,
            first: UInt64? = nil,
            count: Int? = nil,
            root: Digest? = nil,
            except: [Int] = []
        )
            -> BatchRange
        {
            BatchRange(
                authorKey: key ?? good.authorKey,
                firstSequence: first ?? good.firstSequence,
                count: count ?? good.count,
                statementsRoot: root ?? good.statementsRoot,
                except: except
            )
        }
        #expect(refusal(range(key: Cast.rootKey)) == .rangeBroken)
        #expect(refusal(range(first: good.firstSequence + 1)) == .rangeBroken)
        #expect(refusal(range(count: 2)) == .rangeBroken)
        #expect(refusal(range(root: .zero)) == .rangeBroken)
        // The roster itself stands at offset 0 and may not be excepted.
        #expect(refusal(range(except: [0])) == .rangeBroken)
        #expect(refusal(range(except: [1, 2])) == .nothingToApprove)
        #expect(refusal(good) == nil)
    }

    @Test func nobodyApprovesWhatHeRecordedOrServed() throws {
        var world = try World.station()
        try world.append(by: Cast.rootKey, Make.appointment(Cast.recorder, Cast.committee, [.approver]))
        let extra = Digest(20, 0, 0, 0)
        try world.append(by: Cast.rootKey, Make.key(extra, Cast.committee, .person, Cast.recorder))
        let first = try world.record([(1, time)])
        let rejection = world.rejection(by: extra, try approval(world, first))
        #expect(rejection?.code == .approvalNotAllowed && rejection?.obstacle == .ownRecord && rejection?.offset == 1)
        let own = try world.append(
            by: Cast.deskKey,
            [Make.roster(), Make.session(.inBatch(offset: 0), Cast.approver, time)]
        )
        #expect(world.rejection(by: Cast.approverKey, try approval(world, own))?.obstacle == .ownService)
    }

    @Test func onlyApproversAndLeadersApprove() throws {
        var world = try World.station()
        let first = try world.record([(1, time), (2, time)])
        #expect(world.rejection(by: Cast.otherKey, try approval(world, first))?.obstacle == .notApprover)
        #expect(world.refusal(by: Cast.deskKey, try approval(world, first)) == .keyKindNotAllowed)
        #expect(world.refusal(by: Cast.leaderKey, try approval(world, first)) == nil)
        // A manager has every role but inspector.
        let second = try world.record([(3, time)])
        #expect(world.refusal(by: Cast.streetKey, try approval(world, second)) == nil)
    }

    @Test func aLeaderDecidesWhileHeHoldsARole() throws {
        var world = try World.station()
        let first = try world.record([(1, time)])
        let dismissed = OperatorDismissed(subject: Cast.leader, organisation: Cast.station, reasonCode: code("left"))
        try world.append(by: Cast.rootKey, .operatorDismissed(dismissed))
        #expect(world.rejection(by: Cast.leaderKey, try approval(world, first))?.obstacle == .notApprover)
        try world.append(by: Cast.rootKey, Make.appointment(Cast.leader, Cast.otherStreet, [.approver]))
        #expect(world.rejection(by: Cast.leaderKey, try approval(world, first))?.obstacle == .notApprover)
        // Above the organiser any role will do.
        try world.append(by: Cast.rootKey, Make.appointment(Cast.leader, Cast.street, [.inspector]))
        #expect(world.refusal(by: Cast.leaderKey, try approval(world, first)) == nil)
    }

    @Test func backOfficeNeedsTwoAndASuperior() throws {
        var world = try World.station()
        let first = try world.record([(1, time)], .backOffice)
        try world.approve(first, by: Cast.leaderKey)
        #expect(try world.found(first + 1).state == .pending)
        #expect(world.rejection(by: Cast.leaderKey, try approval(world, first))?.obstacle == .approvedBefore)
        // The committee stands above the station, so its approver is superior.
        try world.approve(first, by: Cast.approverKey)
        #expect(try world.found(first + 1).state == .effective)
        #expect(try world.sums(Cast.volunteer(1)).credit == 0)

        try world.append(by: Cast.rootKey, Make.appointment(Cast.secondApprover, Cast.station, [.approver]))
        let local = Digest(21, 0, 0, 0)
        try world.append(by: Cast.rootKey, Make.key(local, Cast.station, .person, Cast.secondApprover))
        let second = try world.record([(2, time)], .backOffice)
        try world.approve(second, by: Cast.leaderKey)
        #expect(world.rejection(by: local, try approval(world, second))?.obstacle == .needsSuperior)
        try world.approve(second, by: Cast.streetKey)
        #expect(try world.found(second + 1).state == .effective)
    }

    @Test func declinedRecordsStaySo() throws {
        var world = try World.station()
        let first = try world.record([(1, time)])
        let decline = Statement.recordsDeclined(
            RecordsDeclined(range: try world.range(first), reasonCode: code("no_evidence"))
        )
        #expect(world.refusal(by: Cast.otherKey, decline) == .approvalNotAllowed)
        #expect(world.refusal(by: Cast.approverKey, decline) == nil)
        #expect(try world.found(first + 1).state == .declined)
        #expect(try world.sums(Cast.volunteer(1)).pending == .zero)
        #expect(world.refusal(by: Cast.approverKey, decline) == .approvalNotAllowed)
        // Its time is free again.
        try world.record([(1, time)])
    }

    @Test func theDeskLearnsWhatToExcept() throws {
        var world = try World.station()
        let first = try world.append(
            by: Cast.deskKey,
            [
                Make.roster(), Make.session(.inBatch(offset: 0), Cast.volunteer(1), time),
                Make.session(.inBatch(offset: 0), Cast.approver, time),
            ]
        )
        let entries = world.state.approvable(try world.range(first), by: Cast.approverKey) ?? []
        #expect(entries.map(\.offset) == [1, 2])
        #expect(entries.map(\.obstacle) == [nil, .ownService])
        try world.approve(first, except: entries.filter { $0.obstacle != nil }.map(\.offset))
    }
}
