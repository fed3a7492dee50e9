/// The number printed on a certificate: the form of spec 09 §1, of which only the characters are checked here.
public struct CertificateNumber: Hashable, Sendable {
    /// The number as printed, ASCII.
    public let text: String

    /// Accepts `[0-9A-Z*~$=-]{1,40}`; nil for anything else.
    public init?(_ text: String) {
        guard (1...CertificateNumber.byteLimit).contains(text.utf8.count),
            text.utf8.allSatisfy(CertificateNumber.allows)
        else { return nil }
        self.text = text
    }

    /// Longest number in bytes.
    public static let byteLimit = 40

    /// Whether a byte may stand in a number.
    public static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
