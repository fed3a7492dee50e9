/// A passphrase in guarded memory, zeroed when released; without description, equality or coding.
public final class Passphrase: Sendable {
    private let secret: SecretBytes

    /// Copies the UTF-8 bytes of a passphrase; the caller normalises them to NFC and zeroes its own copy.
    public init(copying bytes: UnsafeRawBufferPointer) {
        secret = SecretBytes(copying: bytes)
    }

    /// Copies a passphrase that lies in ordinary memory anyway, such as a form field.
    public convenience init(_ text: String) {
        var text = text
        self.init(text: &text)
    }

    private convenience init(text: inout String) {
        let secret = text.withUTF8 { SecretBytes(copying: UnsafeRawBufferPointer($0)) }
        self.init(secret)
    }

    private init(_ secret: SecretBytes) {
        self.secret = secret
    }

    /// Lends the bytes for the length of `body`.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try secret.withUnsafeBytes(body)
    }
}

extension PasswordHashing {
    /// Derives a 32-byte key from a passphrase that stays in guarded memory.
    public static func derive(
        _ passphrase: Passphrase,
        salt: [UInt8],
        cost: Cost = .keyFile
    ) throws(CryptoError) -> SealingKey {
        let outcome = passphrase.withUnsafeBytes { bytes in
            Swift.Result { () throws(CryptoError) in try derive(passphrase: bytes, salt: salt, cost: cost) }
        }
        return try outcome.get()
    }
}
