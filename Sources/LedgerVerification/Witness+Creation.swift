import Glibc
import LedgerCrypto
public import LedgerFormat
import LedgerModel

extension Witness {
    /// Draws a key for a new witness and writes it to `witness.key` of a folder, mode 0600 and durable (spec 10 §1).
    ///
    /// Makes the folder (mode 0700) when it is missing. Throws `name` for what is no key name, `keyExists` when there is a
    /// key, which stays as it is, and `key` when it cannot be written.
    /// - Returns: the key as everybody may know it.
    public static func create(named name: String, inTrustFolder path: String) throws(Refusal) -> VerifierKey {
        let secret = SecretKey.generate()
        guard let key = VerifierKey(name: name, algorithm: .cosignature, publicKey: secret.publicKey) else {
            throw .name(name)
        }
        let seed = secret.withSeed { Hex.encode(Array($0)) }
        do throws(ReadFailure) {
            try DurableFile.folder(path)
            try DurableFile.create(path + "/witness.key", with: Array("\(name)\n\(seed)\n".utf8))
        } catch {
            throw error.errorNumber == EEXIST ? .keyExists(error.path) : .key("\(error)")
        }
        return key
    }
}
