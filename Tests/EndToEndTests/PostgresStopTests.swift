import Foundation
import Testing

/// A creation in PostgreSQL that never ended is removed by the next one, and nothing that is another log's.
@Suite struct PostgresStopTests {
    /// A private cluster; ended with the test, since its input ends then.
    private final class Cluster {
        let socket: String
        private let process = Process()
        private let commands = Pipe()

        init() throws {
            let folder = "/tmp/xinshi-stop-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
            socket = folder + "/socket"
            let output = Pipe()
            process.executableURL = Repository.root.appending(path: "Tools/postgres/cluster")
            process.arguments = [folder]
            process.standardInput = commands
            process.standardOutput = output
            try process.run()
            let answer = output.fileHandleForReading.readData(ofLength: 6)
            guard String(decoding: answer, as: UTF8.self) == "ready\n" else {
                throw Program.Broken(message: "the cluster did not start")
            }
            try sql("CREATE ROLE station LOGIN")
        }

        deinit {
            try? commands.fileHandleForWriting.close()
            process.waitUntilExit()
        }

        func sql(_ text: String) throws {
            let psql = Process()
            psql.executableURL = URL(filePath: "/usr/bin/env")
            psql.arguments = ["psql", "-h", socket, "-d", "postgres", "-q", "-c", text]
            try psql.run()
            psql.waitUntilExit()
            guard psql.terminationStatus == 0 else { throw Program.Broken(message: text) }
        }

        func address(_ database: String) -> String { "postgresql:///\(database)?host=\(socket)" }
    }

    private let scratch: Scratch
    private let cluster: Cluster

    init() throws {
        scratch = try Scratch()
        cluster = try Cluster()
        for database in ["league", "locks"] { try cluster.sql("CREATE DATABASE \(database)") }
        try scratch.write("four quiet words\n", to: "passphrase")
    }

    private func arguments(_ folder: String) -> [String] {
        [
            "init", "--origin", "example.org/s", "--name", "赛罕区", "--region", "150105", "--data", scratch.path(folder),
            "--passphrase-file", scratch.path("passphrase"), "--lock", cluster.address("locks") + "&user=station",
            "--lock-owner", cluster.address("locks"), "--postgres", cluster.address("league") + "&user=station",
            "--postgres-owner", cluster.address("league"),
        ]
    }

    private func status(_ folder: String = "data") throws -> Program.Outcome {
        try Program.run(["status", "--data", scratch.path(folder)])
    }

    @Test func theNextCreationRemovesWhatAStoppedOneLeft() throws {
        #expect(try Program.run(arguments("data")).code == 0)
        // As one that was stopped just before its end: everything stands, and the mark.
        let files = FileManager.default
        try files.copyItem(atPath: scratch.path("data/xinshi.json"), toPath: scratch.path("data/creating"))
        #expect(try status().code != 0)
        let again = try Program.run(arguments("data"))
        #expect(again.code == 0, "\(again.notes)")
        #expect(try status().code == 0)
        // A mark without the key of the log that is there removes nothing.
        try scratch.write(
            try String(contentsOfFile: scratch.path("data/xinshi.json"), encoding: .utf8),
            to: "other/creating"
        )
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: scratch.path("other"))
        let other = try Program.run(arguments("other"))
        #expect(other.code == 3 && other.notes.contains("lock_exists"), "\(other.notes)")
        #expect(try status().code == 0)
    }

    @Test(arguments: [0.2, 0.6, 1.2]) func aKilledCreationIsNoHindrance(seconds: Double) throws {
        let killed = Process()
        killed.executableURL = URL(filePath: "/usr/bin/env")
        let program = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .deletingLastPathComponent().appending(path: "xinshi").path
        killed.arguments = ["timeout", "-s", "KILL", "\(seconds)", program] + arguments("data")
        killed.standardOutput = FileHandle.nullDevice
        killed.standardError = FileHandle.nullDevice
        try killed.run()
        killed.waitUntilExit()
        if try status().code != 0 {
            let again = try Program.run(arguments("data"))
            #expect(again.code == 0, "\(again.notes)")
        }
        #expect(try status().code == 0)
    }
}
