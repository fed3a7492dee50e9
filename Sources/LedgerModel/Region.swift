/// Where an organisation stands: a GB/T 2260 county code and its extensions, 6, 9 or 12 digits.
public struct Region: Hashable, Sendable {
    /// The digits.
    public let digits: String

    /// Accepts 6, 9 or 12 digits; nil for anything else.
    public init?(_ digits: String) {
        guard [6, 9, 12].contains(digits.utf8.count), Region.areDigits(digits) else { return nil }
        self.digits = digits
    }

    /// The digits with which all regions within this one begin: those before trailing groups of zeros.
    ///
    /// Groups are 2, 2, 2, 3 and 3 digits; the first always stays (spec 06 §2).
    public var span: String {
        var count = digits.utf8.count
        for end in [9, 6, 4, 2] where end < count {
            guard digits.utf8.dropFirst(end).prefix(count - end).allSatisfy({ $0 == UInt8(ascii: "0") }) else { break }
            count = end
        }
        return String(decoding: digits.utf8.prefix(count), as: UTF8.self)
    }

    static func areDigits(_ text: String) -> Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

/// Where a policy holds: everywhere (`default`) or in all regions that begin with 2 to 12 digits.
public struct PolicyRegion: Hashable, Sendable {
    /// The digits that a region must begin with; empty for `default`.
    public let prefix: String

    /// Holds everywhere.
    public static let everywhere = PolicyRegion(prefix: "")

    private init(prefix: String) {
        self.prefix = prefix
    }

    /// Reads `default` or 2 to 12 digits; nil for anything else.
    public init?(_ text: String) {
        if text == "default" {
            prefix = ""
            return
        }
        guard (2...12).contains(text.utf8.count), Region.areDigits(text) else { return nil }
        prefix = text
    }

    /// Whether a policy of this region holds in `region`.
    public func contains(_ region: Region) -> Bool {
        region.digits.utf8.starts(with: prefix.utf8)
    }
}

extension PolicyRegion: CustomStringConvertible {
    /// `default` or the digits.
    public var description: String { prefix.isEmpty ? "default" : prefix }
}
