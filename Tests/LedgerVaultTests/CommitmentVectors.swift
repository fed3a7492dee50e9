import Foundation
import LedgerCrypto
import LedgerModel
import LedgerVault

/// `Ledger/vectors/commitments.json`; key, statement_id, value, salt and commitment in hexadecimal.
struct CommitmentVectors: Codable {
    struct Case: Codable {
        let name: String
        let expect: String
        let flags: [String]
        let key: String
        let statement_id: String
        let tag: String
        let value: String
        let salt: String
        let commitment: String
    }

    let source: String
    let cases: [Case]

    private static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Ledger/vectors/commitments.json")

    static func readText() throws -> String {
        try String(contentsOf: url, encoding: .utf8)
    }

    static func read() throws -> CommitmentVectors {
        try JSONDecoder().decode(CommitmentVectors.self, from: Data(readText().utf8))
    }

    func write() throws {
        try Data(text().utf8).write(to: Self.url)
    }

    /// The file's text: one case a line, keys in order.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try cases.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        let source = String(decoding: try encoder.encode(source), as: UTF8.self)
        return "{\"cases\":[\n\(lines.joined(separator: ",\n"))\n],\"source\":\(source)}\n"
    }

    static func generate() -> CommitmentVectors {
        let longTag = String(repeating: "t", count: 40)
        let values: [(String, [String], UInt16, String, [UInt8])] = [
            ("name in Chinese", ["non_ascii"], 0, "name", Array("李敬山".utf8)),
            ("the same value under another tag", ["tag_separates"], 0, "leader_name", Array("李敬山".utf8)),
            ("the same value in the next statement", ["statement_separates"], 1, "name", Array("李敬山".utf8)),
            ("highest ordinal", ["big_endian_ordinal"], 16_383, "name", Array("李敬山".utf8)),
            ("withdrawn", ["empty_value"], 0, "contact", []),
            ("ASCII", [], 0, "id_number", Array("11010519491231002X".utf8)),
            ("not NFC, taken as it is", ["not_nfc"], 0, "name", Array("e\u{301}".utf8)),
            ("NFC of the one before", ["nfc"], 0, "name", Array("\u{E9}".utf8)),
            ("longest tag", ["tag_40"], 0, longTag, Array("x".utf8)),
            ("shortest tag", ["tag_1"], 0, "a", Array("x".utf8)),
            ("beyond the basic plane", ["non_ascii", "four_byte_utf8"], 0, "name", Array("𠮷𡈽".utf8)),
            ("4,096 bytes", ["long_value"], 0, "reason", [UInt8](repeating: 0x61, count: 4096)),
        ]
        let cases = values.compactMap(Self.value) + [Self.evidence([]), Self.evidence(Array("roster".utf8))]
        return CommitmentVectors(source: "spec 08 §2, written by CommitmentVectorTests", cases: cases)
    }

    private static func value(
        _ name: String,
        _ flags: [String],
        _ ordinal: UInt16,
        _ tagName: String,
        _ value: [UInt8]
    ) -> Case? {
        let key = [UInt8](0..<32)
        guard let tag = VaultTag(tagName), let command = CommandID([UInt8](0xA0..<0xB0)) else { return nil }
        let statement = StatementID(command: command, ordinal: ordinal)
        let keys = OwnerKeys(key.withUnsafeBytes { SealingKey($0) })
        let opening = Opening(tag: tag, salt: keys.salt(statement: statement, tag: tag), value: value)
        return Case(
            name: name,
            expect: "ok",
            flags: flags,
            key: Hex.encode(key),
            statement_id: statement.description,
            tag: tagName,
            value: Hex.encode(value),
            salt: opening.salt.description,
            commitment: opening.commitment.description
        )
    }

    private static func evidence(_ file: [UInt8]) -> Case {
        let opening = EvidenceOpening(salt: Digest(5, 6, 7, 8), file: file)
        return Case(
            name: "evidence file of \(file.count) bytes",
            expect: "ok",
            flags: ["evidence"],
            key: "",
            statement_id: "",
            tag: "file",
            value: Hex.encode(file),
            salt: opening.salt.description,
            commitment: opening.commitment.description
        )
    }
}
