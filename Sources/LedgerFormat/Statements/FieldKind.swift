internal import LedgerModel

/// What values a field of a statement may have (spec 05 §1); says both how to check and how to describe them.
indirect enum FieldKind: Sendable {
    /// 32 hex digits.
    case identifier
    /// 64 hex digits.
    case digest
    /// 64 hex digits: the commitment to a value that the vault keeps.
    case commitment
    /// 64 hex digits: the commitment to a file.
    case evidence
    /// 128 hex digits.
    case signature
    /// `YYYY-MM-DD`, 1992 to 9999.
    case day
    /// An integer of a range.
    case integer(ClosedRange<Int64>)
    /// `true` or `false`.
    case boolean
    /// `[a-z0-9_]{1,40}`.
    case code
    /// One of a closed list of codes.
    case oneOf([String])
    /// A text of so many bytes.
    case text(ClosedRange<Int>)
    /// 6, 9 or 12 digits.
    case region
    /// `default` or 2 to 12 digits.
    case policyRegion
    /// `[0-9A-Z*~$=-]{1,40}`.
    case certificateNumber
    /// A reference to an earlier statement.
    case reference
    /// An object with these fields, at least `minimum` of them.
    case object([FieldSchema], minimum: Int)
    /// An object with the first fields if it has the first of their keys, otherwise with the second.
    case either([FieldSchema], [FieldSchema])
    /// Any object of the profile.
    case document
    /// An array, strictly ascending (strings by their bytes).
    case list(FieldKind, count: ClosedRange<Int>)

    /// An instant of spec 01 §1.
    static let instant = FieldKind.integer(Instant.writable)
    /// A number that is not negative: an index, a size, a sequence number.
    static let natural = FieldKind.integer(0...JSONProfile.integerLimit)
    /// The seconds of one session.
    static let sessionSeconds = FieldKind.integer(1...86_400)

    /// One of the codes of a closed list.
    static func oneOf<List: CaseIterable & RawRepresentable<String>>(_ list: List.Type) -> FieldKind {
        .oneOf(List.allCases.map(\.rawValue))
    }

    /// An object of commitments with these tags, at least one.
    static func commitments(_ required: [CommitmentTag], optional: [CommitmentTag] = []) -> FieldKind {
        let fields =
            required.map { FieldSchema(tag: $0, isRequired: true) }
            + optional.map { FieldSchema(tag: $0, isRequired: false) }
        return .object(FieldSchema.ascending(fields), minimum: 1)
    }
}
