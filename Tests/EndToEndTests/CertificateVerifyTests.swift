import Foundation
import Testing

@Suite struct CertificateVerifyTests {
    /// A case of `Ledger/vectors/certificates.json`, laid out as a person receives it.
    private struct Case {
        let name: String
        let expect: String
        let scratch: Scratch

        var credential: String { scratch.path("credential.json") }
        var trust: String { scratch.path("trust") }

        static func all() throws -> [Case] {
            let bytes = try Data(contentsOf: Repository.root.appending(path: "Ledger/vectors/certificates.json"))
            let file = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
            let vectors = try #require(file["cases"] as? [[String: Any]])
            // What a log folder answers, and what was accepted, is tested with real folders (CertificateStateTests and
            // CertificateAcceptedTests).
            return try vectors.filter { $0["log"] == nil && $0["accepted"] == nil }.map { try Case($0, among: vectors) }
        }

        private init(_ vector: [String: Any], among vectors: [[String: Any]]) throws {
            name = try #require(vector["name"] as? String)
            expect = try #require(vector["expect"] as? String)
            let origin = vectors.first { $0["name"] as? String == vector["proof_of"] as? String } ?? vector
            scratch = try Scratch()
            try scratch.write(Case.lines(vector["credential"]) ?? "", to: "credential.json")
            try scratch.write(Case.lines(vector["policy"]) ?? "", to: "trust/policy")
            try scratch.write("\(vector["genesis"] as? String ?? "")\n", to: "trust/genesis")
            if let rows = Case.lines(vector["rows"]) { try scratch.write(rows, to: "certificate.rows") }
            if let proof = Case.lines(origin["proof"]) { try scratch.write(proof, to: "certificate.tlog-proof") }
        }

        private static func lines(_ value: Any?) -> String? {
            (value as? [String])?.joined(separator: "\n")
        }
    }

    private func verify(_ certificate: Case, _ more: [String] = []) throws -> Program.Outcome {
        try Program.run(["certificate", "verify", certificate.credential, "--trust", certificate.trust] + more)
    }

    private func good() throws -> Case {
        try #require(try Case.all().first { $0.expect == "VALID OFFLINE" })
    }

    @Test func everyVectorEndsInItsStateAndExitCode() throws {
        for certificate in try Case.all() {
            let outcome = try verify(certificate, ["--json"])
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            )
            #expect(report["state"] as? String == certificate.expect, "\(certificate.name)")
            #expect(outcome.code == (certificate.expect.hasPrefix("VALID") ? 0 : 1), "\(certificate.name)")
            #expect((report["checks"] as? [Any])?.count == 15)
            #expect((report["certified"] is NSNull) == (outcome.code == 1), "\(certificate.name)")
        }
    }

    @Test func everyCheckHasALineAndTheStateStandsLast() throws {
        let outcome = try verify(try good())
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("✓ ") }.count == 13)
        #expect(lines.filter { $0.hasPrefix("– ") }.count == 2)
        let words = "Issued as shown and signed; whether it was revoked or corrected since is not known without the log"
        #expect(lines.last == "verdict: \(words) [VALID OFFLINE]")
        let chinese = try verify(try good(), ["--lang", "zh"]).output
        #expect(chinese.contains("✓ 数字签名：通过"))
        #expect(chinese.hasSuffix("结论：按所示内容签发，签名属实；此后是否撤销或更正，没有账本资料无从得知 [VALID OFFLINE]\n"))
    }

    @Test func withoutAProofItIsUnknown() throws {
        let certificate = try good()
        try FileManager.default.removeItem(atPath: certificate.scratch.path("certificate.tlog-proof"))
        let outcome = try verify(certificate)
        #expect(outcome.code == 1)
        #expect(outcome.output.contains("[proof_missing]"))
        #expect(outcome.output.contains("[UNKNOWN]"))
        #expect(!outcome.output.contains("volunteer "))
    }

    @Test func theProofMayHaveAnotherName() throws {
        let certificate = try good()
        let renamed = certificate.scratch.path("renamed")
        try FileManager.default.moveItem(atPath: certificate.scratch.path("certificate.tlog-proof"), toPath: renamed)
        #expect(try verify(certificate, ["--proof", renamed]).code == 0)
        #expect(try verify(certificate, ["--proof", renamed + "2"]).code == 3)
    }

    @Test func failsWhenAFileCannotBeRead() throws {
        let certificate = try good()
        let missing = certificate.scratch.path("none")
        #expect(try Program.run(["certificate", "verify", missing, "--trust", certificate.trust]).code == 3)
        let untrusted = try Program.run(["certificate", "verify", certificate.credential, "--trust", missing])
        #expect(untrusted.code == 3)
        #expect(untrusted.notes.contains("[trust_unreadable]"))
        #expect(try Program.run(["certificate", "verify", certificate.credential]).code == 2)
    }
}
