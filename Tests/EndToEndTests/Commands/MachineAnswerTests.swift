import Foundation
import Testing

/// With `--json` every command speaks JSON and nothing else on standard output, also when it refuses (spec 12 §7).
@Suite struct MachineAnswerTests {
    /// The whole of standard output as JSON: one value, or one object a line.
    private func values(_ output: String) throws -> [Any] {
        let data = Data(output.utf8)
        if let whole = try? JSONSerialization.jsonObject(with: data) { return [whole] }
        return try output.split(separator: "\n").map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    }

    /// The error object of the last line.
    private func error(_ outcome: Program.Outcome) throws -> [String: Any] {
        let last = try #require(try values(outcome.output).last as? [String: Any], "\(outcome)")
        return try #require(last["error"] as? [String: Any], "\(outcome.output)")
    }

    @Test func everyLeafCommandTakesJSONAndSaysSoInItsHelp() throws {
        for path in try MachineCommands.leaves() {
            let help = try Program.run(path + ["--help"]).output
            #expect(help.contains("--json"), "\(path.joined(separator: " "))")
        }
    }

    @Test func everyLeafCommandRefusesInJSON() throws {
        for path in try MachineCommands.leaves() {
            let name = path.joined(separator: " ")
            let misused = try Program.run(path + ["--no-such-option", "--json"])
            #expect(misused.code == 2, "\(name)")
            let usage = try error(misused)
            #expect(usage["code"] as? String == "usage" && usage["exit"] as? Int == 2, "\(name)")
            #expect((usage["message"] as? String)?.isEmpty == false, "\(name)")
        }
    }

    @Test func refusalsOfRulesNameTheirCodeAndFailuresToo() throws {
        let station = try Station()
        let refused = try station.run("hours 没有此人 --json")
        #expect(refused.code == 1)
        #expect(try error(refused)["code"] as? String == "person_unknown")
        let unearned = try station.run("stars grant V001 --as root --stars 1 --json")
        #expect(unearned.code == 1)
        #expect(try error(unearned)["code"] as? String == "star_not_earned")
        let file = try station.scratch.write("not a command file\n", to: "wrong.jsonl")
        let told = try error(try station.run("apply \(file) --json"))
        #expect(told["code"] as? String == "faults")
        let first = (told["faults"] as? [[String: Any]])?.first
        #expect(first?["code"] as? String == "commands_header" && first?["line"] as? Int == 1)
        let failed = try station.run("apply \(file).none --json")
        #expect(failed.code == 3)
        #expect(try error(failed)["exit"] as? Int == 3)
    }

    @Test func nothingButJSONStandsOnStandardOutputOfCommandsThatSucceed() throws {
        let station = try Station()
        var known: [String: String] = [:]
        for line in try MachineCommands.lines(station) {
            let text = known.reduce(line.text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
            let outcome = try run(text + " --json", line.isOfStation ? station : nil, station.scratch)
            #expect(outcome.code == 0, "\(text): \(outcome.notes)")
            guard let found = try? values(outcome.output) else {
                Issue.record("\(text): \(outcome.output)")
                continue
            }
            #expect(!outcome.output.contains("\"error\":"), "\(text)")
            let object = found.first as? [String: Any] ?? [:]
            for (member, name) in line.keeps { known[name] = "\(object[member] ?? "")" }
        }
    }

    private func run(_ line: String, _ station: Station?, _ scratch: Scratch) throws -> Program.Outcome {
        if let station { return try station.run(line) }
        let environment = ["LANG": "en_GB.UTF-8", "XINSHI_PASSPHRASE_FILE": scratch.path("passphrase")]
        return try Program.run(line.split(separator: " ").map(String.init), environment: environment)
    }

    /// A command that is added has to be tried above, or stand in `MachineCommands.elsewhere` with a reason.
    @Test func everyLeafCommandIsTried() throws {
        let tried = try MachineCommands.lines(try Station()).map { $0.text.split(separator: " ").map(String.init) }
        for path in try MachineCommands.leaves() where MachineCommands.elsewhere[path.joined(separator: " ")] == nil {
            #expect(tried.contains { $0.starts(with: path) }, "\(path.joined(separator: " ")) is not tried with --json")
        }
    }
}
