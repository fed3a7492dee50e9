/// The number printed on a certificate: 1 to 40 capital letters, digits and hyphens.
public struct CertificateNumber: Hashable, Sendable {
    /// The number as printed, ASCII.
    public let text: String

    /// Accepts `[A-Z0-9-]{1,40}`; nil for anything else.
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
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
