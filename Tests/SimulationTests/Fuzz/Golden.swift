import Foundation

/// Whole inputs to start from: the test vectors and the example rosters.
enum Golden {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The good cases of a vector file.
    static func cases(_ file: String, where isGood: (String) -> Bool = { $0 == "ok" }) throws -> [[String: Any]] {
        let data = try Data(contentsOf: root.appending(path: "Ledger/vectors/\(file).json"))
        let whole = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let all = whole?["cases"] as? [[String: Any]] ?? []
        return all.filter { isGood($0["expect"] as? String ?? "") }
    }

    /// A member that holds lines, joined.
    static func lines(_ vector: [String: Any], _ member: String = "lines") -> [UInt8] {
        Array((vector[member] as? [String] ?? []).joined(separator: "\n").utf8)
    }

    /// Every example roster of a format.
    static func rosters(_ suffix: String) throws -> [[UInt8]] {
        let folder = root.appending(path: "Tests/LedgerRostersTests/Examples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }
        return try names.sorted().map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
    }
}
