import Foundation
import Glibc
import Synchronization

@testable import LedgerPostgres

/// A private PostgreSQL cluster over a local socket, run by `Tools/postgres/cluster` and gone with this process.
final class PostgresCluster: Sendable {
    struct Broken: Error { let message: String }

    /// The one that the tests of a process share.
    static let shared = Result { try PostgresCluster() }

    private let folder: String
    private let process = Process()
    private let commands = Pipe()
    private let answers: Mutex<FileHandle>
    private let databaseCount = Mutex(0)

    init() throws {
        folder = "/tmp/xinshi-postgres-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let output = Pipe()
        process.executableURL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Tools/postgres/cluster")
        process.arguments = [folder]
        process.standardInput = commands
        process.standardOutput = output
        answers = Mutex(output.fileHandleForReading)
        try process.run()
        try expect("ready\n")
        // A plain account, as a station has it: no superuser, member of the writers only.
        try execute("CREATE ROLE station LOGIN; CREATE ROLE stranger LOGIN")
    }

    /// Ends the server as a power cut would, and starts it again.
    func killAndRestart() throws {
        try command("kill")
        try command("start")
    }

    /// Ends the server as a power cut would.
    func command(_ line: String) throws {
        try commands.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
        try expect("done\n")
    }

    /// A new, empty database.
    func makeDatabase() throws -> TestDatabase {
        let number = databaseCount.withLock { count in
            count += 1
            return count
        }
        try execute("CREATE DATABASE log\(number)")
        return TestDatabase(cluster: self, name: "log\(number)")
    }

    /// Where a database is, for an account.
    func address(_ database: String, user: String = NSUserName()) throws -> PostgresAddress {
        try PostgresAddress("postgresql:///\(database)?host=\(folder)/socket&user=\(user)")
    }

    /// Runs SQL as the superuser.
    ///
    /// In this process: a child shares the file locks of others' tests until it has become psql.
    func execute(_ sql: String, in database: String = "postgres") throws {
        var connection = try PostgresConnection(address(database))
        try connection.execute(sql)
    }

    /// Runs one of PostgreSQL's programs against this cluster; answers what it printed.
    @discardableResult
    func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let (output, notes) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = notes
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: notes.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Broken(message: "\(program): \(complaint)") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The folder that psql and pg_dump take for a host.
    var socket: String { folder + "/socket" }

    /// Whether bytes stand in a file of the data folder, the write-ahead log left out.
    func isStored(_ bytes: [UInt8]) throws -> Bool {
        try execute("CHECKPOINT")
        let base = URL(filePath: folder + "/data/base")
        let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            if let data = try? Data(contentsOf: file), data.range(of: Data(bytes)) != nil { return true }
        }
        return false
    }

    private func expect(_ line: String) throws {
        let found = answers.withLock { String(decoding: $0.readData(ofLength: line.utf8.count), as: UTF8.self) }
        guard found == line else { throw Broken(message: "the cluster answered \(found)") }
    }
}

/// A database of a test's own.
struct TestDatabase {
    let cluster: PostgresCluster
    let name: String

    init(cluster: PostgresCluster, name: String) {
        self.cluster = cluster
        self.name = name
    }

    /// A new one in the shared cluster, with the tables of some stores.
    init(_ stores: PostgresCreation.Store...) throws {
        self = try PostgresCluster.shared.get().makeDatabase()
        try PostgresCreation.create(stores, owner: owner, daily: station)
    }

    /// The address of the account that may create.
    var owner: PostgresAddress { get throws { try cluster.address(name) } }
    /// The address of the account that writes.
    var station: PostgresAddress { get throws { try cluster.address(name, user: "station") } }

    /// Runs SQL as the superuser.
    func execute(_ sql: String) throws { try cluster.execute(sql, in: name) }

    /// The one integer that a question answers.
    func count(_ sql: String) throws -> UInt64 {
        var connection = try PostgresConnection(owner)
        return try connection.run(sql).integer(0, 0)
    }

    /// Ends every other session in this database, as an administrator or a failing network does.
    func endSessions() throws {
        let others = "FROM pg_stat_activity WHERE datname = '\(name)' AND pid <> pg_backend_pid()"
        try execute("SELECT pg_terminate_backend(pid) \(others)")
        while try count("SELECT count(*) \(others)") > 0 { usleep(1000) }
    }
}

extension TestDatabase {
    /// Waits until a session of this database waits for a lock.
    func waitForWaitingSession() throws {
        let waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = '\(name)' AND wait_event_type = 'Lock'"
        while try count(waiting) == 0 { usleep(1000) }
    }
}

/// Work beside a test, on a thread of its own.
final class TestThread: Sendable {
    private let group = DispatchGroup()

    init(_ body: @escaping @Sendable () -> Void) {
        DispatchQueue.global().async(group: group, execute: body)
    }

    /// Waits until it is done.
    func join() {
        group.wait()
    }
}
