import Foundation
import LedgerCrypto
import LedgerFormat
import LedgerModel
import LedgerVerification

/// Entries of a log and its key, from which folders of any size are exported (spec 03 §3).
struct ExportedLog {
    let origin: String
    let entries: [[UInt8]]
    /// Which key signs a checkpoint of a size.
    let key: (Int) -> SecretKey

    /// The sizes from two on at which no batch is open.
    var boundaries: [Int] {
        let starts = entries.indices.filter { $0 >= 2 && kind(of: entries[$0]) != .statement }
        return starts + [entries.count]
    }

    private func kind(of entry: [UInt8]) -> EntryKind? {
        entry.withUnsafeBytes { try? EntryView($0).kind }
    }

    /// Indexes of the acts of the log.
    var acts: [(index: Int, act: LogAct)] {
        entries.indices.compactMap { index in
            entries[index].withUnsafeBytes { bytes in
                guard let view = try? EntryView(bytes), view.kind == .log, let act = try? LogAct.parse(view.body) else {
                    return nil
                }
                return (index, act)
            }
        }
    }

    /// Writes bundles, tiles and the checkpoint of the first `size` entries into a new folder.
    func export(_ size: Int, to folder: String) throws {
        for start in stride(from: 0, to: size, by: 256) {
            var bundle: [UInt8] = []
            let part = entries[start..<min(start + 256, size)]
            for entry in part {
                entry.withUnsafeBytes { EntryBundle.append($0, to: &bundle) }
            }
            try write(bundle, TilePath(.entries, index: UInt64(start / 256), width: part.count), folder)
        }
        try Self.write(checkpoint(size).bytes, folder + "/checkpoint")
        try writeTiles(leaves(size), folder)
    }

    /// The checkpoint of the first `size` entries, signed by the log.
    func checkpoint(_ size: Int) throws -> SignedCheckpoint {
        let root = MerkleTree.root(ofLeaves: leaves(size))
        return SignedCheckpoint(try Checkpoint(origin: origin, size: UInt64(size), root: root), signedBy: key(size))
    }

    private func leaves(_ size: Int) -> [Digest] {
        entries.prefix(size).map { $0.withUnsafeBytes { SHA2.leaf($0) } }
    }

    private func writeTiles(_ leaves: [Digest], _ folder: String) throws {
        var (hashes, level) = (leaves, 0)
        while !hashes.isEmpty {
            var upper: [Digest] = []
            for start in stride(from: 0, to: hashes.count, by: 256) {
                let part = hashes[start..<min(start + 256, hashes.count)]
                if part.count == 256 { upper.append(MerkleTree.root(ofLeaves: part)) }
                let path = TilePath(.hashes(level: level), index: UInt64(start / 256), width: part.count)
                try write(HashTile.bytes(part), path, folder)
            }
            (hashes, level) = (upper, level + 1)
        }
    }

    private func write(_ bytes: [UInt8], _ path: TilePath, _ folder: String) throws {
        try Self.write(bytes, folder + "/" + path.text)
    }

    static func write(_ bytes: [UInt8], _ path: String) throws {
        let place = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: place)
    }

    /// Writes a trust folder that asks for no witness and trusts the key of this size; what is there else stays.
    func trust(_ size: Int, in folder: String) throws {
        let vkey = VerifierKey(name: origin, algorithm: .ed25519, publicKey: key(size).publicKey)
        try Self.write(Array("log \(vkey?.text ?? "")\nquorum none\n".utf8), folder + "/policy")
        let leaf = entries[0].withUnsafeBytes { SHA2.leaf($0) }
        try Self.write(Array("\(leaf)\n".utf8), folder + "/genesis")
    }
}

/// Audits of one folder by one auditor.
struct Auditor {
    let trust: String
    /// Checkpoints of other observers.
    var views: [[UInt8]] = []

    /// Audits a folder, and remembers it when it is clean and `accepts`.
    func audit(_ folder: String, fromStart: Bool = false, accepts: Bool = true) async throws -> AuditReport {
        var options = Audit.Options(cores: 2)
        options.readsFromStart = fromStart
        options.views = views.enumerated().map { ("view \($0)", $1) }
        let trusted = try TrustFolder(path: trust)
        let report = await Audit(LogFolder(folder), trust: trusted, options: options).run()
        if accepts { try await trusted.accept(report) }
        return report
    }
}

extension AuditReport {
    /// The report without the one member in which a resumed audit may differ.
    var comparable: [String: AnyHashable] {
        var members = (try? JSONSerialization.jsonObject(with: Data(json)) as? [String: AnyHashable]) ?? [:]
        members["entries_from"] = nil
        return members
    }
}
