public import LedgerLog

/// A checkpoint lock in `xinshi_lock`: in another cluster than the data, or at least never in one backup with them.
public struct PostgresLockPlace: LockPlace, Hashable {
    /// The database that holds the lock.
    public let address: PostgresAddress

    /// Names a database; nothing is created or read.
    public init(_ address: PostgresAddress) {
        self.address = address
    }

    /// The address.
    public var description: String { address.text }

    /// Writes the first checkpoint; throws `lockExists`.
    public func create(note: [UInt8]) throws {
        guard note.count <= CheckpointLock.longestNote else { throw PostgresLock.tooLong }
        try StoreFailure.mapping("creating the lock") {
            var connection = try PostgresLock.connect(address)
            let sql = "INSERT INTO xinshi_lock.checkpoint_lock VALUES (0, 1, $1) ON CONFLICT DO NOTHING"
            guard try connection.run(sql, [.bytes(note)]).affectedCount == 1 else {
                throw StoreFailure.fatal(.lockExists, "There is a checkpoint lock at \(self) already.")
            }
        }
    }

    /// Whether there is a checkpoint.
    public func isTaken() throws -> Bool {
        try StoreFailure.mapping("reading the lock") {
            var connection = try PostgresLock.connect(address)
            return try connection.run("SELECT FROM xinshi_lock.checkpoint_lock").count > 0
        }
    }

    /// Opens and owns the lock; throws `lockAbsent`, `lockHeld`, `unreachable` or `notPermitted`.
    public func open() throws -> any LockStore {
        try PostgresLock(self)
    }
}

/// The last signed checkpoint in a row of PostgreSQL; moves by compare-and-swap in one statement.
///
/// The session owns an advisory lock, so that a second process is refused; the generation is compared too, so that a
/// process whose session was lost cannot move what another took over.
final class PostgresLock: LockStore {
    private(set) var note: [UInt8]
    let damage: CheckpointLock.Damage? = nil
    var faults: (CheckpointLock.FaultPoint) throws -> Void = { _ in }

    private let place: PostgresLockPlace
    private var connection: PostgresConnection
    private var generation: UInt64
    // After an error nobody knows what the row holds.
    private var isBroken = false

    init(_ place: PostgresLockPlace) throws {
        self.place = place
        connection = try PostgresLock.connect(place.address)
        (generation, note) = try PostgresLock.own(place, &connection)
    }

    func move(from expected: [UInt8], to next: [UInt8]) throws {
        guard !isBroken else {
            throw StoreFailure.fatal(.reopenRequired, "The checkpoint lock failed before; start again.")
        }
        isBroken = true
        guard next.count <= CheckpointLock.longestNote else { throw PostgresLock.tooLong }
        try faults(.write)
        let sql = """
            UPDATE xinshi_lock.checkpoint_lock SET generation = generation + 1, note = $1
            WHERE generation = $2 AND note = $3
            """
        let values: [PostgresValue] = [.bytes(next), .integer(generation), .bytes(expected)]
        let count = try StoreFailure.mapping("moving the lock") { try connection.run(sql, values).affectedCount }
        guard count == 1 else {
            throw StoreFailure.fatal(.lockMoved, "The checkpoint lock at \(place) was changed by somebody else.")
        }
        try faults(.answer)
        generation += 1
        note = next
        isBroken = false
    }

    static var tooLong: StoreFailure { .fatal(.checkpointRefused, "The checkpoint is too long for the lock.") }

    static func connect(_ address: PostgresAddress) throws -> PostgresConnection {
        var connection = try PostgresSession.open(address, .writer)
        try StoreFailure.mapping("opening the lock") { try PostgresCreation.requireVersion(.lock, &connection) }
        return connection
    }

    private static func own(
        _ place: PostgresLockPlace,
        _ connection: inout PostgresConnection
    ) throws -> (UInt64, [UInt8]) {
        try StoreFailure.mapping("opening the lock") {
            try PostgresSession.own("xinshi_lock", &connection)
            let rows = try connection.run("SELECT generation, note FROM xinshi_lock.checkpoint_lock")
            guard rows.count == 1 else {
                throw StoreFailure.fatal(
                    .lockAbsent,
                    "There is no checkpoint lock at \(place); find it, or use `restore` with the last short code."
                )
            }
            return (rows.integer(0, 0), Array(rows.bytes(0, 1)))
        }
    }
}
