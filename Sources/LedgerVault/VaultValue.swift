internal import LedgerCrypto
public import LedgerModel

/// One value to seal: its name, its owner, its bytes and how it shall be found again.
public struct VaultValue: Hashable, Sendable {
    /// Longest text in bytes.
    public static let textLimit = 1 << 20
    /// Longest evidence or rows file in bytes.
    public static let fileLimit = 16 << 20

    /// The value's name in its statement.
    public let tag: VaultTag
    /// To whom it belongs.
    public let owner: VaultOwner
    /// The text's UTF-8 in NFC, or the file.
    public let bytes: [UInt8]
    /// By what it shall be found again.
    public let lookups: [VaultLookup]

    /// A text, or any bytes under a tag that is no evidence.
    public init(_ tag: VaultTag, _ text: String, owner: VaultOwner, lookups: [VaultLookup] = []) {
        self.init(tag, bytes: Array(text.utf8), owner: owner, lookups: lookups)
    }

    /// A file, or a text already in bytes.
    public init(_ tag: VaultTag, bytes: [UInt8], owner: VaultOwner, lookups: [VaultLookup] = []) {
        self.tag = tag
        self.owner = owner
        self.bytes = bytes
        self.lookups = lookups
    }

    /// The number of a record on another platform; a platform's number is taken by one statement only.
    public static func externalNumber(_ number: String, platform: String, subject: SubjectID) -> VaultValue {
        VaultValue(
            .externalNumber,
            number,
            owner: .subject(subject),
            lookups: [.externalNumber(platform: platform, number: number)]
        )
    }

    var isTooLong: Bool {
        bytes.count > (tag.isEvidence || tag == .records ? Self.fileLimit : Self.textLimit)
    }
}

/// The values of one statement.
public struct StatementValues: Hashable, Sendable {
    /// The statement that will commit to them.
    public let statement: StatementID
    /// The values; their tags differ.
    public let values: [VaultValue]

    /// Puts a statement and its values together.
    public init(statement: StatementID, values: [VaultValue]) {
        self.statement = statement
        self.values = values
    }
}
