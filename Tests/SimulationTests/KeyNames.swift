import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Names of keys as texts.
enum KeyNames {
    /// The author_key of a public key in hex.
    static func name(publicKey hex: String) -> String {
        Digest(hex: hex).map { AuthorKey.name(publicKey: PublicKey($0)).description } ?? ""
    }
}

/// One writer of the simulation with its secret.
struct Author: Sendable {
    let secret: SecretKey

    init(_ random: inout Seeded) {
        var seed: [UInt8] = []
        for _ in 0..<4 { withUnsafeBytes(of: random.next()) { seed += $0 } }
        guard let secret = SecretKey(seed: seed) else { preconditionFailure("32 bytes") }
        self.secret = secret
    }

    var publicKey: String { secret.publicKey.encoded.description }
    var name: String { AuthorKey.name(publicKey: secret.publicKey).description }

    /// Proof of possession for an enrolment in an organisation (spec 04 §2).
    func proof(_ organisation: String, _ genesisLeaf: Digest) -> String {
        guard let id = OrganisationID(hex: organisation) else { return "" }
        let message = Enrolment.message(genesisLeaf: genesisLeaf, organisation: id, publicKey: secret.publicKey)
        return Hex.encode(secret.sign(message).bytes)
    }
}
