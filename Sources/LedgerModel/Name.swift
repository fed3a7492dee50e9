/// The name of an organisation: 1 to 200 bytes without control characters, compared by bytes.
public struct Name: Sendable {
    /// The name as written; never normalised.
    public let text: String

    /// Accepts 1 to 200 bytes of UTF-8 without U+0000-001F and U+007F-009F; nil for anything else.
    public init?(_ text: String) {
        guard (1...Name.byteLimit).contains(text.utf8.count),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        else { return nil }
        self.text = text
    }

    /// Longest name in bytes.
    public static let byteLimit = 200
}

extension Name: Hashable {
    /// Equal when the bytes are; never by Unicode equivalence.
    public static func == (left: Name, right: Name) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Feeds the bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

extension Name: CustomStringConvertible {
    /// The name.
    public var description: String { text }
}
