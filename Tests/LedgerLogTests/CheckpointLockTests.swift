import LedgerLogTesting
import Testing

@testable import LedgerLog

@Suite struct CheckpointLockTests {
    struct Fault: Error {}

    let folder = TestFolder()
    var path: String { folder.path + "/lock" }

    func note(_ number: Int) -> [UInt8] {
        Array("note \(number)\n".utf8)
    }

    /// A lock that was moved `moves` times.
    func create(moves: Int) throws {
        try CheckpointLock.create(path: path, note: note(0))
        let lock = try CheckpointLock(path: path)
        for number in 0..<moves { try lock.move(from: note(number), to: note(number + 1)) }
    }

    func reopened() throws -> (note: [UInt8], damage: CheckpointLock.Damage?) {
        let lock = try CheckpointLock(path: path)
        return (lock.note, lock.damage)
    }

    func code(_ body: () throws -> Void) -> StoreFailure.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StoreFailure)?.code
        }
    }

    @Test(arguments: 0...5)
    func holdsTheNewestNote(_ moves: Int) throws {
        try create(moves: moves)
        let found = try reopened()
        #expect(found.note == note(moves))
        #expect(found.damage == nil)
        #expect(try PrivateFile.read(path)?.count == 8192)
    }

    @Test func followsTheWrittenFormat() throws {
        try create(moves: 1)
        let file = try #require(try PrivateFile.read(path))
        #expect(Array(file[0..<15]) == Array("xinshi/v1/lock\0".utf8))
        #expect(Array(file[15..<25]) == [0, 0, 0, 0, 0, 0, 0, 2, 0, 7])
        #expect(Array(file[25..<32]) == note(1))
        #expect(file[32..<4064].allSatisfy { $0 == 0 })
        #expect(Array(file[4096 + 15..<4096 + 23]) == [0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test func isCreatedOnlyOnce() throws {
        try create(moves: 1)
        #expect(code { try CheckpointLock.create(path: path, note: note(9)) } == .lockExists)
        #expect(try reopened().note == note(1))
    }

    @Test func absentMeansRefuse() {
        #expect(code { _ = try CheckpointLock(path: path) } == .lockAbsent)
        #expect((try? PrivateFile.read(path)) == .some(nil))
    }

    @Test func hasOneOwner() throws {
        try create(moves: 0)
        let owner = try CheckpointLock(path: path)
        #expect(code { _ = try CheckpointLock(path: path) } == .lockHeld)
        #expect(owner.note == note(0))
    }

    @Test func movesOnlyFromWhatItHolds() throws {
        try create(moves: 1)
        let lock = try CheckpointLock(path: path)
        #expect(code { try lock.move(from: note(0), to: note(2)) } == .lockMoved)
        #expect(code { try lock.move(from: note(1), to: note(2)) } == .reopenRequired)
    }

    @Test func noticesThatSomebodyWroteTheFile() throws {
        try create(moves: 1)
        let lock = try CheckpointLock(path: path)
        var bytes = try #require(try PrivateFile.read(path))
        bytes.replaceSubrange(4096..<8192, with: LockSlot(generation: 3, note: note(7)).bytes)
        // Written over the same file, not renamed: the lock has it open.
        try PrivateFile.writeFlushed(path, bytes)
        #expect(code { try lock.move(from: note(1), to: note(2)) } == .lockMoved)
    }

    @Test(arguments: CheckpointLock.FaultPoint.allCases)
    func aFaultLeavesTheOldOrTheNewNote(_ point: CheckpointLock.FaultPoint) throws {
        for moves in 1...2 {
            let folder = TestFolder()
            let path = folder.path + "/lock"
            try CheckpointLock.create(path: path, note: note(0))
            do {
                let lock = try CheckpointLock(path: path)
                for number in 1..<moves { try lock.move(from: note(number - 1), to: note(number)) }
                lock.faults = { if $0 == point { throw Fault() } }
                #expect(throws: Fault.self) { try lock.move(from: note(moves - 1), to: note(moves)) }
                lock.faults = { _ in }
                #expect(code { try lock.move(from: note(moves - 1), to: note(moves)) } == .reopenRequired)
            }
            let lock = try CheckpointLock(path: path)
            let isNew = point == .flush || point == .answer
            #expect(lock.note == note(isNew ? moves : moves - 1))
            #expect((lock.damage != nil) == (point == .tear))
            try lock.move(from: lock.note, to: note(99))
            #expect(lock.note == note(99))
        }
    }

    @Test func aFlippedBitAnywhereNeverYieldsAnotherNote() throws {
        try create(moves: 3)
        let whole = try #require(try PrivateFile.read(path))
        // Every byte of headers, notes and digests; of the padding, which the digest covers alike, each 61st.
        let padding = 40..<4064
        for offset in 0..<whole.count where !padding.contains(offset % 4096) || offset % 61 == 0 {
            var bytes = whole
            bytes[offset] ^= UInt8(1) << UInt8(offset % 8)
            try PrivateFile.writeFlushed(path, bytes)
            let lock = try CheckpointLock(path: path)
            // Three moves: generation 4 in slot 0, generation 3 in slot 1.
            #expect(lock.note == note(offset < 4096 ? 2 : 3))
            #expect(lock.damage == .slot(offset / 4096))
        }
    }

    @Test func bothSlotsDamagedRefuse() throws {
        try create(moves: 3)
        var bytes = try #require(try PrivateFile.read(path))
        bytes[30] ^= 1
        bytes[5000] ^= 1
        try PrivateFile.writeFlushed(path, bytes)
        #expect(code { _ = try CheckpointLock(path: path) } == .lockDamaged)
    }

    @Test(arguments: [0, 1, 4096, 8191, 8193])
    func anotherLengthRefuses(_ length: Int) throws {
        try create(moves: 3)
        let bytes = try #require(try PrivateFile.read(path))
        try PrivateFile.writeFlushed(path, Array((bytes + [0]).prefix(length)))
        #expect(code { _ = try CheckpointLock(path: path) } == .lockDamaged)
    }

    @Test func takesTheLongestNoteAndNoLonger() throws {
        let longest = [UInt8](repeating: 65, count: LockSlot.longestNote)
        try CheckpointLock.create(path: path, note: longest)
        let lock = try CheckpointLock(path: path)
        #expect(lock.note == longest)
        #expect(code { try lock.move(from: longest, to: longest + [65]) } == .checkpointRefused)
    }
}
