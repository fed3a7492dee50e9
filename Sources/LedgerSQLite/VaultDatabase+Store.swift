internal import Foundation
internal import GRDB
public import LedgerModel
public import LedgerVault

extension VaultDatabase: VaultStore {
    /// The name of the master key this store belongs to; keeps `candidate` when there is none yet.
    public func claim(keyName candidate: Digest) throws -> Digest {
        try write { database in
            try database.execute(
                sql: "INSERT INTO vault (singleton, key_name) VALUES (1, ?) ON CONFLICT DO NOTHING",
                arguments: [candidate.data]
            )
            let name = try Data.fetchOne(database, sql: "SELECT key_name FROM vault")
            guard let name, let digest = Digest([UInt8](name)) else { throw Self.damaged("key name") }
            return digest
        }
    }

    /// The owner's row; nil when nothing was ever sealed for it.
    public func owner(_ owner: VaultOwner) throws -> OwnerRecord? {
        try read { database in
            let sql = "SELECT kind, id, state, wrapped_key FROM owner WHERE kind = ? AND id = ?"
            return try Row.fetchOne(database, cached: sql, [owner.kind, owner.data]).map { try Self.record($0) }
        }
    }

    /// Adds owners, values and marks; fails as a whole when one of them is there already or its owner is erased.
    public func insert(_ insertion: VaultInsertion) throws {
        try write { database in
            for record in insertion.owners { try Self.insert(record, database) }
            for (value, marks) in insertion.values { try Self.insert(value, marks, database) }
        }
    }

    /// Deletes the owner's key, values and marks and keeps it as erased; returns how many values went.
    public func erase(_ owner: VaultOwner) throws -> Int {
        try write { database in
            let values = "DELETE FROM sealed WHERE owner = (SELECT row FROM owner WHERE kind = ? AND id = ?)"
            try database.execute(cached: values, [owner.kind, owner.data])
            let count = database.changesCount
            let forget = """
                INSERT INTO owner (kind, id, state, wrapped_key) VALUES (?, ?, 2, NULL)
                ON CONFLICT (kind, id) DO UPDATE SET state = 2, wrapped_key = NULL WHERE state <> 2
                """
            try database.execute(cached: forget, [owner.kind, owner.data])
            return count
        }
    }

    /// Stops or allows processing of a known owner that is not erased; otherwise does nothing.
    public func setRestricted(_ isRestricted: Bool, _ owner: VaultOwner) throws {
        try write { database in
            let state: OwnerRecord.State = isRestricted ? .restricted : .active
            let sql = "UPDATE owner SET state = ?1 WHERE kind = ?2 AND id = ?3 AND state NOT IN (2, ?1)"
            try database.execute(cached: sql, [state.rawValue, owner.kind, owner.data])
        }
    }

    /// Deletes the values of statements, and active owners that have no value left.
    public func remove(_ statements: [StatementID]) throws {
        try write { database in
            for statement in statements {
                let owners = "SELECT DISTINCT owner FROM sealed WHERE statement = ?"
                let touched = try Int64.fetchAll(database, cached: owners, [statement.data])
                try database.execute(cached: "DELETE FROM sealed WHERE statement = ?", [statement.data])
                for owner in touched {
                    let unused =
                        "row = ? AND state = 0 AND NOT EXISTS (SELECT 1 FROM sealed WHERE sealed.owner = owner.row)"
                    try database.execute(cached: "DELETE FROM owner WHERE \(unused)", [owner])
                }
            }
        }
    }

    /// Whether work on vault and ledger began and was not seen to end.
    public func isUnfinished() throws -> Bool {
        try read { try Bool.fetchOne($0, sql: "SELECT is_unfinished FROM work") ?? true }
    }

    /// Keeps or takes away the mark of unfinished work.
    public func setUnfinished(_ isUnfinished: Bool) throws {
        try write { try $0.execute(cached: "UPDATE work SET is_unfinished = ?", [isUnfinished]) }
    }

    private static func insert(_ record: OwnerRecord, _ database: Database) throws {
        let sql = "INSERT INTO owner (kind, id, state, wrapped_key) VALUES (?, ?, ?, ?)"
        let key = record.wrappedKey.map { Data($0) }
        try database.execute(cached: sql, [record.owner.kind, record.owner.data, record.state.rawValue, key])
    }

    private static func insert(_ value: SealedValue, _ marks: [VaultMark], _ database: Database) throws {
        let sql = """
            INSERT INTO sealed (owner, statement, tag, box)
            VALUES ((SELECT row FROM owner WHERE kind = ? AND id = ?), ?, ?, ?)
            """
        let place: StatementArguments = [value.owner.kind, value.owner.data, value.statement.data, value.tag.name]
        try database.execute(cached: sql, place + [Data(value.box)])
        let row = database.lastInsertedRowID
        for mark in Set(marks) {
            try database.execute(cached: "INSERT INTO mark (code, sealed) VALUES (?, ?)", [Data(mark.bytes), row])
        }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translating { try queue.write(body) }
    }

    // One SELECT is a transaction of its own; BEGIN and COMMIT around it cost more than most of them.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translating { try queue.unsafeRead(body) }
    }

    static func damaged(_ what: String) -> VaultFailure {
        VaultFailure(.storage, "a row of the vault has no proper \(what)")
    }
}
