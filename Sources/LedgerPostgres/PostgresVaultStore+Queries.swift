public import LedgerModel
public import LedgerVault

extension PostgresVaultStore {
    private static let columns = "o.kind, o.id, s.statement, s.tag, s.box"
    private static let joined = "xinshi_vault.sealed s JOIN xinshi_vault.owner o ON o.number = s.owner"
    private static let isCurrent = """
        NOT EXISTS (
            SELECT FROM xinshi_vault.sealed n WHERE n.owner = s.owner AND n.tag = s.tag AND n.number > s.number
        )
        """

    /// The values of a statement.
    public func values(of statement: StatementID) throws -> [SealedValue] {
        try values(where: "s.statement = $1", [.bytes(statement.bytes)])
    }

    /// The values of an owner, in the order of their sealing.
    public func values(of owner: VaultOwner) throws -> [SealedValue] {
        try values(where: "o.kind = $1 AND o.id = $2", Self.values(owner))
    }

    /// The values that carry a mark.
    public func values(marked mark: VaultMark) throws -> [MarkedValue] {
        let sql = """
            SELECT \(Self.columns), \(Self.isCurrent) FROM \(Self.joined)
            JOIN xinshi_vault.mark m ON m.sealed = s.number WHERE m.code = $1 ORDER BY s.number
            """
        return try use { connection in
            let rows = try connection.run(sql, [.bytes(mark.bytes)])
            return try (0..<rows.count).map {
                MarkedValue(value: try Self.value(rows, $0), isCurrent: rows.integer($0, 5) == 1)
            }
        }
    }

    /// Active subjects whose current values carry every one of the marks, at most `limit`, by id.
    public func subjects(marked marks: [VaultMark], limit: Int) throws -> [SubjectID] {
        guard !marks.isEmpty else { return [] }
        let codes = Set(marks).map(\.bytes)
        let sql = """
            SELECT o.id FROM xinshi_vault.owner o WHERE o.kind = 1 AND o.state = 0 AND o.number IN (
                SELECT s.owner FROM xinshi_vault.mark m JOIN xinshi_vault.sealed s ON s.number = m.sealed
                WHERE m.code = ANY($1::bytea[]) AND \(Self.isCurrent)
                GROUP BY s.owner HAVING count(DISTINCT m.code) = $2
            ) ORDER BY o.id LIMIT $3
            """
        return try use { connection in
            let values = [PostgresArray.of(codes), .integer(UInt64(codes.count)), .integer(UInt64(limit))]
            let rows = try connection.run(sql, values)
            return try (0..<rows.count).map { row in
                guard let subject = SubjectID(Array(rows.bytes(row, 0))) else { throw Self.damaged("id") }
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
        let sql = """
            SELECT o.kind, o.id, o.state, o.wrapped_key, s.statement, s.tag, s.box, o.number FROM \(Self.joined)
            WHERE o.kind = 1 AND o.state = 0 AND s.tag = ANY($1::text[]) ORDER BY o.number, s.tag, s.number
            """
        let names = PostgresArray.of(texts: tags.map(\.name))
        try use { connection in
            var (current, values): (OwnerRecord?, [SealedValue]) = (nil, [])
            var number: UInt64 = 0
            try connection.stream(sql, [names]) { row in
                if let record = current, number != row.integer(0, 7) {
                    try body(record, values)
                    (current, values) = (nil, [])
                }
                let record = try current ?? Self.record(row, 0)
                (current, number) = (record, row.integer(0, 7))
                values.append(try Self.value(row, 0, of: record.owner, at: 4))
            }
            if let current { try body(current, values) }
        }
    }

    /// Every statement that has a value.
    public func statements() throws -> [StatementID] {
        try use { connection in
            let rows = try connection.run("SELECT DISTINCT statement FROM xinshi_vault.sealed ORDER BY statement")
            return try (0..<rows.count).map { try Self.statement(rows.bytes($0, 0)) }
        }
    }

    private func values(where condition: String, _ parameters: [PostgresValue]) throws -> [SealedValue] {
        let sql = "SELECT \(Self.columns) FROM \(Self.joined) WHERE \(condition) ORDER BY s.number"
        return try use { connection in
            let rows = try connection.run(sql, parameters)
            return try (0..<rows.count).map { try Self.value(rows, $0) }
        }
    }

    private static func value(_ rows: borrowing PostgresRows, _ row: Int) throws -> SealedValue {
        try value(rows, row, of: owner(rows, row), at: 2)
    }

    private static func value(
        _ rows: borrowing PostgresRows,
        _ row: Int,
        of owner: VaultOwner,
        at start: Int
    ) throws -> SealedValue {
        guard let tag = VaultTag(rows.text(row, start + 1)) else { throw damaged("tag") }
        let statement = try statement(rows.bytes(row, start))
        return SealedValue(statement: statement, tag: tag, owner: owner, box: Array(rows.bytes(row, start + 2)))
    }

    static func record(_ rows: borrowing PostgresRows, _ row: Int) throws -> OwnerRecord {
        let key = rows.isNull(row, 3) ? nil : Array(rows.bytes(row, 3))
        guard let state = OwnerRecord.State(rawValue: Int(rows.integer(row, 2))) else { throw damaged("state") }
        return OwnerRecord(owner: try owner(rows, row), state: state, wrappedKey: key)
    }

    private static func owner(_ rows: borrowing PostgresRows, _ row: Int) throws -> VaultOwner {
        guard let kind = UInt8(exactly: rows.integer(row, 0)),
            let owner = VaultOwner(kind: kind, id: Array(rows.bytes(row, 1)))
        else { throw damaged("owner") }
        return owner
    }

    private static func statement(_ bytes: UnsafeRawBufferPointer) throws -> StatementID {
        guard let statement = StatementID(Array(bytes)) else { throw damaged("statement") }
        return statement
    }
}
