import LedgerCrypto
import LedgerDocuments
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import LedgerRosters
import LedgerVault

/// One reader of foreign bytes, with good inputs.
struct Reader {
    enum Kind: String, CaseIterable, Sendable {
        case entry, jsonProfile, statement, commandFile, note, checkpoint, proof, hashTile, entryBundle
        case lockFile, keyFile, trustPolicy, credential, certificate, csvRoster, xlsxRoster
    }

    let golden: [[UInt8]]
    /// Reads or throws; answers what it would write, nil where the form is not canonical.
    let read: ([UInt8]) throws -> [UInt8]?
    /// Whether an error is the reader's own refusal.
    var isRefusal: (any Error) -> Bool = { $0 is FormatError }

    static func make(_ kind: Kind) throws -> Reader {
        switch kind {
        case .entry, .entryBundle, .hashTile: try ofLog(kind)
        case .jsonProfile, .statement, .commandFile: try ofText(kind)
        case .note, .checkpoint, .proof, .trustPolicy: try ofNotes(kind)
        case .lockFile: try lockFile()
        case .keyFile: try keyFile()
        case .credential: try credential()
        case .certificate: try certificate()
        case .csvRoster: try roster(".csv")
        case .xlsxRoster: try roster(".xlsx")
        }
    }

    // MARK: The log

    private static func ofLog(_ kind: Kind) throws -> Reader {
        let simulation = try Simulation(seed: 7)
        try simulation.begin()
        let entries = try Array(simulation.station.entries().prefix(40))
        switch kind {
        case .entry:
            return Reader(golden: entries) { bytes in
                try bytes.withUnsafeBytes { raw in
                    let view = try EntryView(raw)
                    try readBody(view)
                    return EntryBuilder.entry(view.header, body: Array(view.body))
                }
            }
        case .hashTile:
            let hashes = entries.map { entry in entry.withUnsafeBytes { SHA2.leaf($0) } }
            return Reader(golden: [HashTile.bytes(hashes)]) { bytes in
                HashTile.bytes(try bytes.withUnsafeBytes { try HashTile.parse($0, width: hashes.count) })
            }
        default:
            var bundle: [UInt8] = []
            for entry in entries { entry.withUnsafeBytes { EntryBundle.append($0, to: &bundle) } }
            return Reader(golden: [bundle]) { bytes in
                try bytes.withUnsafeBytes { raw in
                    var written: [UInt8] = []
                    for entry in try EntryBundle(raw, count: entries.count) { EntryBundle.append(entry, to: &written) }
                    return written
                }
            }
        }
    }

    private static func readBody(_ view: EntryView) throws {
        switch view.kind {
        case .genesis: _ = try Genesis.parse(view.body)
        case .batch: _ = try Batch.parse(view.body)
        case .log: _ = try LogAct.parse(view.body)
        case .statement: try JSONProfile.check(Array(view.body))
        }
    }

    // MARK: Texts

    private static func ofText(_ kind: Kind) throws -> Reader {
        let statements = try Golden.cases("statements").compactMap { $0["text"] as? String }.map { Array($0.utf8) }
        switch kind {
        case .jsonProfile:
            return Reader(golden: statements) { bytes in
                try JSONProfile.check(bytes)
                return try JSONValue.parse(bytes).canonicalBytes
            }
        case .statement:
            return Reader(golden: statements, read: readStatement) { $0 is StatementError }
        default:
            let files = try Golden.cases("commands").map { Golden.lines($0) }
            return Reader(golden: files.filter { !$0.isEmpty }) { bytes in
                for command in CommandFile.read(bytes).commands {
                    var answers = CommandAnswers()
                    for id in CommandResolver.references(of: command) { answers.references[id] = .inBatch(offset: 0) }
                    _ = try? CommandResolver.statement(of: command, with: answers)
                }
                return nil
            }
        }
    }

    private static func readStatement(_ bytes: [UInt8]) throws -> [UInt8]? {
        var reader = StatementReader()
        let (envelope, statement) = try reader.read(bytes)
        var written: [UInt8] = []
        StatementWriter.write(statement, envelope, into: &written)
        return written
    }

    private static func ofNotes(_ kind: Kind) throws -> Reader {
        let file =
            switch kind {
            case .note: "notes"
            case .checkpoint: "checkpoints"
            case .proof: "tlog_proof"
            default: "tlog_policy"
            }
        let golden = try Golden.cases(file).map { Golden.lines($0) }.filter { !$0.isEmpty }
        return Reader(golden: golden) { bytes in
            switch kind {
            case .note: _ = try SignedNote.parse(bytes)
            case .checkpoint: return try SignedCheckpoint.parse(bytes).bytes
            case .proof:
                let proof = try TlogProof.parse(bytes)
                do { try proof.verify(leaf: .zero) } catch {}
                return proof.bytes
            default:
                let policy = try TrustPolicy.parse(bytes)
                _ = policy.isSatisfied(by: Set(policy.witnesses.map(\.name)))
            }
            return nil
        }
    }

    // MARK: Rosters

    private static func roster(_ suffix: String) throws -> Reader {
        guard let day = CivilDate("2026-11-21") else { preconditionFailure("a day") }
        let read = { (bytes: [UInt8]) -> [UInt8]? in
            _ = try RosterReader.read(bytes: bytes, fileName: "roster" + suffix, options: RosterOptions(asOf: day)).json
            return nil
        }
        return Reader(golden: try Golden.rosters(suffix), read: read) { $0 is RosterFailure }
    }
}
