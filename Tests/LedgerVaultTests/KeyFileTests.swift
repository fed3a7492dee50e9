import Foundation
import LedgerCrypto
import LedgerModel
import Testing

@testable import LedgerVault

@Suite struct KeyFileTests {
    private let folder: TemporaryFolder
    private let path: String
    private let cheap = PasswordHashing.Cost(passes: 1, memoryBytes: 8 << 20)

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("key")
    }

    private func sealed(_ passphrase: String) -> KeyFile.Protection {
        .passphrase(Passphrase(passphrase), cost: cheap)
    }

    private func permissions() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test(arguments: [KeyFile.Kind.desk, .log, .credential]) func plainKeysAreReadBack(kind: KeyFile.Kind) throws {
        let key = SecretKey.generate()
        try KeyFile.create(path, key: key, kind: kind, protection: .plain)
        #expect(try KeyFile.signingKey(path, kind: kind).publicKey == key.publicKey)
        let header = try KeyFile.header(path)
        #expect(header.kind == kind && !header.isSealed && header.name == key.publicKey.encoded)
        #expect(try permissions() == 0o600)
        #expect(try folder.bytes("key").count == 85)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["key"])
    }

    @Test func aPersonsKeyNeedsItsPassphrase() throws {
        let key = SecretKey.generate()
        try KeyFile.create(path, key: key, kind: .person, protection: sealed("雪中送炭"))
        #expect(try KeyFile.signingKey(path, kind: .person, passphrase: Passphrase("雪中送炭")).publicKey == key.publicKey)
        #expect(throws: VaultFailure(.wrongPassphrase, "")) {
            try KeyFile.signingKey(path, kind: .person, passphrase: Passphrase("雪中送碳"))
        }
        #expect(throws: VaultFailure(.keyFileKind, "")) { try KeyFile.signingKey(path, kind: .person) }
        #expect(throws: VaultFailure(.passphraseLength, "")) {
            try KeyFile.signingKey(path, kind: .person, passphrase: Passphrase(""))
        }
        let bytes = try folder.bytes("key")
        let seed = key.withSeed { Data($0) }
        #expect(bytes.count == 153 && Data(bytes).range(of: seed) == nil)
        #expect(try KeyFile.header(path).isSealed)
    }

    @Test func aPersonsKeyIsNeverPlainAndADeskKeyNeverSealed() throws {
        #expect(throws: VaultFailure(.keyFileKind, "")) {
            try KeyFile.create(path, key: .generate(), kind: .person, protection: .plain)
        }
        #expect(throws: VaultFailure(.keyFileKind, "")) {
            try KeyFile.create(path, key: .generate(), kind: .desk, protection: sealed("x"))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func masterKeysAreReadBackInBothForms() throws {
        let master = SealingKey.generate()
        for (name, protection, passphrase) in [
            ("plain", KeyFile.Protection.plain, nil), ("sealed", sealed("x"), Passphrase("x")),
        ] {
            let path = folder.file(name)
            try KeyFile.create(path, masterKey: master, protection: protection)
            let read = try KeyFile.masterKey(path, passphrase: passphrase)
            #expect(VaultKeys(master: read).name == VaultKeys(master: master).name)
        }
        #expect(throws: VaultFailure(.keyFileKind, "")) { try KeyFile.signingKey(folder.file("plain"), kind: .desk) }
    }

    @Test func aChangedPassphraseReplacesTheFile() throws {
        let key = SecretKey.generate()
        try KeyFile.create(path, key: key, kind: .person, protection: sealed("old"))
        let before = try folder.bytes("key")
        #expect(throws: VaultFailure(.wrongPassphrase, "")) {
            try KeyFile.changePassphrase(path, from: Passphrase("wrong"), to: Passphrase("new"), cost: cheap)
        }
        #expect(try folder.bytes("key") == before)
        try KeyFile.changePassphrase(path, from: Passphrase("old"), to: Passphrase("new"), cost: cheap)
        #expect(throws: VaultFailure(.wrongPassphrase, "")) {
            try KeyFile.signingKey(path, kind: .person, passphrase: Passphrase("old"))
        }
        #expect(try KeyFile.signingKey(path, kind: .person, passphrase: Passphrase("new")).publicKey == key.publicKey)
        #expect(try folder.bytes("key")[65..<81] != before[65..<81])
        #expect(try permissions() == 0o600)
    }

    @Test func anExistingFileIsNeverReplacedByCreating() throws {
        let key = SecretKey.generate()
        try KeyFile.create(path, key: key, kind: .log, protection: .plain)
        #expect(throws: VaultFailure(.fileExists, "")) {
            try KeyFile.create(path, key: .generate(), kind: .log, protection: .plain)
        }
        #expect(try KeyFile.signingKey(path, kind: .log).publicKey == key.publicKey)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["key"])
    }

    @Test func aNameThatTheDiskRefusesIsAnInputOutputFailure() {
        let long = folder.file(String(repeating: "k", count: 250))
        #expect(throws: VaultFailure(.inputOutput, "")) {
            try KeyFile.create(long, key: .generate(), kind: .desk, protection: .plain)
        }
    }

    @Test func writtenSecretsAreZeroed() {
        var bytes = [UInt8](repeating: 7, count: 85)
        KeyFileLayout.zero(&bytes)
        #expect(bytes == [UInt8](repeating: 0, count: 85))
    }
}
