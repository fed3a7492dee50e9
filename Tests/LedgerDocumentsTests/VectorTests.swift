import Glibc
import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@testable import LedgerDocuments

/// Holds `Ledger/vectors` and the verifier to each other; XINSHI_REGENERATE_VECTORS=1 writes the files anew.
@Suite struct VectorTests {
    private func stored(_ name: String, generated: [UInt8]) throws -> [JSONValue] {
        let path = VectorText.path(name)
        if getenv("XINSHI_REGENERATE_VECTORS") != nil { #expect(VectorText.write(generated, to: path)) }
        let bytes = try #require(VectorText.read(path), "\(path) is missing")
        #expect(bytes == generated, "\(name) differs from its generator")
        return try #require(JSONValue.parse(bytes.filter { $0 != 0x0A })["cases"]?.elements)
    }

    @Test func certificatesEndAsTheFileSays() throws {
        let all = try CertificateCases.all()
        let first = try #require(all.first)
        let cases = all.map { $0.vector(after: first) }
        let source =
            "spec 09. `check` fails or is not made for `reason`; lines are joined by U+000A; "
            + "`log` is what a log folder answers: size, root at the proof's size or null, standing or null; `key` is the "
            + "log's key of the proof's size by the log's own acts, `failure` why the entries answer nothing, `accepted` the size that the "
            + "trust folder accepted, `contradicts_accepted` true when the root at that size is another. "
            + "`accepted` beside `log` is the checkpoint that the trust folder accepted. "
            + "`proof_of` stands for the proof of the case of that name. Keys: Ed25519 seeds of one repeated byte."
        let vectors = try stored("certificates.json", generated: VectorText.file(cases, source: source))
        for vector in vectors {
            let origin = vectors.first { $0["name"] == vector["proof_of"] } ?? vector
            let report = CertificateVerifier.verify(
                credential: vector.lines("credential") ?? [],
                proof: origin.lines("proof"),
                rows: vector.lines("rows"),
                trust: CertificateTrust(
                    policy: try TrustPolicy.parse(vector.lines("policy") ?? []),
                    genesis: vector["genesis"]?.string.flatMap { Digest(hex: $0) } ?? .zero,
                    accepted: try vector["accepted"].map { try Checkpoint(accepted: $0) }
                ),
                status: try vector["log"].map { try LogAnswer($0) }
            )
            #expect(report.state.rawValue == vector["expect"]?.string, "\(vector["name"]?.string ?? "")")
        }
    }

    @Test func signaturesAreWhatTheFileSays() throws {
        let source =
            "W3C Data Integrity EdDSA Cryptosuites v1.0, appendix B: key pair, hashes of the eddsa-jcs-2022 "
            + "example; the other cases are our own documents signed with that key."
        let cases = try SuiteVectors.cases()
        for vector in try stored("eddsa_jcs.json", generated: VectorText.file(cases, source: source)) {
            try SuiteVectors.check(vector)
        }
    }
}

/// Reading and writing of vector files.
enum VectorText {
    static func path(_ name: String) -> String {
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Ledger/vectors/" + name
    }

    /// The JSON profile, but for a newline after each case.
    static func file(_ cases: [JSONValue], source: String) -> [UInt8] {
        let lines = cases.map { String(decoding: $0.canonicalBytes, as: UTF8.self) }.joined(separator: ",\n")
        let note = String(decoding: JSONValue.string(source).canonicalBytes, as: UTF8.self)
        return Array("{\"cases\":[\n\(lines)\n],\"source\":\(note)}\n".utf8)
    }

    static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        return fwrite(bytes, 1, bytes.count, file) == bytes.count && fclose(file) == 0
    }
}

extension Checkpoint {
    fileprivate init(accepted: JSONValue) throws {
        let root = accepted["root"]?.string.flatMap { Digest(hex: $0) } ?? .zero
        try self.init(origin: "example.org/xinshi/sample", size: UInt64(accepted["size"]?.integer ?? 0), root: root)
    }
}

extension JSONValue {
    /// The bytes of an array of lines.
    fileprivate func lines(_ key: String) -> [UInt8]? {
        self[key]?.elements.map { Array($0.map { $0.string ?? "" }.joined(separator: "\n").utf8) }
    }
}

