internal import GRDB
internal import LedgerLog
internal import LedgerModel
internal import Synchronization

/// The statements of the store, each run inside a transaction of the caller.
extension SQLiteLogStore {
    /// One immediate transaction on the writing connection, durable when this returns.
    func write(_ action: String, _ body: (Database) throws -> Void) throws {
        try StoreFailure.mapping(action) {
            try pool.writeWithoutTransaction { database in
                try database.immediately { try body(database) }
            }
        }
    }

    /// One read on a connection of its own.
    func read<Result>(_ action: String, _ body: (Database) throws -> Result) throws -> Result {
        try StoreFailure.mapping(action) {
            // Every row is final once it is there, so no snapshot is needed to read several.
            guard isReading.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
                return try pool.unsafeRead(body)
            }
            defer { isReading.store(false, ordering: .releasing) }
            return try reader.unsafeRead(body)
        }
    }

    /// Every row of a short table.
    func collect<Element>(_ sql: String, _ make: (RawRow) -> Element) throws -> [Element] {
        try read("reading") { database in
            var found: [Element] = []
            try RawStatement(database, sql).forEachRow { row in
                found.append(make(row))
                return true
            }
            return found
        }
    }

    static func size(_ database: Database) throws -> UInt64 {
        var size: UInt64 = 0
        try RawStatement(database, "SELECT size FROM head").forEachRow { row in
            size = row.integer(0)
            return false
        }
        return size
    }

    // After the rows, since the schema holds the size against them.
    static func move(to size: UInt64, signedSize: UInt64, _ database: Database) throws {
        let statement = try RawStatement(database, "UPDATE head SET size = ?, signed_size = ?")
        try statement.bind(size, at: 1)
        try statement.bind(signedSize, at: 2)
        try statement.run()
    }

    static func insert(_ turn: Turn, _ database: Database) throws {
        let statement = try RawStatement(database, "INSERT INTO entries VALUES (?, ?)")
        var index = turn.firstIndex
        try turn.forEach { entry in
            try statement.bind(index, at: 1)
            try statement.bind(entry, at: 2)
            try statement.run()
            index += 1
        }
    }

    static func insert(_ nodes: [Digest], from position: UInt64, _ database: Database) throws {
        guard !nodes.isEmpty else { return }
        let sql = "INSERT INTO nodes VALUES (?, ?)"
        for (offset, node) in nodes.enumerated() {
            try run(database, sql, position + UInt64(offset), node.bytes)
        }
    }

    static func run(_ database: Database, _ sql: String, _ number: UInt64, _ bytes: [UInt8]? = nil) throws {
        let statement = try RawStatement(database, sql)
        try statement.bind(number, at: 1)
        guard let bytes else { return try statement.run() }
        try bytes.withUnsafeBytes { bytes in
            try statement.bind(bytes, at: 2)
            try statement.run()
        }
    }
}
