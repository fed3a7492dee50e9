public import LedgerModel

/// What a vault refuses although nothing is wrong with it.
public enum VaultRejection: Error, Hashable, Sendable {
    /// The owner was erased; nothing is sealed for it again.
    case erased(VaultOwner)
    /// Processing of the owner's values is stopped; they are only stored.
    case restricted(VaultOwner)
    /// There is no such value: never sealed, removed, or erased.
    case notFound
    /// A different value, or one of another owner, is sealed under this statement and tag.
    case valueDiffers(VaultTag)
    /// The value or file is longer than a vault keeps.
    case tooLong(VaultTag)
    /// Another subject has this document number.
    case documentInUse(by: SubjectID)
    /// Another statement has this number of the same platform.
    case externalNumberInUse(by: StatementID)
    /// A tail to look for has not 4...6 characters, or a name or number is empty.
    case queryTooShort
}
