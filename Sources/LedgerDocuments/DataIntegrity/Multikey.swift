public import LedgerCrypto

/// An Ed25519 public key as a W3C Multikey: `z`, base 58 of 0xed 0x01 and the key.
public enum Multikey {
    private static let prefix: [UInt8] = [0xED, 0x01]

    /// The written form of a key, 48 characters that begin with `z6Mk`.
    public static func encode(_ key: PublicKey) -> String {
        "z" + Base58.encode(prefix + key.bytes)
    }

    /// The key of exactly that form; nil for any other text.
    public static func decode(_ text: String) -> PublicKey? {
        guard text.utf8.first == UInt8(ascii: "z"), let bytes = Base58.decode(String(text.dropFirst())),
            bytes.count == 34, bytes.starts(with: prefix), let key = PublicKey(Array(bytes.dropFirst(2))),
            Multikey.encode(key).utf8.elementsEqual(text.utf8)
        else { return nil }
        return key
    }
}
