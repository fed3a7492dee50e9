internal import LedgerLog
internal import LedgerPostgres

/// Where a new ledger's stores lie: reads the addresses, refuses a lock that a restored backup would take back too, and
/// makes schemas and roles where they are in a database.
extension LedgerCreation {
    func prepare(_ directory: DataDirectory) throws -> Settings {
        let place = try LockAddress(lock)
        if case .file(let path) = place, (path + "/").hasPrefix(directory.path + "/") {
            throw ServiceRefusal.lockInsideData(path)
        }
        let data = try database.map { try PostgresAddress($0.address) }
        if case .database(let address) = place {
            let owner = try lockOwner.map { try PostgresAddress($0) } ?? address
            if let data, try PostgresCreation.isSameDatabase(address, data) {
                throw ServiceRefusal.lockBesideData(address.text)
            }
            try PostgresCreation.create([.lock], owner: owner, daily: address)
        }
        if let data {
            let owner = try (database?.owner).map { try PostgresAddress($0) } ?? data
            try PostgresCreation.create([.ledger, .views, .vault], owner: owner, daily: data)
        }
        return Settings(origin: origin, lock: place, database: data)
    }
}
