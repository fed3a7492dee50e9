import Foundation
import Testing

/// `Ledger/vectors/edge.json`: what a writer refuses before it signs (spec 08 §7, 12), on a station made by the program.
@Suite struct EdgeVectorTests {
    /// A case: commands that stand, the file that is tried, and what becomes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let given: [String]
        let file: [String]
        /// What a clerk enters instead of a file.
        let person: [String: String]
        let subject: String?
        let refused: [String]

        var testDescription: String { name }
    }

    private static let cases = Result { try read() }

    @Test func theFileHasCasesOfDifferentNames() throws {
        let cases = try Self.cases.get()
        #expect(cases.count > 60 && Set(cases.map(\.name)).count == cases.count)
    }

    @Test(arguments: (try? cases.get()) ?? []) func theCaseEndsAsTheFileSays(vector: Case) throws {
        let station = try Station()
        if !vector.given.isEmpty {
            let outcome = try apply(vector.given, "given", station)
            #expect(outcome.code == 0, "given of \(vector.name): \(outcome.output)\(outcome.notes)")
        }
        if vector.person.isEmpty {
            let outcome = try apply(vector.file, "file", station)
            let told = try outcome.objects.first?["refused"] as? [[String: Any]]
            let refused = try #require(told, "\(vector.name): \(outcome.output)\(outcome.notes)")
            #expect(refused.map(Self.words) == vector.refused, "\(vector.name)")
            #expect(outcome.code == (vector.refused.isEmpty ? 0 : 1), "\(vector.name)")
            for value in Station.personal { #expect(!(outcome.output + outcome.notes).contains(value)) }
        } else {
            try register(vector, station)
        }
    }

    private func apply(_ lines: [String], _ name: String, _ station: Station) throws -> Program.Outcome {
        try station.scratch.write("consent", to: "consent.pdf")
        let header = #"{"mode":"itemised","xinshi_commands":1}"#
        let text = try ([header] + lines).map { try station.named($0) + "\n" }.joined()
        return try station.run("apply \(try station.scratch.write(text, to: name + ".jsonl")) --json")
    }

    private func register(_ vector: Case, _ station: Station) throws {
        var words = ["volunteer", "register", "--as", vector.person["by"] ?? "", "--consents", "personal_information"]
        words += ["--consent-file", try station.scratch.write("consent", to: "consent.pdf"), "--json"]
        words += ["--name", vector.person["name"] ?? "", "--id-number", vector.person["id_number"] ?? ""]
        let outcome = try station.runWords(words, language: "en")
        let told = try outcome.objects.last
        if let error = told?["error"] as? [String: Any] {
            #expect(vector.refused == ["1 \(error["code"] ?? "")"] && outcome.code == 1, "\(vector.name)")
        } else {
            #expect(vector.refused.isEmpty && outcome.code == 0, "\(vector.name): \(outcome.notes)")
            let expected = try vector.subject.map { try station.named($0) }
            #expect(told?["subject"] as? String == expected, "\(vector.name)")
        }
    }

    private static func words(_ refusal: [String: Any]) -> String {
        let field = (refusal["field"] as? String).map { " \($0)" } ?? ""
        return "\(refusal["line"] ?? 0) \(refusal["code"] ?? "")\(field)"
    }

    private static func read() throws -> [Case] {
        let path = Repository.root.appending(path: "Ledger/vectors/edge.json")
        let file = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
        return try #require(file["cases"] as? [[String: Any]]).map { object in
            Case(
                name: object["name"] as? String ?? "",
                given: try lines(object["given"]),
                file: try lines(object["when"]),
                person: object["when"] as? [String: String] ?? [:],
                subject: object["subject"] as? String,
                refused: (object["refused"] as? [[String: Any]] ?? []).map(words)
            )
        }
    }

    /// Each object as a line of a command file: keys in order, nothing escaped that need not be.
    private static func lines(_ value: Any?) throws -> [String] {
        try (value as? [Any] ?? []).map { line in
            let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
            let bytes = try JSONSerialization.data(withJSONObject: line, options: options)
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension Station {
    /// A line with the ids of this station for its words `@name`; a record is named by its index and leaf.
    fileprivate func named(_ line: String) throws -> String {
        if line.hasPrefix("@") { return self[String(line.dropFirst())] }
        var text = line
        for name in ["root", "street", "committee", "station", "manager", "clerk", "activity", "V001", "V002", "V003"] {
            text = text.replacingOccurrences(of: "\"@\(name)\"", with: "\"\(self[name])\"")
        }
        for name in ["first", "second"] where text.contains("\"@\(name)\"") {
            let leaf = try leaf(of: self[name])
            let record = #"{"index":\#(self[name]),"leaf":"\#(leaf)"}"#
            text = text.replacingOccurrences(of: "\"@\(name)\"", with: record)
        }
        return text
    }

    /// The leaf hash of an entry, from the exported tile.
    private func leaf(of index: String) throws -> String {
        let folder = scratch.path("data/tiles/tile/0/000.p")
        let widths = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap(Int.init)
        let tile = try Data(contentsOf: URL(filePath: folder + "/\(try #require(widths.max()))"))
        let start = try #require(Int(index)) * 32
        return tile[start..<start + 32].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
