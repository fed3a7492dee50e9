internal import LedgerCrypto
internal import LedgerFormat
public import LedgerLog
public import LedgerModel
internal import LedgerRules
public import LedgerVault

/// One installation, opened: the log with its rules, the vault, the keys, the exported folder.
///
/// Comes in: commands and questions. Goes out: recorded batches, refusals in the words of whoever asked, answers.
/// Way of a command: `CommandFile` -> `CommandBatch` (values to the vault, statements, signature) -> `Sequencer` -> vault and
/// tiles brought in step. One owner, one thread; a server serialises its callers.
public final class Ledger {
    /// Where everything lies.
    public let directory: DataDirectory
    /// Personal data.
    public let vault: Vault
    /// The signing keys of this machine.
    public let keyring: Keyring
    let log: Sequencer<InstalledLogStore, LedgerJudge>
    let clock: any LogClock
    // Read beside the log's own use: where certificates look up what stands where.
    let views: SealedViews
    // What certificates read of the policies, kept from one to the next.
    let policyMemory = PolicyMemory()
    // Owned by `vaultWork`: whether the mark of unfinished work lies there, and how much is under way.
    var hasMarkedWork = false
    var openVaultWork = 0
    // What was read of the policies in force, by acting organisation; made anew on another day or after an adoption.
    var policiesInForce: [OrganisationID?: PoliciesInForce] = [:]
    /// Where authors' receipts are kept; nil keeps none and compares none.
    public var receipts: ReceiptFolder?
    /// Called with the folder's path when receipts could not be kept.
    public var onReceiptFailure: (String) -> Void = { _ in }
    // Answers of this session whose receipts are not kept yet, and keys whose kept receipts were held against the log.
    var unkeptReceipts: [Digest: Acceptance] = [:]
    var authorsWithHeldReceipts: Set<Digest> = []
    private let exporter: TileExporter<InstalledLogStore>

    /// Opens a ledger by the start-up table (spec 11 §3), with vault and exported folder brought in step.
    public convenience init(opening directory: DataDirectory, clock: any LogClock = SystemClock()) throws {
        try LogKeyRotationEnd.finish(directory, clock)
        try self.init(opening: directory, clock: clock, isCreating: false)
    }

    init(opening directory: DataDirectory, clock: any LogClock, isCreating: Bool) throws {
        self.directory = directory
        self.clock = clock
        keyring = Keyring(directory)
        let stores = try InstalledStores(opening: directory, isCreating: isCreating)
        let masterKey = try KeyFile.masterKey(directory.vaultKey)
        vault = try Vault(store: stores.vault, keys: VaultKeys(master: masterKey))
        let logKey = try KeyFile.signingKey(directory.logKey, kind: .log)
        exporter = TileExporter(stores.ledger, folder: directory.tiles)
        let published = try exporter.published()
        var parts = stores.logParts(keys: [logKey], directory, clock)
        views = SealedViews(stores.views, logKey: logKey, markPath: directory.viewsMark)
        parts.views = views
        parts.reachableNotes = published.map { [$0.bytes] } ?? []
        log = try Sequencer.open(parts)
        try recoverVault()
        if published != (try log.cosignedCheckpoint()) { try publish() }
    }

    // A mark that was not written costs the next start a reading of the rows, no more.
    deinit {
        keepReceipts()
        finishVaultWork()
        try? views.close()
    }

    /// What start-up found and did.
    public var openingReport: OpeningReport { log.report }
    /// Number of signed entries.
    public var size: UInt64 { log.size }
    /// Identifies the log: leaf hash of entry 0.
    public var genesisLeaf: Digest { log.genesisLeaf }
    /// The newest signed checkpoint with the cosignatures kept of its size, as its bytes; throws `StoreFailure`.
    public func checkpoint() throws -> [UInt8] { try log.cosignedCheckpoint().bytes }
    /// Root of the newest signed checkpoint.
    public var root: Digest { log.checkpoint.checkpoint.root }
    /// The newest checkpoint in the short form that is printed and pinned up.
    public var shortForm: String { log.checkpoint.checkpoint.shortForm }

    /// Writes the rows of projections and brings the exported folder to the newest checkpoint.
    public func publish() throws {
        try log.flushViews()
        try exporter.publish(log.cosignedCheckpoint(), genesisLeaf: log.genesisLeaf)
    }

    /// Makes the exported folder anew from the entries.
    public func rebuildTiles() throws {
        try exporter.rebuild(log.cosignedCheckpoint(), genesisLeaf: log.genesisLeaf)
    }
}
