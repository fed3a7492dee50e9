/// Why a cryptographic door did not give what was asked.
public enum CryptoError: Error, Hashable, Sendable {
    /// The sealed bytes are too short, were changed, belong to other associated data or to another key.
    case notAuthentic
    /// The salt or the passphrase has a length that is not allowed.
    case badLength
    /// The machine lacks the memory that the chosen cost asks for.
    case outOfMemory
}
