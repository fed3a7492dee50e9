import Foundation
import Testing

/// What `xinshi init --postgres` refuses before anything is written.
@Suite struct PostgresInitTests {
    private func begin(_ address: String, _ scratch: Scratch, _ more: [String]) throws -> Program.Outcome {
        try scratch.write("passphrase\n", to: "passphrase")
        let fixed = ["--origin", "example.org/s", "--name", "赛罕区", "--region", "150105"]
        let places = ["--data", scratch.path("station"), "--lock", scratch.path("lock"), "--postgres", address]
        return try Program.run(["init", "--passphrase-file", scratch.path("passphrase")] + fixed + places + more)
    }

    @Test func aPasswordInTheAddressIsRefusedAndNotRepeated() throws {
        let scratch = try Scratch()
        let address = "postgresql://station:geheim@localhost/league"
        let chinese = try begin(address, scratch, ["--lang", "zh"])
        #expect(chinese.code == 1)
        #expect(chinese.notes.contains("口令放入 PGPASSFILE 所指的文件"))
        #expect(chinese.notes.contains("[address_refused"))
        let english = try begin(address, scratch, ["--lang", "en"])
        #expect(english.code == 1)
        #expect(english.notes.contains("PGPASSFILE"))
        for outcome in [chinese, english] { #expect(!(outcome.output + outcome.notes).contains("geheim")) }
        #expect(!FileManager.default.fileExists(atPath: scratch.path("station")))
    }

    @Test func aServerThatIsNotThereIsNamed() throws {
        let scratch = try Scratch()
        let address = "postgresql:///league?host=\(scratch.path("none"))"
        let chinese = try begin(address, scratch, ["--lang", "zh"])
        #expect(chinese.code == 3)
        #expect(chinese.notes.contains("连不上 PostgreSQL"))
        let english = try begin(address, scratch, ["--lang", "en"])
        #expect(english.code == 3)
        #expect(english.notes.contains("cannot be reached"))
        #expect(english.notes.contains(scratch.path("none")))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("station")))
    }
}
