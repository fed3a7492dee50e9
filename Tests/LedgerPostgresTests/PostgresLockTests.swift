import LedgerLog
import LedgerLogTesting
import Testing

@testable import LedgerPostgres

@Suite struct PostgresLockTests {
    struct Crash: Error {}

    func place() throws -> PostgresLockPlace {
        PostgresLockPlace(try TestDatabase(.lock).station)
    }

    @Test func movesFromOneCheckpointToTheNext() throws {
        let place = try place()
        #expect(try place.isTaken() == false)
        try place.create(note: [1])
        #expect(try place.isTaken())
        do {
            let lock = try place.open()
            #expect(lock.note == [1])
            #expect(lock.damage == nil)
            try lock.move(from: [1], to: [2])
            try lock.move(from: [2], to: [UInt8](repeating: 3, count: CheckpointLock.longestNote))
        }
        #expect(try place.open().note.count == CheckpointLock.longestNote)
    }

    @Test func isCreatedOnceAndNeverByOpening() throws {
        let place = try place()
        #expect(throws: StoreFailure.fatal(.lockAbsent, "")) { try place.open() }
        try place.create(note: [1])
        #expect(throws: StoreFailure.fatal(.lockExists, "")) { try place.create(note: [2]) }
        #expect(try place.open().note == [1])
    }

    @Test func aSecondProcessIsRefused() throws {
        let place = try place()
        try place.create(note: [1])
        let lock = try place.open()
        #expect(throws: StoreFailure.retryable(.lockHeld, "")) { try place.open() }
        try lock.move(from: [1], to: [2])
    }

    @Test func aMoveComparesWhatIsThere() throws {
        let database = try TestDatabase(.lock)
        let place = PostgresLockPlace(try database.station)
        try place.create(note: [1])
        let lock = try place.open()
        try database.execute(
            "UPDATE xinshi_lock.checkpoint_lock SET generation = 2, note = decode('01', 'hex')"
        )
        #expect(throws: StoreFailure.fatal(.lockMoved, "")) { try lock.move(from: [1], to: [2]) }
        #expect(throws: StoreFailure.fatal(.reopenRequired, "")) { try lock.move(from: [1], to: [2]) }
    }

    @Test func aWrongExpectationAndALongNoteAreRefused() throws {
        let place = try place()
        try place.create(note: [1])
        #expect(throws: StoreFailure.fatal(.lockMoved, "")) { try place.open().move(from: [9], to: [2]) }
        let long = [UInt8](repeating: 0, count: CheckpointLock.longestNote + 1)
        #expect(throws: StoreFailure.fatal(.checkpointRefused, "")) { try place.open().move(from: [1], to: long) }
        #expect(try place.open().note == [1])
    }

    @Test(arguments: [(CheckpointLock.FaultPoint.write, [UInt8(1)]), (.answer, [2])])
    func afterAFaultOnlyOpeningTellsWhatItHolds(point: CheckpointLock.FaultPoint, expected: [UInt8]) throws {
        let place = try place()
        try place.create(note: [1])
        do {
            let lock = try place.open()
            lock.faults = { if $0 == point { throw Crash() } }
            #expect(throws: Crash.self) { try lock.move(from: [1], to: [2]) }
            #expect(throws: StoreFailure.fatal(.reopenRequired, "")) { try lock.move(from: [1], to: [2]) }
        }
        #expect(try place.open().note == expected)
    }

    @Test func aLostSessionIsFatal() throws {
        let database = try TestDatabase(.lock)
        let place = PostgresLockPlace(try database.station)
        try place.create(note: [1])
        let lock = try place.open()
        try database.endSessions()
        #expect(throws: StoreFailure.fatal(.connectionLost, "")) { try lock.move(from: [1], to: [2]) }
        #expect(try place.open().note == [1])
    }

    @Test func theSchemaRefusesEvenItsOwner() throws {
        let database = try TestDatabase(.lock)
        try PostgresLockPlace(database.station).create(note: [1])
        for sql in [
            "UPDATE xinshi_lock.checkpoint_lock SET note = decode('00', 'hex')",
            "UPDATE xinshi_lock.checkpoint_lock SET generation = 3", "DELETE FROM xinshi_lock.checkpoint_lock",
            "TRUNCATE xinshi_lock.checkpoint_lock", "INSERT INTO xinshi_lock.checkpoint_lock VALUES (1, 1, '')",
        ] {
            #expect(throws: PostgresError.self, "\(sql)") { try database.execute(sql) }
        }
    }
}
