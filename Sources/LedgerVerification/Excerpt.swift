import LedgerModel

/// The bytes of an entry that a finding is about, shortened for people and machines (spec 10 §3).
///
/// A log holds no personal values, so its bytes may be shown.
public struct Excerpt: Hashable, Sendable {
    /// Most bytes that machines are given.
    public static let byteLimit = 64
    /// Most characters that people are shown.
    public static let characterLimit = 80

    /// Whether the bytes are JSON text, of a statement.
    public let isText: Bool
    // As many as eighty characters can have.
    private let bytes: [UInt8]

    init(_ bytes: some Collection<UInt8>, isText: Bool) {
        self.isText = isText
        self.bytes = Array(bytes.prefix(4 * Excerpt.characterLimit))
    }

    /// The first bytes as lower-case hex.
    public var hex: String { Hex.encode(Array(bytes.prefix(Excerpt.byteLimit))) }

    /// One line: JSON as it is written, with what cannot be seen as `\u{…}`, anything else as hex; cut with an ellipsis.
    public var line: String {
        let whole =
            isText
            ? String(decoding: bytes, as: UTF8.self).unicodeScalars.map(Excerpt.visible).joined() : Hex.encode(bytes)
        guard whole.count > Excerpt.characterLimit else { return whole }
        return whole.prefix(Excerpt.characterLimit - 1) + "…"
    }

    private static func visible(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }
}