extension CertificateCase {
    /// This case; a proof that is the first case's is named and not repeated.
    fileprivate func vector(after first: CertificateCase) -> JSONValue {
        func lines(_ bytes: [UInt8]) -> JSONValue {
            let text = String(decoding: bytes, as: UTF8.self)
            let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            return .array(lines.map { .string(String($0)) })
        }
        var members: [JSONValue.Member] = [
            .init("credential", lines(credential)), .init("expect", .string(state.rawValue)),
            .init("flags", .array(flags.map { .string($0) })), .init("genesis", .string(genesis.description)),
            .init("name", .string(name)), .init("policy", lines(Array(policy.utf8))),
        ]
        if let proof {
            let isFirsts = name != first.name && proof == first.proof
            members.append(isFirsts ? .init("proof_of", .string(first.name)) : .init("proof", lines(proof)))
        }
        if let rows { members.append(.init("rows", lines(rows))) }
        if let log { members.append(.init("log", log.json)) }
        if let accepted {
            let root = JSONValue.string(accepted.root.description)
            members.append(
                .init("accepted", .sorted([.init("root", root), .init("size", .integer(Int64(accepted.size)))]))
            )
        }
        if let finding {
            members.append(.init("check", .string(finding.check.rawValue)))
            members.append(.init("reason", .string(finding.reason.rawValue)))
        }
        return .sorted(members)
    }
}

extension LogAnswer {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("root", root.map { .string($0.description) } ?? .null), .init("size", .integer(Int64(size))),
            .init("standing", standing?.json ?? .null),
        ]
        if let key { members.append(.init("key", .string(key.encoded.description))) }
        if let failure { members.append(.init("failure", .string(failure))) }
        if let acceptedSize { members.append(.init("accepted", .integer(Int64(acceptedSize)))) }
        if contradictsAccepted { members.append(.init("contradicts_accepted", .bool(true))) }
        return .sorted(members)
    }

    fileprivate init(_ json: JSONValue) throws {
        guard let size = json["size"]?.integer else { throw SampleError() }
        self.init(
            size: UInt64(size),
            root: json["root"]?.string.flatMap { Digest(hex: $0) },
            key: json["key"]?.string.flatMap { Digest(hex: $0) }.map { PublicKey($0) },
            failure: json["failure"]?.string,
            acceptedSize: json["accepted"]?.integer.map { UInt64($0) },
            contradictsAccepted: json["contradicts_accepted"] != nil,
            standing: json["standing"].flatMap { CertificateStanding($0) }
        )
    }
}

extension CertificateStanding {
    fileprivate var json: JSONValue {
        func list(_ records: [UInt64]) -> JSONValue { .array(records.map { .integer(Int64($0)) }) }
        return .sorted([
            .init("corrected_records", list(correctedRecords)), .init("differing_records", list(differingRecords)),
            .init("disputed_records", list(disputedRecords)),
            .init(
                "report_open",
                .array(
                    openReports.map { report in
                        .sorted([
                            .init("day", .string("\(report.day)")), .init("due", .string("\(report.due)")),
                            .init("record", .integer(Int64(report.record))),
                        ])
                    }
                )
            ),
            .init("status", .string(status.rawValue)),
            .init(
                "voided_records",
                .array(
                    voidedRecords.map { voided in
                        .sorted([
                            .init("day", .string("\(voided.change.day)")),
                            .init("reason_code", .string(voided.change.reasonCode.text)),
                            .init("record", .integer(Int64(voided.record))),
                        ])
                    }
                )
            ),
        ])
    }

    fileprivate init?(_ json: JSONValue) {
        func list(_ key: String) -> [UInt64] {
            (json[key]?.elements ?? []).compactMap { $0.integer.map { UInt64($0) } }
        }
        guard let status = json["status"]?.string.flatMap({ CertificateStatus(rawValue: $0) }) else { return nil }
        self.init(
            status: status,
            correctedRecords: list("corrected_records"),
            disputedRecords: list("disputed_records"),
            differingRecords: list("differing_records")
        )
        voidedRecords = (json["voided_records"]?.elements ?? []).compactMap { voided in
            guard let record = voided["record"]?.integer, let day = voided["day"]?.string.flatMap({ CivilDate($0) }),
                let reason = voided["reason_code"]?.string.flatMap({ Code($0) })
            else { return nil }
            return Voided(record: UInt64(record), change: Change(day: day, reasonCode: reason))
        }
        openReports = (json["report_open"]?.elements ?? []).compactMap { report in
            guard let record = report["record"]?.integer, let day = report["day"]?.string.flatMap({ CivilDate($0) }),
                let due = report["due"]?.string.flatMap({ CivilDate($0) })
            else { return nil }
            return OpenReport(record: UInt64(record), day: day, due: due)
        }
    }
}
