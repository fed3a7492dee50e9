import LedgerCrypto
import LedgerDocuments
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import LedgerVault

/// Files of a station, and certificates.
extension Reader {
    struct WrongAnswer: Error {
        let what: String
    }

    /// Two slots with two checkpoints: whatever is read must be one of them.
    static func lockFile() throws -> Reader {
        let folder = TestFolder()
        let notes = [Array("first\n".utf8), Array("second\n".utf8)]
        let path = folder.path + "/lock"
        try CheckpointLock.create(path: path, note: notes[0])
        try CheckpointLock(path: path).move(from: notes[0], to: notes[1])
        let golden = try PrivateFile.read(path) ?? []
        let read = { (bytes: [UInt8]) -> [UInt8]? in
            try PrivateFile.replace(folder.path + "/changed", with: bytes)
            let lock = try CheckpointLock(path: folder.path + "/changed")
            guard notes.contains(lock.note) else { throw WrongAnswer(what: "a note that nobody wrote") }
            return nil
        }
        return Reader(golden: [golden], read: read) { $0 is StoreFailure }
    }

    /// Plain and sealed key files: whatever opens is the key that was kept.
    ///
    /// The sealed ones are not opened, for their cost.
    static func keyFile() throws -> Reader {
        let folder = TestFolder()
        var random = Seeded(3)
        let key = Author(&random).secret
        try KeyFile.create(folder.path + "/desk", key: key, kind: .desk, protection: .plain)
        let phrase = Array("fuzz".utf8).withUnsafeBytes { Passphrase(copying: $0) }
        try KeyFile.create(folder.path + "/person", key: key, kind: .person, protection: .passphrase(phrase))
        let golden = try ["/desk", "/person"].map { try PrivateFile.read(folder.path + $0) ?? [] }
        let read = { (bytes: [UInt8]) -> [UInt8]? in
            let path = folder.path + "/changed"
            try PrivateFile.replace(path, with: bytes)
            let header = try KeyFile.header(path)
            guard !header.isSealed, header.kind != .vault else { return nil }
            let opened = try KeyFile.signingKey(path, kind: header.kind)
            guard opened.publicKey == key.publicKey else { throw WrongAnswer(what: "another key") }
            return nil
        }
        return Reader(golden: golden, read: read) { $0 is VaultFailure }
    }

    /// A credential by itself: JSON in the wider form of JCS.
    static func credential() throws -> Reader {
        let golden = try goodCertificates().map { Golden.lines($0, "credential") }
        return Reader(golden: golden) { try JCSReader.parse($0).canonicalBytes }
    }

    /// A credential with its proof and trust: a changed one is never valid.
    static func certificate() throws -> Reader {
        guard let good = try goodCertificates().first else { return Reader(golden: []) { _ in nil } }
        let trust = CertificateTrust(
            policy: try TrustPolicy.parse(Golden.lines(good, "policy")),
            genesis: (good["genesis"] as? String).flatMap { Digest(hex: $0) } ?? .zero
        )
        let (credential, proof) = (Golden.lines(good, "credential"), Golden.lines(good, "proof"))
        return Reader(golden: [credential, proof]) { bytes in
            for (changed, other) in [(bytes, proof), (credential, bytes)] {
                let report = CertificateVerifier.verify(credential: changed, proof: other, trust: trust)
                let isUnchanged = changed == credential && other == proof
                guard report.state != .validOffline || isUnchanged else {
                    throw WrongAnswer(what: "a changed certificate passes")
                }
            }
            return nil
        }
    }

    private static func goodCertificates() throws -> [[String: Any]] {
        try Golden.cases("certificates") { $0 == "VALID OFFLINE" }.filter { $0["proof"] != nil }
    }
}
