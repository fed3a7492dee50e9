internal import GRDB

/// Whether a database has exactly the tables, indexes and triggers that this program makes.
///
/// Whoever can write the file could put a view in a table's place that answers one reader the truth and the next one
/// something else, or a trigger that changes what is written.
enum SchemaCheck {
    /// Whether the database's schema is what these statements make of an empty one; table by table, word by word.
    static func holds(_ database: Database, madeBy statements: [String]) throws -> Bool {
        let expected = try DatabaseQueue()
        return try expected.write { made in
            for statement in statements { try made.execute(sql: statement) }
            return try objects(database) == objects(made)
        }
    }

    // GRDB makes and drops a table of its own when it turns on the write-ahead log; nothing of it stays.
    private static func objects(_ database: Database) throws -> Set<[String]> {
        let sql = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
        return Set(try Row.fetchAll(database, sql: sql).map { row in (0..<4).map { row[$0] } })
    }
}
