internal import Foundation
internal import GRDB
public import LedgerModel
public import LedgerVault

extension VaultDatabase {
    private static let valueColumns = "o.kind, o.id, s.statement, s.tag, s.box"
    private static let values = "SELECT \(valueColumns) FROM sealed s JOIN owner o ON o.row = s.owner"
    private static let isCurrent = """
        NOT EXISTS (SELECT 1 FROM sealed n WHERE n.owner = s.owner AND n.tag = s.tag AND n.row > s.row)
        """

    /// The values of a statement.
    public func values(of statement: StatementID) throws -> [SealedValue] {
        try values(where: "s.statement = ?", [statement.data])
    }

    /// The values of an owner, in the order of their sealing.
    public func values(of owner: VaultOwner) throws -> [SealedValue] {
        try values(where: "o.kind = ? AND o.id = ?", [owner.kind, owner.data])
    }

    /// The values that carry a mark.
    public func values(marked mark: VaultMark) throws -> [MarkedValue] {
        let sql = """
            SELECT \(Self.valueColumns), \(Self.isCurrent) FROM mark m
            JOIN sealed s ON s.row = m.sealed JOIN owner o ON o.row = s.owner
            WHERE m.code = ? ORDER BY s.row
            """
        return try read { database in
            try Row.fetchAll(database, cached: sql, [Data(mark.bytes)]).map { row in
                MarkedValue(value: try Self.value(row), isCurrent: row[5])
            }
        }
    }

    /// Active subjects whose current values carry every one of the marks, at most `limit`, by id.
    public func subjects(marked marks: [VaultMark], limit: Int) throws -> [SubjectID] {
        guard !marks.isEmpty else { return [] }
        let holders = """
            SELECT s.owner FROM mark m JOIN sealed s ON s.row = m.sealed WHERE m.code = ? AND \(Self.isCurrent)
            """
        let sql = """
            SELECT id FROM owner
            WHERE kind = 1 AND state = 0 AND row IN (\(marks.map { _ in holders }.joined(separator: " INTERSECT ")))
            ORDER BY id LIMIT ?
            """
        let arguments = StatementArguments(marks.map { Data($0.bytes) }) + [limit]
        return try read { database in
            try Data.fetchAll(database, cached: sql, arguments).map { id in
                guard let subject = SubjectID([UInt8](id)) else { throw Self.damaged("id") }
                return subject
            }
        }
    }

    /// Passes the values with one of `tags` of every active subject that has any; of one tag the current value comes
    /// last.
    public func forEachSubject(
        tags: [VaultTag],
        _ body: (OwnerRecord, [SealedValue]) throws -> Void
    ) throws {
        let places = tags.map { _ in "?" }.joined(separator: ", ")
        // The order is the index's own: nothing is sorted, every row is read once.
        let sql = """
            SELECT o.kind, o.id, o.state, o.wrapped_key, s.statement, s.tag, s.box, o.row
            FROM owner o CROSS JOIN sealed s INDEXED BY sealed_by_owner ON s.owner = o.row
            WHERE o.kind = 1 AND o.state = 0 AND s.tag IN (\(places)) ORDER BY o.row, s.tag, s.row
            """
        try read { database in
            let cursor = try Row.fetchCursor(database, sql: sql, arguments: StatementArguments(tags.map(\.name)))
            var (current, values): (OwnerRecord?, [SealedValue]) = (nil, [])
            var number: Int64 = 0
            while let row = try cursor.next() {
                if let record = current, number != row[7] {
                    try body(record, values)
                    (current, values) = (nil, [])
                }
                let record = try current ?? Self.record(row)
                (current, number) = (record, row[7])
                values.append(try Self.value(row, of: record.owner, at: 4))
            }
            if let current { try body(current, values) }
        }
    }

    /// Every statement that has a value.
    public func statements() throws -> [StatementID] {
        try read { database in
            let sql = "SELECT DISTINCT statement FROM sealed ORDER BY statement"
            return try Data.fetchAll(database, sql: sql).map { try Self.statement([UInt8]($0)) }
        }
    }

    private func values(where condition: String, _ arguments: StatementArguments) throws -> [SealedValue] {
        try read { database in
            let sql = "\(Self.values) WHERE \(condition) ORDER BY s.row"
            return try Row.fetchAll(database, cached: sql, arguments).map { try Self.value($0) }
        }
    }

    private static func value(_ row: Row) throws -> SealedValue {
        try value(row, of: owner(row), at: 2)
    }

    private static func value(_ row: Row, of owner: VaultOwner, at start: Int) throws -> SealedValue {
        let tag: String = row[start + 1]
        guard let tag = VaultTag(tag) else { throw damaged("tag") }
        let statement = try statement(row.bytes(start))
        return SealedValue(statement: statement, tag: tag, owner: owner, box: try row.bytes(start + 2))
    }

    static func record(_ row: Row) throws -> OwnerRecord {
        let key = row.hasNull(atIndex: 3) ? nil : try row.bytes(3)
        guard let state = OwnerRecord.State(rawValue: row[2]) else { throw damaged("state") }
        return OwnerRecord(owner: try owner(row), state: state, wrappedKey: key)
    }

    private static func owner(_ row: Row) throws -> VaultOwner {
        let id = try row.bytes(1)
        let kind: Int = row[0]
        guard let kind = UInt8(exactly: kind), let owner = VaultOwner(kind: kind, id: id) else {
            throw damaged("owner")
        }
        return owner
    }

    private static func statement(_ bytes: [UInt8]) throws -> StatementID {
        guard let statement = StatementID(bytes) else { throw damaged("statement") }
        return statement
    }
}
