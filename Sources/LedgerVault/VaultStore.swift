public import LedgerModel

/// Where a vault keeps its rows; knows no key and opens nothing.
///
/// Every method is one transaction and durable when it returns. A store that is told to delete leaves no copy of the
/// bytes in its own files. Only one `Vault` uses a store at a time.
public protocol VaultStore: Sendable {
    /// The name of the master key this store belongs to; keeps `candidate` when there is none yet.
    func claim(keyName candidate: Digest) throws -> Digest

    /// The owner's row; nil when nothing was ever sealed for it.
    func owner(_ owner: VaultOwner) throws -> OwnerRecord?

    /// Adds owners, values and marks; fails as a whole when one of them is there already or its owner is erased.
    func insert(_ insertion: VaultInsertion) throws

    /// The values of a statement.
    func values(of statement: StatementID) throws -> [SealedValue]

    /// The values of an owner, in the order of their sealing.
    func values(of owner: VaultOwner) throws -> [SealedValue]

    /// The values that carry a mark.
    func values(marked mark: VaultMark) throws -> [MarkedValue]

    /// Active subjects whose current values carry every one of the marks, at most `limit`, by id.
    func subjects(marked marks: [VaultMark], limit: Int) throws -> [SubjectID]

    /// Passes the values with one of `tags` of every active subject that has any; of one tag the current value comes
    /// last.
    func forEachSubject(tags: [VaultTag], _ body: (OwnerRecord, [SealedValue]) throws -> Void) throws

    /// Deletes the owner's key, values and marks and keeps it as erased, whether it was known or not; returns how many
    /// values went.
    func erase(_ owner: VaultOwner) throws -> Int

    /// Stops or allows processing of a known owner that is not erased; otherwise does nothing.
    func setRestricted(_ isRestricted: Bool, _ owner: VaultOwner) throws

    /// Every statement that has a value.
    func statements() throws -> [StatementID]

    /// Deletes the values of statements, and active owners that have no value left.
    func remove(_ statements: [StatementID]) throws

    /// Whether vault and ledger may be out of step: work on both began and was not seen to end.
    func isUnfinished() throws -> Bool

    /// Keeps or takes away the mark of unfinished work; a standby that takes over sees it.
    func setUnfinished(_ isUnfinished: Bool) throws
}

/// What a store knows of an owner.
public struct OwnerRecord: Hashable, Sendable {
    /// Whether an owner's values may be used.
    public enum State: Int, Hashable, Sendable {
        /// They may.
        case active = 0
        /// They are stored and nothing else.
        case restricted = 1
        /// They are gone for good.
        case erased = 2
    }

    /// The owner.
    public let owner: VaultOwner
    /// Whether its values may be used.
    public let state: State
    /// Its key, sealed under the vault's wrap key; nil exactly when erased.
    public let wrappedKey: [UInt8]?

    /// Puts a row together.
    public init(owner: VaultOwner, state: State, wrappedKey: [UInt8]?) {
        self.owner = owner
        self.state = state
        self.wrappedKey = wrappedKey
    }
}

/// One sealed value, as a store keeps it.
public struct SealedValue: Hashable, Sendable {
    /// The statement that commits to it.
    public let statement: StatementID
    /// Its name in the statement.
    public let tag: VaultTag
    /// To whom it belongs.
    public let owner: VaultOwner
    /// Nonce, ciphertext and authenticator.
    public let box: [UInt8]

    /// Puts a row together.
    public init(statement: StatementID, tag: VaultTag, owner: VaultOwner, box: [UInt8]) {
        self.statement = statement
        self.tag = tag
        self.owner = owner
        self.box = box
    }
}

/// A value found by a mark.
public struct MarkedValue: Hashable, Sendable {
    /// The value.
    public let value: SealedValue
    /// Whether it is its owner's last value of that tag.
    public let isCurrent: Bool

    /// Puts a row together.
    public init(value: SealedValue, isCurrent: Bool) {
        self.value = value
        self.isCurrent = isCurrent
    }
}

/// What one call of `seal` adds.
public struct VaultInsertion: Sendable {
    /// Owners that the store does not know yet.
    public var owners: [OwnerRecord] = []
    /// Values with their marks.
    public var values: [(value: SealedValue, marks: [VaultMark])] = []

    /// Starts with nothing to add.
    public init() {}
}
