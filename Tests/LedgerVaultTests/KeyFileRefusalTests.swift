import Foundation
import LedgerCrypto
import LedgerVault
import Testing

/// Files that are no key files, and key files that are not private.
@Suite struct KeyFileRefusalTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("key")
        try KeyFile.create(path, key: .generate(), kind: .desk, protection: .plain)
    }

    private func expectRefusal(_ code: VaultFailure.Code, _ path: String, kind: KeyFile.Kind = .desk) {
        #expect(throws: VaultFailure(code, "")) { try KeyFile.signingKey(path, kind: kind) }
        #expect(throws: VaultFailure(code, "")) { try KeyFile.header(path) }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o666]) func filesThatOthersMayUse(mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        expectRefusal(.fileNotPrivate, path)
    }

    @Test func aFolderThatOthersMayChange() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o770], ofItemAtPath: folder.path)
        expectRefusal(.fileNotPrivate, path)
        #expect(throws: VaultFailure(.fileNotPrivate, "")) {
            try KeyFile.create(folder.file("new"), key: .generate(), kind: .desk, protection: .plain)
        }
    }

    @Test func linksAndFolders() throws {
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        expectRefusal(.fileNotPrivate, link)
        let inner = folder.file("inner")
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
        expectRefusal(.fileNotPrivate, inner)
        try FileManager.default.linkItem(atPath: path, toPath: folder.file("second"))
        expectRefusal(.fileNotPrivate, path)
    }

    @Test func aFileOfAnotherUser() throws {
        try #require(geteuid() == 0, "only root can give a file away")
        try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: path)
        expectRefusal(.fileNotPrivate, path)
    }

    @Test func missingFilesAndFolders() {
        expectRefusal(.fileMissing, folder.file("none"))
        expectRefusal(.fileMissing, folder.file("none/key"))
        #expect(throws: VaultFailure(.fileMissing, "")) {
            try KeyFile.create(folder.file("none/key"), key: .generate(), kind: .desk, protection: .plain)
        }
    }

    @Test(arguments: [0, 18, 19, 20, 21, 52]) func changedBytesOfTheHeader(offset: Int) throws {
        var bytes = try folder.bytes("key")
        bytes[offset] ^= 0xA0
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: VaultFailure(.keyFileMalformed, "")) { try KeyFile.signingKey(path, kind: .desk) }
    }

    @Test func everyFlippedBitIsNoticed() throws {
        let bytes = try folder.bytes("key")
        for offset in bytes.indices {
            var changed = bytes
            changed[offset] ^= 1
            try rewrite(changed)
            #expect(throws: VaultFailure.self, "byte \(offset)") { try KeyFile.signingKey(path, kind: .desk) }
        }
        for count in [0, 1, 84] {
            try rewrite([UInt8](bytes.prefix(count)))
            expectRefusal(.keyFileMalformed, path)
        }
        try rewrite(bytes + [0])
        expectRefusal(.keyFileMalformed, path)
    }

    @Test func everyFlippedBitOfASealedFileIsNoticed() throws {
        let path = folder.file("person")
        let cost = PasswordHashing.Cost(passes: 1, memoryBytes: 8 << 20)
        let protection = KeyFile.Protection.passphrase(Passphrase("x"), cost: cost)
        try KeyFile.create(path, key: .generate(), kind: .person, protection: protection)
        let bytes = try folder.bytes("person")
        for offset in [0, 19, 20, 21, 53, 56, 57, 61, 64, 65, 80, 81, 104, 105, 137, 152] {
            var changed = bytes
            changed[offset] ^= 1
            try rewrite(changed, "person")
            #expect(throws: VaultFailure.self, "byte \(offset)") {
                try KeyFile.signingKey(path, kind: .person, passphrase: Passphrase("x"))
            }
        }
    }

    @Test func aPlainPersonKeyIsMalformed() throws {
        var bytes = try folder.bytes("key")
        bytes[19] = KeyFile.Kind.person.rawValue
        try rewrite(bytes)
        expectRefusal(.keyFileMalformed, path, kind: .person)
    }

    private func rewrite(_ bytes: [UInt8], _ name: String = "key") throws {
        try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file(name))
    }
}
