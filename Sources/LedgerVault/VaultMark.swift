internal import LedgerCrypto
internal import LedgerModel

/// A keyed digest by which equal values are found without being readable (spec 08 §5).
public struct VaultMark: Hashable, Sendable {
    /// How many bytes a mark has.
    public static let byteCount = 16
    /// The bytes that a store compares.
    public let bytes: [UInt8]

    init(_ lookup: VaultLookup, keys: VaultKeys) {
        let code = MessageAuthentication.hmacSHA256(key: keys.indexKey, message: [lookup.kind] + lookup.message)
        bytes = [UInt8](code.bytes[0..<Self.byteCount])
    }
}

/// By what a value shall be found again.
public enum VaultLookup: Hashable, Sendable {
    /// An identity document.
    case document(DocumentNumber)
    /// The number of a record on another platform.
    case externalNumber(platform: String, number: String)
    /// A professional skill.
    case skill(String)
    /// A service category.
    case serviceCategory(String)
    /// A region: 2, 4, 6, 9 or 12 digits.
    case region(String)

    var kind: UInt8 {
        switch self {
        case .document: 1
        case .externalNumber: 2
        case .skill: 3
        case .serviceCategory: 4
        case .region: 5
        }
    }

    var message: [UInt8] {
        switch self {
        case .document(let document): Array(document.type.utf8) + [0] + Array(document.number.utf8)
        case .externalNumber(let platform, let number): Array(platform.utf8) + [0] + Array(number.utf8)
        case .skill(let item), .serviceCategory(let item): Array(item.utf8)
        case .region(let code): Array(code.utf8)
        }
    }
}
