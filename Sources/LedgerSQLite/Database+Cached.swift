internal import Foundation
internal import GRDB
internal import LedgerModel
internal import LedgerVault

extension Database {
    /// Runs one statement, prepared once for each connection.
    func execute(cached sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension Row {
    static func fetchAll(_ database: Database, cached sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }

    static func fetchOne(_ database: Database, cached sql: String, _ arguments: StatementArguments) throws -> Row? {
        try fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
    }
}

extension Row {
    /// The bytes of a BLOB, copied once; empty for NULL.
    func bytes(_ index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { data in
            data?.withUnsafeBytes { [UInt8]($0) } ?? []
        }
    }
}

extension DatabaseValueConvertible {
    static func fetchAll(_ database: Database, cached sql: String, _ arguments: StatementArguments) throws -> [Self] {
        try fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }
}

extension Digest {
    var data: Data { Data(bytes) }
}

extension StatementID {
    var data: Data { Data(bytes) }
}

extension VaultOwner {
    var data: Data { Data(id) }
}
