import LedgerFormat
import LedgerModel
import LedgerReplay
import LedgerRules
import Testing

/// The rules as tables: each case of `Ledger/vectors/rules.json`, in memory and read back from rows after every step.
@Suite struct RuleVectorTests {
    private static let file = RuleFile.committed

    /// The code that a case ends in, or `ok`, and the log after it.
    private func run(_ rule: RuleFile.Case, resumes: Bool) throws -> (String, RuleLog) {
        var log = try RuleLog(Self.file.documents, resumes: resumes)
        for step in rule.steps.dropLast() { try log.append(step) }
        let before = digests(&log)
        do {
            try log.append(try #require(rule.steps.last))
            return ("ok", log)
        } catch let refusal as StatementFold.Refusal {
            #expect(digests(&log) == before, "\(rule.name): a refusal changes nothing")
            return (refusal.code, log)
        }
    }

    private func digests(_ log: inout RuleLog) -> [[UInt8]] {
        DigestedProjection.allCases.map { log.fold.state.projectionLines($0) }
    }

    @Test(arguments: [false, true]) func everyCaseEndsAsTheFileSays(resumes: Bool) throws {
        for rule in Self.file.cases {
            var (code, log) = try run(rule, resumes: resumes)
            #expect(code == rule.expect, "\(rule.name)")
            guard code == "ok", case .object(let tables)? = rule.state else { continue }
            for table in tables {
                guard case .object(let rows) = table.value else { continue }
                for row in rows {
                    let found = try value(table.key, row.key, &log)
                    expect(row.value, in: found, "\(rule.name): \(table.key) of \(row.key)")
                }
            }
        }
    }

    private func expect(_ wanted: JSONValue, in found: JSONValue?, _ place: String) {
        guard case .object(let members) = wanted else {
            #expect(found == wanted, "\(place)")
            return
        }
        for member in members {
            // Left out of a line when 0 (spec 07 §3).
            let said = found?[member.key] ?? (member.key == "open" ? .integer(0) : nil)
            #expect(said == member.value, "\(place): \(member.key)")
        }
    }

    /// What the state says of one row of a table of the file.
    private func value(_ table: String, _ name: String, _ log: inout RuleLog) throws -> JSONValue? {
        switch table {
        case "records": return try record(name, &log).map { .string($0.state.rawValue) }
        case "flags": return try record(name, &log).map { .array($0.timeFlags.map { .string($0.rawValue) }) }
        case "credit":
            let account = name == "issuance" ? name : (Names.id(name) as SubjectID).description
            return try line(.credit, "account", account, &log)?["balance"] ?? .integer(0)
        case "hours": return try line(.hours, "subject", (Names.id(name) as SubjectID).description, &log)
        case "stars": return try line(.stars, "subject", (Names.id(name) as SubjectID).description, &log)
        default: throw Malformed.step
        }
    }

    /// The record of `step_k`, the k-th statement of a step.
    private func record(_ name: String, _ log: inout RuleLog) throws -> RecordView? {
        let parts = name.split(separator: "_")
        let first = try #require(log.labels[String(parts[0])]).first
        let offset = try #require(UInt64(parts[1]))
        return log.fold.state.record(first + offset)
    }

    private func line(
        _ projection: DigestedProjection,
        _ key: String,
        _ name: String,
        _ log: inout RuleLog
    ) throws -> JSONValue? {
        let lines = log.fold.state.projectionLines(projection).split(separator: 0x0A)
        return try lines.map { try JSONValue.parse(Array($0)) }.first { $0[key]?.string == name }
    }

    /// Codes that no statement of good form can meet: the form refuses a day before 1992 first (spec 06 §1).
    private static let unreachable: Set<RejectionCode> = [.before1992]

    @Test func everyCodeIsMet() {
        let met = Set(Self.file.cases.map(\.expect))
        let missing = RejectionCode.allCases.filter { !Self.unreachable.contains($0) && !met.contains($0.rawValue) }
        #expect(missing.isEmpty)
        #expect(Self.file.cases.count >= 80)
        #expect(Set(Self.file.cases.map(\.name)).count == Self.file.cases.count)
    }
}
