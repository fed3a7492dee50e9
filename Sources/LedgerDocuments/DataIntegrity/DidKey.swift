public import LedgerCrypto

/// A key that is its own identifier: `did:key:` and the Multikey; nothing has to be looked up.
public enum DidKey {
    private static let scheme = "did:key:"

    /// The identifier of a key.
    public static func identifier(_ key: PublicKey) -> String {
        scheme + Multikey.encode(key)
    }

    /// The verification method of a key: identifier, `#`, Multikey.
    public static func verificationMethod(_ key: PublicKey) -> String {
        identifier(key) + "#" + Multikey.encode(key)
    }

    /// The key of an identifier; nil for any other text.
    public static func key(identifier text: String) -> PublicKey? {
        guard text.utf8.starts(with: scheme.utf8), let key = Multikey.decode(text.dropping(scheme)),
            identifier(key).utf8.elementsEqual(text.utf8)
        else { return nil }
        return key
    }

    /// The key of a verification method whose two halves name the same key; nil for any other text.
    public static func key(verificationMethod text: String) -> PublicKey? {
        guard let key = key(identifier: String(text.prefix { $0 != "#" })),
            verificationMethod(key).utf8.elementsEqual(text.utf8)
        else { return nil }
        return key
    }
}
