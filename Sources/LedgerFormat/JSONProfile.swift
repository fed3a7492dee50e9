/// The JSON profile of spec 01 §2: which texts may be hashed and signed.
public enum JSONProfile {
    /// Deepest nesting; the top-level object has depth 1.
    public static let depthLimit = 8
    /// Longest key in bytes.
    public static let keyLimit = 64
    /// Greatest magnitude of an integer, 2^53 - 1.
    public static let integerLimit: Int64 = (1 << 53) - 1

    /// Accepts exactly the texts of the profile; throws the code of the first offending byte.
    public static func check(_ bytes: UnsafeRawBufferPointer) throws(FormatError) {
        var cursor = try ProfileCursor(checkingUTF8Of: bytes)
        try cursor.openTopLevel()
        try cursor.object(depth: 1)
        try cursor.end()
    }

    /// Accepts exactly the texts of the profile.
    public static func check(_ bytes: [UInt8]) throws(FormatError) {
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(FormatError) in try check(raw) }
        }
        try result.get()
    }

    /// Whether a text may stand in a string of the profile: no U+0000-001F and no U+007F-009F.
    ///
    /// Callers check what people typed before it reaches `CanonicalWriter`, which traps on such characters.
    public static func allows(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }
}
