import Testing

@testable import LedgerLog

@Suite struct ClockGuardTests {
    static let day: UInt64 = 86_400_000
    static let tolerated: [Int64] = [0, -1, -5000, 1, 7 * 86_400_000]
    static let tooFar: [Int64] = [-5001, 7 * 86_400_000 + 1]
    let last: UInt64 = 1_800_000_000_000

    func reading(_ wall: Int64, _ steady: UInt64 = 0) -> ClockReading {
        ClockReading(wallMilliseconds: UInt64(Int64(last) + wall), steadyMilliseconds: 1_000_000 + steady)
    }

    func rested(_ wall: Int64) -> ClockGuard {
        ClockGuard(lastLogTime: last, isLagAccepted: false, reading: reading(wall))
    }

    func running() -> ClockGuard {
        var guarding = rested(0)
        guarding.made(turnAt: last, reading: reading(0), isAcceptance: false)
        return guarding
    }

    @Test(arguments: ClockGuardTests.tolerated)
    func atAStartSevenDaysMayHavePassed(_ wall: Int64) throws {
        #expect(try rested(wall).logTime(at: reading(wall)) == UInt64(Int64(last) + max(wall, 0)))
    }

    @Test(arguments: ClockGuardTests.tooFar)
    func atAStartMoreStops(_ wall: Int64) {
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try rested(wall).logTime(at: reading(wall)) }
    }

    @Test func inOperationTheWallMayLeadTheSteadyClockByAMinute() throws {
        #expect(try running().logTime(at: reading(60_000)) == last + 60_000)
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try running().logTime(at: reading(60_001)) }
        #expect(try running().logTime(at: reading(90_000, 30_000)) == last + 90_000)
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) {
            try running().logTime(at: reading(90_001, 30_000))
        }
    }

    @Test func inOperationAnyTimeMayPassOnBothClocks() throws {
        let month = 30 * Self.day
        #expect(try running().logTime(at: reading(Int64(month), month)) == last + month)
    }

    @Test func inOperationFiveSecondsBackAreTolerated() throws {
        #expect(try running().logTime(at: reading(-5000)) == last)
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try running().logTime(at: reading(-5001)) }
    }

    @Test func anAcceptedJumpAheadIsTheNewNow() throws {
        var guarding = running()
        let jump = reading(Int64(40 * Self.day))
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try guarding.logTime(at: jump) }
        let accepted = try guarding.logTime(at: jump, isAcceptance: true)
        #expect(accepted == jump.wallMilliseconds)
        guarding.made(turnAt: accepted, reading: jump, isAcceptance: true)
        #expect(try guarding.logTime(at: jump) == accepted)
    }

    @Test func anAcceptedLagLastsUntilLogTimeMovesOn() throws {
        var guarding = running()
        let behind = reading(-3_600_000)
        let accepted = try guarding.logTime(at: behind, isAcceptance: true)
        #expect(accepted == last)
        guarding.made(turnAt: accepted, reading: behind, isAcceptance: true)
        #expect(try guarding.logTime(at: behind) == last)
        guarding.made(turnAt: last, reading: behind, isAcceptance: false)
        #expect(try guarding.logTime(at: reading(-3_599_000, 1000)) == last)
        let caughtUp = reading(10, 3_600_010)
        guarding.made(turnAt: try guarding.logTime(at: caughtUp), reading: caughtUp, isAcceptance: false)
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try guarding.logTime(at: behind) }
    }

    @Test func aClockThatIsSetBackStopsAlsoWhenItIsAheadOfTheLastEntry() throws {
        let hour: UInt64 = 3_600_000
        let tolerated = reading(Int64(hour) - 60_000, hour)
        #expect(try running().logTime(at: tolerated) == tolerated.wallMilliseconds)
        let set = reading(Int64(hour) - 60_001, hour)
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try running().logTime(at: set) }
    }

    @Test func anEmptyLogTakesAnyClock() throws {
        let guarding = ClockGuard(lastLogTime: nil, isLagAccepted: false, reading: reading(0))
        #expect(try guarding.logTime(at: reading(5)) == last + 5)
    }
}
