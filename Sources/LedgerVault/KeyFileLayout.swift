internal import LedgerCrypto
internal import LedgerModel

/// The bytes of a key file, read in place; valid only while they are lent.
struct KeyFileLayout {
    static let plainCount = 85
    static let sealedCount = 153
    private static let magic = Array("xinshi/v1/key-file\0".utf8)
    private static let bodyOffset = 53
    private static let saltOffset = 65
    private static let boxOffset = 81
    private static let passes: ClosedRange<UInt64> = 1...16
    private static let memoryBytes: ClosedRange<UInt64> = (8 << 20)...(1 << 30)

    let header: KeyFile.Header
    private let bytes: UnsafeRawBufferPointer

    /// Reads the fields that are not secret; throws `keyFileMalformed` for anything that `encode` would not write.
    init(parsing bytes: UnsafeRawBufferPointer) throws {
        guard bytes.count >= Self.bodyOffset, bytes.starts(with: Self.magic) else { throw Self.malformed("magic") }
        guard let kind = KeyFile.Kind(rawValue: bytes[19]) else { throw Self.malformed("kind") }
        guard bytes[20] <= 1 else { throw Self.malformed("form") }
        let isSealed = bytes[20] == 1
        guard bytes.count == (isSealed ? Self.sealedCount : Self.plainCount) else { throw Self.malformed("length") }
        guard Self.isAllowed(kind, isPlain: !isSealed) else { throw Self.malformed("form of this kind") }
        let name = Digest(UnsafeRawBufferPointer(rebasing: bytes[21..<Self.bodyOffset]))
        header = KeyFile.Header(kind: kind, isSealed: isSealed, name: name)
        self.bytes = bytes
    }

    /// The forms of spec 08 §4: a person's key is sealed, a desk's and a log's must open unattended.
    static func isAllowed(_ kind: KeyFile.Kind, isPlain: Bool) -> Bool {
        switch kind {
        case .person: !isPlain
        case .desk, .log: isPlain
        case .credential, .vault: true
        }
    }

    /// The secret, checked against the name.
    func secret(_ passphrase: Passphrase?) throws -> SealingKey {
        let secret: SealingKey
        if let passphrase {
            secret = try unseal(passphrase)
        } else {
            secret = SealingKey(UnsafeRawBufferPointer(rebasing: bytes[Self.bodyOffset..<Self.plainCount]))
        }
        guard Self.name(of: secret, kind: header.kind) == header.name else { throw Self.malformed("name") }
        return secret
    }

    private func unseal(_ passphrase: Passphrase) throws -> SealingKey {
        let passes = UInt64(bytes.loadUnaligned(fromByteOffset: Self.bodyOffset, as: UInt32.self).bigEndian)
        let memory = bytes.loadUnaligned(fromByteOffset: Self.bodyOffset + 4, as: UInt64.self).bigEndian
        // Checked before use: a crafted file must not make the reader work for hours.
        guard Self.passes.contains(passes), Self.memoryBytes.contains(memory) else { throw Self.malformed("cost") }
        let cost = PasswordHashing.Cost(passes: passes, memoryBytes: Int(memory))
        let key = try Self.derive(passphrase, salt: [UInt8](bytes[Self.saltOffset..<Self.boxOffset]), cost: cost)
        do {
            return try key.openKey([UInt8](bytes[Self.boxOffset...]), associated: [UInt8](bytes[0..<Self.boxOffset]))
        } catch {
            throw VaultFailure(.wrongPassphrase, "the passphrase does not open the key file", underlying: error)
        }
    }

    /// The bytes of a new file; the caller zeroes them.
    static func encode(_ secret: SealingKey, kind: KeyFile.Kind, protection: KeyFile.Protection) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sealedCount)
        bytes += magic
        bytes += [kind.rawValue, protection.isPlain ? 0 : 1]
        bytes += name(of: secret, kind: kind).bytes
        switch protection {
        case .plain: secret.withUnsafeBytes { bytes.append(contentsOf: $0) }
        case .passphrase(let passphrase, let cost): try seal(secret, passphrase, cost, into: &bytes)
        }
        return bytes
    }

    private static func seal(
        _ secret: SealingKey,
        _ passphrase: Passphrase,
        _ cost: PasswordHashing.Cost,
        into bytes: inout [UInt8]
    ) throws {
        precondition(passes.contains(cost.passes) && memoryBytes.contains(UInt64(cost.memoryBytes)))
        let salt = Random.bytes(PasswordHashing.saltCount)
        withUnsafeBytes(of: UInt32(cost.passes).bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt64(cost.memoryBytes).bigEndian) { bytes.append(contentsOf: $0) }
        bytes += salt
        bytes += try derive(passphrase, salt: salt, cost: cost).seal(secret, associated: bytes)
    }

    private static func derive(
        _ passphrase: Passphrase,
        salt: [UInt8],
        cost: PasswordHashing.Cost
    ) throws -> SealingKey {
        do {
            return try PasswordHashing.derive(passphrase, salt: salt, cost: cost)
        } catch .badLength {
            throw VaultFailure(.passphraseLength, "a passphrase has 1...\(PasswordHashing.passphraseLimit) bytes")
        } catch {
            throw VaultFailure(.outOfMemory, "no memory for \(cost.memoryBytes) bytes of argon2id", underlying: error)
        }
    }

    private static func name(of secret: SealingKey, kind: KeyFile.Kind) -> LedgerModel.Digest {
        switch kind {
        case .vault: VaultKeys.name(of: secret)
        case .desk, .log, .person, .credential: secret.withUnsafeBytes { SecretKey(seed: $0).publicKey.encoded }
        }
    }

    /// Overwrites bytes that held a secret, where the optimiser cannot leave it out.
    static func zero(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { PrivateFile.zero($0) }
    }

    private static func malformed(_ field: String) -> VaultFailure {
        VaultFailure(.keyFileMalformed, "no key file: \(field)")
    }
}
