/// Holds the last signed checkpoint for the one writer, who owns it as long as this lives (spec 11 §3).
///
/// Has one owner; not for use from several threads.
public protocol LockStore: AnyObject {
    /// The present checkpoint, a signed note.
    var note: [UInt8] { get }
    /// What was wrong at opening although the lock could be read.
    var damage: CheckpointLock.Damage? { get }
    /// Called at each fault point of a move; throws to strike.
    var faults: (CheckpointLock.FaultPoint) throws -> Void { get set }

    /// Replaces the present checkpoint by a newer one, durably, if the lock still holds `expected`.
    ///
    /// After any error the lock refuses further moves: only opening it anew tells what it holds.
    func move(from expected: [UInt8], to next: [UInt8]) throws
}

/// Where a checkpoint lock lies: outside the data and outside its backup; its description is what people call it by.
public protocol LockPlace: Sendable, CustomStringConvertible {
    /// Creates the lock with its first checkpoint, durably; throws `lockExists` when there is one.
    func create(note: [UInt8]) throws

    /// Whether there is a lock, whole or damaged.
    func isTaken() throws -> Bool

    /// Opens and owns the lock; throws `lockAbsent`, `lockHeld`, `lockDamaged` or `notPermitted`.
    func open() throws -> any LockStore
}

/// A lock in a local file.
public struct LockFile: LockPlace, Hashable {
    /// The path of the file.
    public let path: String

    /// Names a file; nothing is created or read.
    public init(_ path: String) {
        self.path = path
    }

    /// The path.
    public var description: String { path }

    /// Creates the file with its first checkpoint.
    public func create(note: [UInt8]) throws {
        try CheckpointLock.create(path: path, note: note)
    }

    /// Whether there is a file.
    public func isTaken() throws -> Bool {
        try PrivateFile.read(path) != nil
    }

    /// Opens and owns the file.
    public func open() throws -> any LockStore {
        try CheckpointLock(path: path)
    }
}
