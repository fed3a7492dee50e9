import Glibc
import LedgerFormat

/// `Ledger/vectors/rules.json`: documents, worlds and cases (its words stand in `Ledger/vectors/README.md`).
struct RuleFile: Sendable {
    /// One case: a world, further given steps, the step that is judged, and what comes of it.
    struct Case: Sendable {
        let name: String
        let expect: String
        let steps: [JSONValue]
        let state: JSONValue?
    }

    let cases: [Case]
    let documents: JSONValue

    /// The committed file; without its newlines it is a text of the JSON profile.
    static let committed: RuleFile = {
        guard let file = try? RuleFile(bytes(of: path)) else { fatalError("\(path) is no file of rules") }
        return file
    }()

    private static let path = String(#filePath.split(separator: "Tests/Ledger")[0]) + "Ledger/vectors/rules.json"

    private init(_ bytes: [UInt8]) throws {
        let file = try JSONValue.parse(bytes.filter { $0 != 0x0A })
        let worlds = file["worlds"]
        documents = file["documents"] ?? .null
        cases = (file["cases"]?.elements ?? []).compactMap { value in
            guard let name = value["name"]?.string, let expect = value["expect"]?.string, let when = value["when"],
                let world = value["world"]?.string.flatMap({ worlds?[$0]?.elements })
            else { return nil }
            let steps = world + (value["given"]?.elements ?? []) + [when]
            return Case(name: name, expect: expect, steps: steps, state: value["state"])
        }
    }

    private static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}
