public import LedgerCrypto
internal import LedgerFormat
public import LedgerLog
public import LedgerModel
internal import LedgerPolicies
internal import LedgerVault

/// What it takes to begin a ledger.
public struct LedgerCreation: Sendable {
    /// Name of the log, as in checkpoints: `example.org/station`.
    public var origin: String
    /// Where the checkpoint lock shall lie, a path or a `postgresql://` address: outside the data and its backup.
    public var lock: String
    /// The organisation at the top of the tree.
    public var organisation: RootOrganisation
    /// Name of the root person key on this machine.
    public var keyName: KeyName
    /// Seals the root person key.
    public var passphrase: Passphrase
    /// Who holds the root key: at least a name, and a document number or a contact; nil leaves him to be identified later.
    public var person: PersonIdentity?
    /// How long and on what basis records are kept, 1...500 bytes.
    public var retention = "保存期限不少于10年（GB/T 40143-2021），个人信息依个人信息保护法第四十七条处理"
    /// The policies to adopt, as canonical JSON texts by name.
    public var policies: [(name: String, text: String)] = DefaultPolicies.documents

    /// The account that may create roles and schemas where the lock is, when that is a database; `lock` unless told.
    public var lockOwner: String?
    /// Where ledger, views and vault shall lie; nil keeps them in files of the data directory.
    public var database: Database?

    /// A PostgreSQL database, by the accounts that use it.
    public struct Database: Sendable {
        /// The address that the ledger will be opened by, `postgresql://` without a password.
        public let address: String
        /// The account that may create roles and schemas there; the same address unless told.
        public let owner: String?

        /// Collects addresses.
        public init(_ address: String, owner: String? = nil) {
            self.address = address
            self.owner = owner
        }
    }

    /// The organisation at the top.
    public struct RootOrganisation: Sendable {
        /// Its name, in clear.
        public let name: Name
        /// Its type, a code of the policy `organisation_types`.
        public let type: Code
        /// Its region code.
        public let region: Region

        /// Collects the facts.
        public init(name: Name, type: Code, region: Region) {
            self.name = name
            self.type = type
            self.region = region
        }
    }

    /// Collects what has no default.
    public init(
        origin: String,
        lock: String,
        organisation: RootOrganisation,
        keyName: KeyName,
        passphrase: Passphrase
    ) {
        self.origin = origin
        self.lock = lock
        self.organisation = organisation
        self.keyName = keyName
        self.passphrase = passphrase
    }

    /// Makes keys, vault, GENESIS and lock, then opens the ledger and adopts the policies; refuses a folder in use.
    ///
    /// A folder half made is never opened. The next creation there removes what one left that never ended, in files and in
    /// databases; nothing that another log's key signed.
    public func create(in directory: DataDirectory, clock: any LogClock = SystemClock()) throws -> Ledger {
        try ClearTextCheck().check(self)
        let owners = UnfinishedCreation.Owners(data: database?.owner, lock: lockOwner)
        try UnfinishedCreation(directory, owners).clear(keyName)
        guard try PrivateFile.read(directory.settings) == nil else {
            throw ServiceRefusal.alreadyInitialised(directory.path)
        }
        let settings = try prepare(directory)
        guard try !settings.lock.place.isTaken() else {
            throw StoreFailure.fatal(.lockExists, "There is a checkpoint lock at \(settings.lock.text) already.")
        }
        try UnfinishedCreation(directory).begin(settings)
        try PrivateFile.createFolder(directory.keys)
        try PrivateFile.createFolder(directory.quarantine)
        let logKey = SecretKey.generate()
        try KeyFile.create(directory.logKey, key: logKey, kind: .log, protection: .plain)
        try KeyFile.create(directory.vaultKey, masterKey: SealingKey.generate(), protection: .plain)
        let root = try rootKey(directory)
        let genesis = try genesis(logKey.publicKey, root, clock)
        try begin(genesis, logKey, settings, directory, clock)
        try PrivateFile.replace(directory.settings, with: settings.bytes)
        try PrivateFile.flushFolder(directory.path)
        let ledger = try Ledger(opening: directory, clock: clock, isCreating: true)
        try ledger.begin(self, genesis)
        try UnfinishedCreation(directory).end()
        return ledger
    }

    // A function of its own: the one writer's session ends with it.
    private func begin(
        _ genesis: Genesis,
        _ logKey: SecretKey,
        _ settings: Settings,
        _ directory: DataDirectory,
        _ clock: any LogClock
    ) throws {
        let store = try InstalledLogStore(settings, directory)
        try LogCreation.create(genesis, signedBy: logKey, store: store, lock: settings.lock.place, clock: clock)
        try store.close()
    }

    private func rootKey(_ directory: DataDirectory) throws -> Genesis.Root {
        let organisation = OrganisationID.random()
        let subject = SubjectID.random()
        let keyring = Keyring(directory)
        try keyring.create(
            keyName,
            kind: .person,
            organisation: organisation,
            subject: subject,
            passphrase: passphrase
        )
        let key = try keyring.open(keyName) { passphrase }
        return Genesis.Root(key: key.secret.publicKey, organisation: organisation, subject: subject)
    }

    private func genesis(_ logKey: PublicKey, _ root: Genesis.Root, _ clock: any LogClock) throws -> Genesis {
        let texts = policies.sorted { $0.name < $1.name }.flatMap { Array($0.text.utf8) }
        let seconds = Int64(clock.read().wallMilliseconds / 1000)
        return try Genesis(
            origin: origin,
            logKey: logKey,
            root: root,
            terms: Genesis.Terms(policy: SHA2.hash(texts), retention: retention),
            drawn: (seconds, Identifier.random())
        )
    }
}

extension Identifier {
    /// A new id from the system's random source.
    public static func random() -> Identifier {
        guard let id = Identifier(Random.bytes(16)) else { preconditionFailure("sixteen bytes make an id") }
        return id
    }
}
