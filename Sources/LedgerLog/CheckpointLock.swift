internal import Glibc

/// The last signed checkpoint, kept outside the data and outside its backup (spec 11 §3).
///
/// Owns the file with `flock` for as long as it lives: a second process is refused. Moves by compare-and-swap into the
/// slot that does not hold the present checkpoint, so a write that never finishes leaves the present one whole.
/// Has one owner, the writer; not for use from several threads.
public final class CheckpointLock: LockStore {
    /// What was found wrong at opening although the lock could be read.
    public enum Damage: Hashable, Sendable {
        /// This slot is neither whole nor blank: a write that never finished, or bytes that changed later.
        case slot(Int)
    }

    /// Where an injected fault can strike.
    public enum FaultPoint: Hashable, Sendable, CaseIterable {
        /// Before anything is written.
        case write
        /// When half of the slot is written.
        case tear
        /// When all is written and nothing flushed.
        case flush
        /// When all is flushed and nobody knows.
        case answer
    }

    /// The longest checkpoint that a lock holds, in bytes.
    public static let longestNote = LockSlot.longestNote

    /// The present checkpoint, a signed note.
    public private(set) var note: [UInt8]
    /// What was wrong at opening, to be shown to the operator.
    public let damage: Damage?
    /// Called at each fault point of a move; throws to strike.
    public var faults: (FaultPoint) throws -> Void = { _ in }

    private let path: String
    private let descriptor: Int32
    private var generation: UInt64
    // The whole file as this process knows it: what compare-and-swap compares.
    private var image: [UInt8]
    // After an error nobody knows what the file holds.
    private var isBroken = false

    /// Creates the file with its first checkpoint; throws `lockExists` when there is one.
    ///
    /// Only creating a log, or restoring its lock, calls this.
    public static func create(path: String, note: [UInt8]) throws {
        guard note.count <= LockSlot.longestNote else {
            throw StoreFailure.fatal(.checkpointRefused, "The checkpoint is too long for the lock.")
        }
        let folder = PrivateFile.folder(of: path)
        try PrivateFile.createFolder(folder)
        // Generation 1 lies in slot 1; slot 0 stays blank.
        let blank = [UInt8](repeating: 0, count: LockSlot.byteCount)
        let temporary = path + ".new"
        try PrivateFile.writeFlushed(temporary, blank + LockSlot(generation: 1, note: note).bytes)
        defer { unlink(temporary) }
        // Unlike a rename, a link never replaces a lock that is there.
        guard link(temporary, path) == 0 else {
            throw errno == EEXIST
                ? StoreFailure.fatal(.lockExists, "There is a checkpoint lock at \(path) already.")
                : PrivateFile.failure("create", path)
        }
        try PrivateFile.flushFolder(folder)
    }

    /// Opens and owns the lock; `lockAbsent`, `lockHeld`, `lockDamaged` or `notPermitted`.
    public init(path: String) throws {
        let descriptor = try CheckpointLock.own(path)
        do {
            image = try CheckpointLock.readFile(descriptor, path)
            let (slot, damage) = try CheckpointLock.parse(image, path)
            self.path = path
            self.descriptor = descriptor
            self.damage = damage
            note = slot.note
            generation = slot.generation
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit {
        // Closing gives up the ownership too.
        close(descriptor)
    }

    /// Replaces the present checkpoint by a newer one, durably, if the file still holds `expected`.
    ///
    /// After any error the lock refuses further moves: only opening it anew tells what it holds.
    public func move(from expected: [UInt8], to next: [UInt8]) throws {
        guard !isBroken else {
            throw StoreFailure.fatal(.reopenRequired, "The checkpoint lock failed before; start again.")
        }
        isBroken = true
        guard next.count <= LockSlot.longestNote else {
            throw StoreFailure.fatal(.checkpointRefused, "The checkpoint is too long for the lock.")
        }
        guard note == expected, CheckpointLock.areEqual(try CheckpointLock.readFile(descriptor, path), image) else {
            throw StoreFailure.fatal(.lockMoved, "The checkpoint lock at \(path) was changed by somebody else.")
        }
        try write(LockSlot(generation: generation + 1, note: next))
        generation += 1
        note = next
        isBroken = false
    }

    private func write(_ slot: LockSlot) throws {
        let bytes = slot.bytes
        let start = Int(slot.generation % 2) * LockSlot.byteCount
        try faults(.write)
        do {
            try faults(.tear)
        } catch {
            try put(bytes.prefix(bytes.count / 2), at: start)
            throw error
        }
        try put(bytes[...], at: start)
        try faults(.flush)
        guard fdatasync(descriptor) == 0 else { throw PrivateFile.failure("flush", path) }
        try faults(.answer)
        image.replaceSubrange(start..<start + bytes.count, with: bytes)
    }

    private func put(_ bytes: ArraySlice<UInt8>, at offset: Int) throws {
        let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
        guard written == bytes.count else { throw PrivateFile.failure("write", path) }
    }

    private static func own(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            guard errno == ENOENT else { throw PrivateFile.failure("open", path) }
            throw StoreFailure.fatal(
                .lockAbsent,
                "There is no checkpoint lock at \(path); find it, or use `restore` with the last short code."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            close(descriptor)
            throw isHeld
                ? StoreFailure.retryable(.lockHeld, "Another process writes this log; it owns \(path).")
                : PrivateFile.failure("lock", path)
        }
        return descriptor
    }

    // `==` of arrays looks at each element by itself.
    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count
            && left.withUnsafeBytes { left in
                right.withUnsafeBytes { right in
                    // An empty array may have no address, which memcmp must not be given.
                    guard let first = left.baseAddress, let second = right.baseAddress else { return left.isEmpty }
                    return memcmp(first, second, left.count) == 0
                }
            }
    }

    private static func readFile(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
        // One byte more than allowed, to notice a longer file.
        var bytes = [UInt8](repeating: 0, count: 2 * LockSlot.byteCount + 1)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { throw PrivateFile.failure("read", path) }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    private static func parse(_ bytes: [UInt8], _ path: String) throws -> (LockSlot, Damage?) {
        let damaged = StoreFailure.fatal(.lockDamaged, "The checkpoint lock at \(path) is damaged in both slots.")
        guard bytes.count == 2 * LockSlot.byteCount else { throw damaged }
        let halves = [bytes[..<LockSlot.byteCount], bytes[LockSlot.byteCount...]]
        let slots = (0...1).map { LockSlot(halves[$0], number: $0) }
        guard let newest = slots.compactMap({ $0 }).max(by: { $0.generation < $1.generation }) else { throw damaged }
        // Only the first generation stands beside a slot that was never written.
        let broken = (0...1).first { slots[$0] == nil && !(newest.generation == 1 && LockSlot.isBlank(halves[$0])) }
        return (newest, broken.map { .slot($0) })
    }
}
