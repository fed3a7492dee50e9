import Foundation
import LedgerCrypto
import LedgerFormat
import LedgerModel

/// One of the logs of `Ledger/vectors/logs`, written to disk.
struct VectorLog {
    struct Unreadable: Error {}

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Ledger/vectors/logs")

    static var names: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.path)
        return (names ?? []).filter { $0 != "README.md" }.sorted()
    }

    let name: String
    private let members: [String: Any]

    init(_ name: String) throws {
        self.name = name
        let data = try Data(contentsOf: Self.root.appending(path: name + "/log.json"))
        members = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    private var files: [String: [String: Any]] { members["files"] as? [String: [String: Any]] ?? [:] }

    /// Index of the first finding that is expected; nil when none is, or none with an index.
    var firstFinding: Int? { (members["expect"] as? [String: Any])?["index"] as? Int }

    /// The codes that the first finding may have.
    var expectedCodes: [String] { (members["expect"] as? [String: Any])?["codes"] as? [String] ?? [] }

    /// Checkpoints of other observers.
    var views: [[UInt8]] { (members["views"] as? [String] ?? []).map { Array($0.utf8) } }

    private func content(_ value: [String: Any]) throws -> [UInt8] {
        if let text = value["text"] as? String { return Array(text.utf8) }
        if let parts = value["parts"] as? [[String: Any]] {
            return try parts.flatMap { part in
                guard let byte = part["byte"] as? Int, let times = part["times"] as? Int else {
                    return try content(part)
                }
                return [UInt8](repeating: UInt8(truncatingIfNeeded: byte), count: times)
            }
        }
        let own = (value["base64"] as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
        guard let of = value["of"] as? String, let path = value["path"] as? String else { return [UInt8](own) }
        let other = try VectorLog(of)
        guard let shared = other.files[path], let count = value["bytes"] as? Int else { throw Unreadable() }
        return try Array(other.content(shared).prefix(count)) + own
    }

    /// Writes `log` and `trust` into a folder.
    func unpack(to folder: String) throws {
        for (path, value) in files {
            let place = folder + "/log/" + path
            guard value["folder"] == nil else {
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
                continue
            }
            if let target = value["link"] as? String {
                let parent = URL(filePath: place).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
                try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: target)
                continue
            }
            try ExportedLog.write(content(value), place)
        }
        for (name, text) in members["trust"] as? [String: String] ?? [:] {
            try ExportedLog.write(Array((text + (name == "genesis" ? "\n" : "")).utf8), folder + "/trust/" + name)
        }
    }

    /// The size that the checkpoint names; nil when it is not to be read.
    private var size: Int? {
        let lines = try? files["checkpoint"].map(content)?.split(separator: UInt8(ascii: "\n"))
        return lines?.dropFirst().first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    /// The entries as far as bundles and checkpoint go, signed by the keys that all these logs have.
    func exported() throws -> ExportedLog {
        var entries: [[UInt8]] = []
        for number in 0... {
            let full = "tile/entries/00\(number)"
            let widest = files.keys.filter { $0.hasPrefix(full + ".p/") }.max { $0.utf8.count < $1.utf8.count }
            guard let file = files[full] ?? widest.flatMap({ files[$0] }) else { break }
            var rest = try content(file)[...]
            while let high = rest.popFirst(), let low = rest.popFirst() {
                let count = Int(high) << 8 | Int(low)
                entries.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
        }
        // A bundle may hold bytes behind the entries that the checkpoint covers (spec 03 §3).
        entries = Array(entries.prefix(size ?? entries.count))
        let (first, next) = (Self.key("log"), Self.key("next log"))
        let log = ExportedLog(origin: "forge.example/xinshi", entries: entries) { _ in first }
        let rotation = log.acts.first { if case .logKeyRotated = $0.act { true } else { false } }?.index
        return ExportedLog(origin: log.origin, entries: entries) { $0 > rotation ?? Int.max ? next : first }
    }

    private static func key(_ label: String) -> SecretKey {
        let seed = SHA2.hash(Array("xinshi-forge/key/\(label)".utf8)).bytes
        guard let key = SecretKey(seed: seed) else { preconditionFailure("a digest is a seed") }
        return key
    }
}
