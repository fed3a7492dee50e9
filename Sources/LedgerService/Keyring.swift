public import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerVault

/// The signing keys of one installation, by name: key files with their cards.
public struct Keyring: Sendable {
    let directory: DataDirectory

    /// Looks after the keys of a data directory.
    public init(_ directory: DataDirectory) {
        self.directory = directory
    }

    /// A key that is ready to sign.
    public struct OpenKey: Sendable {
        /// What the key is.
        public let card: KeyCard
        let secret: SecretKey
    }

    /// Draws a new key and keeps it under a name; refuses a name in use.
    ///
    /// Person keys need a passphrase, others take none.
    @discardableResult
    public func create(
        _ name: KeyName,
        kind: KeyKind,
        organisation: OrganisationID,
        subject: SubjectID? = nil,
        passphrase: Passphrase? = nil
    ) throws -> KeyCard {
        let secret = SecretKey.generate()
        let authorKey = AuthorKey.name(publicKey: secret.publicKey)
        let card = KeyCard(authorKey: authorKey, kind: kind, organisation: organisation, subject: subject)
        guard try PrivateFile.read(directory.keyCard(name)) == nil else { throw ServiceRefusal.keyNameTaken(name) }
        let protection = passphrase.map { KeyFile.Protection.passphrase($0) } ?? .plain
        try KeyFile.create(directory.key(name), key: secret, kind: kind.fileKind, protection: protection)
        try PrivateFile.replace(directory.keyCard(name), with: card.bytes)
        try PrivateFile.flushFolder(directory.keys)
        return card
    }

    /// The card of a name.
    public func card(_ name: KeyName) throws -> KeyCard {
        guard let bytes = try PrivateFile.read(directory.keyCard(name)) else { throw ServiceRefusal.keyUnknown(name) }
        guard let card = KeyCard(bytes) else { throw ServiceFailure("key_card", directory.keyCard(name)) }
        return card
    }

    /// Opens a key; the passphrase is asked for only when the file is sealed.
    public func open(_ name: KeyName, passphrase: () throws -> Passphrase) throws -> OpenKey {
        let card = try card(name)
        let path = directory.key(name)
        let phrase = try KeyFile.header(path).isSealed ? try passphrase() : nil
        let secret = try KeyFile.signingKey(path, kind: card.kind.fileKind, passphrase: phrase)
        guard AuthorKey.name(publicKey: secret.publicKey) == card.authorKey else {
            throw ServiceFailure("key_card", directory.keyCard(name))
        }
        return OpenKey(card: card, secret: secret)
    }
}

extension KeyKind {
    fileprivate var fileKind: KeyFile.Kind {
        switch self {
        case .desk: .desk
        case .person: .person
        case .credential, .auditor: .credential
        }
    }
}
