public import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerVault

extension Keyring {
    /// The names of the keys on this machine, ascending.
    public func names() throws -> [KeyName] {
        try DataFolder.names(in: directory.keys)
            .filter { $0.hasSuffix(".json") }
            .compactMap { KeyName(String($0.dropLast(5))) }
            .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }

    /// Deletes a key that was never enrolled: its file and its card.
    public func discard(_ name: KeyName) throws {
        for path in [directory.keyCard(name), directory.key(name)] { try DataFolder.remove(path) }
    }
}

extension Ledger {
    /// What makes a new key of this machine known to the log.
    public struct Enrolling: Sendable {
        /// Its name on this machine.
        public let name: KeyName
        /// What it is.
        public let card: KeyCard
        /// The public key as the statement names it, 64 hex digits.
        public let publicKey: String
        /// Proof of possession, 128 hex digits.
        public let proof: String
    }

    /// Draws a key, keeps it under a name, and signs its proof of possession; to be enrolled or discarded.
    public func drawKey(
        _ name: KeyName,
        kind: KeyKind,
        organisation: OrganisationID,
        subject: SubjectID?,
        passphrase: Passphrase?
    ) throws -> Enrolling {
        let card = try keyring.create(
            name,
            kind: kind,
            organisation: organisation,
            subject: subject,
            passphrase: passphrase
        )
        let key = try keyring.open(name) {
            guard let passphrase else { throw ServiceFailure("key_sealed", directory.key(name)) }
            return passphrase
        }
        let publicKey = key.secret.publicKey
        let message = Enrolment.message(genesisLeaf: genesisLeaf, organisation: organisation, publicKey: publicKey)
        return Enrolling(
            name: name,
            card: card,
            publicKey: publicKey.encoded.description,
            proof: Hex.encode(key.secret.sign(message).bytes)
        )
    }
}
