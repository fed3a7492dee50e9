import Foundation
import Testing

/// Every code that a reader, a rule or the edge can give stands in `Ledger/spec` and has a case in `Ledger/vectors`.
@Suite struct VectorCoverageTests {
    /// Where codes are made, and how they are written there.
    private static let makers: [(folder: String, pattern: String)] = [
        ("Sources/LedgerFormat/FormatError.swift", caseOfEnum),
        ("Sources/LedgerModel/Statements/SchemaFault", caseOfEnum),
        ("Sources/LedgerRules/Rules/RejectionCode", caseOfEnum), ("Sources/LedgerVault/VaultFailure", caseOfEnum),
        ("Sources/LedgerRules/Facts/AppliedEntry", #"case \w+ = "(author_\w+)""#),
        ("Sources/LedgerFormat/Commands/CommandFault", #"case \.\w+(?:\(.*\))?: "(\w+)""#),
        ("Sources/LedgerVerification/", #"Finding\(\s*\.\w+,\s*"(\w+)""#),
        ("Sources/LedgerVerification/", #"(?:StatusFailure|report)\("(\w+_\w+)""#),
        ("Sources/LedgerVerification/ScannedBundle", #"stop\(at: \w+, "(\w+)""#),
        ("Sources/LedgerService/", #"(?:CommandRefusal\(|code: )"(\w+)""#),
        ("Sources/LedgerService/Commands/CommandRefusal", #"case \.\w+: "(\w+)""#),
        ("Sources/LedgerService/", #"refusal\("(\w+)", \.\w+\)"#),
        ("Sources/LedgerLog/", #"BatchRefusal\(\s*"(\w+)""#),
        ("Sources/LedgerDocuments/Verification/CertificateCheck", #"case (?:\w+ = )"(\w+)""#),
    ]
    private static let caseOfEnum = #"\n +case (\w+)(?: = "(\w+)")?(?=\n)"#

    /// Codes without a case, and why.
    private static let exempt: [String: String] = [
        "certificate_rows_missing": "needs a certificate of more than 700 records; EndToEndTests try it",
        "before_1992": "the form of a statement refuses such a day first (spec 06 §1)",
        "digest_missing": "needs 100,000 entries; Tools/verifier/long_log.py makes them and compares both verifiers",
        "sequence_reused": "depends on what the writer once refused and keeps beside its entries (spec 04 §3)",
        "checkpoint_invalid": "an answer about a log folder that is no state (spec 09 §4); EndToEndTests try it",
        "entries_unreadable": "as above",
        "external_number_missing": "asked of imported sessions before they are signed; EvidenceClassTests try it",
        "row_differs": "a row of a roster file under whose id something else stands; RosterRepeatTests try it",
        "personal_value": "what no text in clear may hold; EdgeClearTextTests try it",
        "log_folder_missing": "why a check of a certificate was not made", "not_reached": "as above",
        "rows_none": "as above", "witnesses_not_asked": "as above",
        // Files and stores: owner, mode, disk and other processes, not bytes.
        "file_missing": "file system", "file_exists": "file system", "file_not_private": "file system",
        "storage": "store", "storage_busy": "store", "storage_settings": "store", "input_output": "file system",
        "out_of_memory": "machine", "not_authentic": "store", "wrong_vault_key": "store",
        // Answers of the program that no file of commands meets.
        "value_too_long": "the form of a line refuses longer values first (spec 12 §3)",
        "value_differs": "a command that the log knows is answered before its values are looked at",
        "value_not_found": "asked of the vault by the program alone", "query_too_short": "a search, not a command",
        "row_unknown": "an option of the program", "roster_evidence_differs": "an option of the program",
        "statement_form": "a statement that the program itself made",
    ]

    @Test func everyCodeHasACase() throws {
        let shown = try Self.shown()
        let made = try Self.made()
        #expect(made.count > 200, "the patterns find too little")
        for (code, place) in made.sorted(by: { $0.key < $1.key }) where Self.exempt[code] == nil {
            #expect(shown.contains(code), "\(code) of \(place) has no case in Ledger/vectors")
        }
        for code in Self.exempt.keys.sorted() {
            #expect(!shown.contains(code), "\(code) has a case and needs no exemption")
        }
    }

    @Test func everyCodeOfACaseIsOfTheSpecification() throws {
        let written = try Self.folder("Ledger/spec", ext: "md").joined()
        for (code, place) in try Self.made().sorted(by: { $0.key < $1.key })
        where Self.exempt[code] == nil && !place.contains("CertificateCheck") {
            let family = code.prefix { $0 != "_" } + "_*"
            let isWritten = written.contains("`\(code)`") || written.contains("`\(family)`")
            #expect(isWritten, "\(code) of \(place) is in no chapter")
        }
    }

    /// Code to the file that makes it.
    private static func made() throws -> [String: String] {
        var codes: [String: String] = [:]
        let files = try SourceTree().files
        for (folder, pattern) in makers {
            let regex = try Regex(pattern)
            for file in files where file.path.hasPrefix(folder) {
                for match in file.lines.joined(separator: "\n").matches(of: regex) {
                    let groups = match.output.dropFirst().compactMap { $0.substring }
                    if let code = groups.last { codes[String(code)] = file.path }
                }
            }
        }
        return codes
    }

    /// Every code that a case of a vector file expects.
    private static func shown() throws -> Set<String> {
        var found: Set<String> = []
        for text in try folder("Ledger/vectors", ext: "json") {
            gather(try JSONSerialization.jsonObject(with: Data(text.utf8)), nil, into: &found)
        }
        return found
    }

    private static func gather(_ value: Any, _ key: String?, into found: inout Set<String>) {
        if let object = value as? [String: Any] {
            for (name, inner) in object where !["given", "when", "files", "worlds", "documents"].contains(name) {
                gather(inner, name, into: &found)
            }
        } else if let array = value as? [Any] {
            for inner in array { gather(inner, key, into: &found) }
        } else if let text = value as? String, ["expect", "code", "codes", "check", "reason"].contains(key) {
            found.insert(text.hasPrefix("rule:") ? String(text.dropFirst(5)) : text)
        }
    }

    private static func folder(_ name: String, ext: String) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: name)
        let walk = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let files = walk.compactMap { $0 as? URL }.filter { $0.pathExtension == ext && !$0.path.contains("/sources/") }
        return try files.map { try String(contentsOf: $0, encoding: .utf8) }
    }
}
