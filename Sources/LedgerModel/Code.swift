/// One word of an open code list, 1 to 40 bytes.
///
/// Which words have a meaning is said by an adopted policy, not here.
public struct Code: Hashable, Sendable {
    /// The word, ASCII.
    public let text: String

    /// Accepts 1 to 40 lower-case letters, digits and underscores; nil for anything else.
    public init?(_ text: String) {
        guard (1...Code.byteLimit).contains(text.utf8.count), text.utf8.allSatisfy(Code.allows) else { return nil }
        self.text = text
    }

    /// Longest code in bytes.
    public static let byteLimit = 40

    /// Whether a byte may stand in a code.
    public static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension Code: Comparable {
    /// Orders by bytes.
    public static func < (left: Code, right: Code) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension Code: CustomStringConvertible {
    /// The word.
    public var description: String { text }
}
