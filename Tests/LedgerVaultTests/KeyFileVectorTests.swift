import Foundation
import LedgerCrypto
import LedgerModel
import LedgerVault
import Testing

/// `Ledger/vectors/key_files.json` (spec 08 §4); `Tools/verifier/forge/make_keys.py` writes it.
@Suite struct KeyFileVectorTests {
    private struct File: Decodable {
        let cases: [Case]
    }

    private struct Case: Decodable {
        let name: String
        let expect: String
        let hex: String
        let kind: String
        let passphrase: String?
        let secret: String?
        let key_name: String?
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static func cases() throws -> [Case] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Ledger/vectors/key_files.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: path)).cases
    }

    @Test func readersDoWhatTheFileSays() throws {
        let cases = try Self.cases()
        for vector in cases {
            let path = folder.file("key")
            try Data(try #require(Hex.decode(vector.hex))).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try hold(vector, path)
        }
        #expect(Set(cases.map(\.name)).count == cases.count)
    }

    private func hold(_ vector: Case, _ path: String) throws {
        do {
            let (secret, name) = try read(path, vector)
            #expect(vector.expect == "ok", "\(vector.name)")
            #expect(secret == vector.secret && name == vector.key_name, "\(vector.name)")
            #expect(try KeyFile.header(path).name.description == vector.key_name)
        } catch let failure as VaultFailure {
            #expect(failure.code.rawValue == vector.expect, "\(vector.name)")
        }
    }

    /// The secret and the name that follows from it, in hexadecimal.
    private func read(_ path: String, _ vector: Case) throws -> (String, String) {
        let passphrase = vector.passphrase.map { Passphrase($0) }
        if vector.kind == "vault" {
            let key = try KeyFile.masterKey(path, passphrase: passphrase)
            let name = MessageAuthentication.hmacSHA256(key: key, message: Array("name".utf8))
            return (key.withUnsafeBytes { Hex.encode([UInt8]($0)) }, name.description)
        }
        let kinds: [String: KeyFile.Kind] = ["desk": .desk, "log": .log, "person": .person, "credential": .credential]
        let kind = try #require(kinds[vector.kind])
        let key = try KeyFile.signingKey(path, kind: kind, passphrase: passphrase)
        return (key.withSeed { Hex.encode([UInt8]($0)) }, key.publicKey.encoded.description)
    }
}
