public import LedgerCrypto
internal import LedgerModel

/// The cryptosuite `eddsa-jcs-2022` of W3C Data Integrity EdDSA Cryptosuites v1.0, §3.3.
public enum EddsaJCS2022 {
    /// The name of the suite.
    public static let name = "eddsa-jcs-2022"

    /// What is signed: SHA-256 of the proof without `proofValue`, then SHA-256 of the document without `proof`.
    public static func hashData(document: JCSValue, proof: JCSValue) -> [UInt8] {
        SHA2.hash(proof.removing("proofValue").canonicalBytes).bytes
            + SHA2.hash(document.removing("proof").canonicalBytes).bytes
    }

    /// The `proofValue` of a document and its proof options.
    public static func sign(document: JCSValue, proof: JCSValue, with key: SecretKey) -> String {
        "z" + Base58.encode(key.sign(hashData(document: document, proof: proof)).bytes)
    }

    /// Whether a `proofValue` is the key's over document and proof, and is written in the one way there is.
    public static func verifies(_ proofValue: String, document: JCSValue, proof: JCSValue, key: PublicKey) -> Bool {
        guard proofValue.utf8.first == UInt8(ascii: "z"),
            let bytes = Base58.decode(String(proofValue.dropFirst())), let signature = Signature(bytes),
            Base58.encode(bytes).utf8.elementsEqual(proofValue.utf8.dropFirst())
        else { return false }
        return key.verifies(signature, message: hashData(document: document, proof: proof))
    }
}
