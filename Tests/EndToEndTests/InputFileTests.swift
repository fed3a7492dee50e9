import Foundation
import Testing

/// Nothing waits for a pipe, and nothing but a regular file is read.
@Suite struct InputFileTests {
    private let scratch: Scratch
    private let pipe: String

    init() throws {
        scratch = try Scratch()
        pipe = scratch.path("pipe")
        guard mkfifo(pipe, 0o600) == 0 else { throw Program.Broken(message: "no pipe could be made") }
    }

    @Test func aRosterIsNoPipe() throws {
        let english = try Program.run(["roster", "read", pipe, "--as-of", "2026-11-21", "--no-register"])
        #expect(english.code == 3)
        #expect(english.notes.contains("[unreadable_file]"))
        let chinese = try Program.run(
            ["roster", "read", pipe, "--as-of", "2026-11-21", "--no-register", "--lang", "zh"]
        )
        #expect(chinese.notes.contains("不是普通文件"))
        let roster = Repository.roster("hostile.csv")
        let register = try Program.run(["roster", "read", roster, "--as-of", "2026-11-21", "--register", pipe])
        #expect(register.code == 3)
    }

    @Test func aCertificateIsNoPipe() throws {
        let vectors = Repository.root.appending(path: "Ledger/vectors/certificates.json")
        let bytes = try Data(contentsOf: vectors)
        let file = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let first = try #require((file["cases"] as? [[String: Any]])?.first)
        let policy = try #require(first["policy"] as? [String]).joined(separator: "\n")
        try scratch.write(policy, to: "trust/policy")
        try scratch.write("\(first["genesis"] as? String ?? "")\n", to: "trust/genesis")
        let outcome = try Program.run(["certificate", "verify", pipe, "--trust", scratch.path("trust")])
        #expect(outcome.code == 3)
        #expect(outcome.notes.contains("not a regular file"))
    }

    @Test func aFolderIsNoFile() throws {
        let read = try Program.run(["roster", "read", scratch.folder.path, "--as-of", "2026-11-21", "--no-register"])
        #expect(read.code == 3)
    }
}
