internal import LedgerFormat
internal import LedgerLog

/// What is fixed when a log is created: its origin and where its lock lies; kept as `xinshi.json`.
struct Settings: Hashable, Sendable {
    let origin: String
    let lockPath: String

    var bytes: [UInt8] {
        JSONValue.sorted([
            .init("format", .integer(1)), .init("lock", .string(lockPath)), .init("origin", .string(origin)),
        ]).canonicalBytes
    }

    init(origin: String, lockPath: String) {
        self.origin = origin
        self.lockPath = lockPath
    }

    /// Reads the settings of a data directory; refuses a folder without a log.
    init(_ directory: DataDirectory) throws {
        guard let bytes = try PrivateFile.read(directory.settings) else {
            throw ServiceRefusal.notInitialised(directory.path)
        }
        guard let value = try? JSONValue.parse(bytes), value["format"]?.integer == 1,
            let origin = value["origin"]?.string, let lock = value["lock"]?.string
        else { throw ServiceFailure("settings", directory.settings) }
        self.init(origin: origin, lockPath: lock)
    }
}
