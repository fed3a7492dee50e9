internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// A credential as it was read: what it says, and the parts that the signature covers.
struct ReadCredential {
    /// What it says.
    var document: CredentialDocument
    /// The key that the proof names.
    var methodKey: PublicKey
    /// The signature, multibase.
    var proofValue: String
    /// The whole text.
    var json: JCSValue
    /// The one proof.
    var proof: JCSValue
}

/// Reads `credential.json` and refuses whatever `CredentialBuilder` would not write.
///
/// The variable parts are taken out, the credential is written again from them, and the two are compared: an added key,
/// another fixed text or another order shows as the first place where they differ.
enum CredentialReader {
    /// Why a text is no credential of spec 09.
    enum Refusal: Error, Hashable {
        /// Not a JCS text.
        case syntax(FormatError)
        /// `@context` of the document or of the proof is another.
        case context
        /// A part is missing or is not of its form.
        case part(String)
        /// There is something else or something more than spec 09 §1 has.
        case differs(String)
    }

    static func read(_ bytes: [UInt8]) throws(Refusal) -> ReadCredential {
        let json: JCSValue
        do { json = try JCSReader.parse(bytes) } catch { throw .syntax(error) }
        guard let proofs = json["proof"]?.elements, proofs.count == 1 else { throw .part("/proof") }
        let proof = proofs[0]
        guard json["@context"] == CredentialText.context, proof["@context"] == CredentialText.context else {
            throw .context
        }
        let parts = CredentialParts(json: json, proof: proof)
        let document = try parts.document()
        let value = try parts.proofValue()
        let key = try parts.methodKey()
        let again = document.json.adding(
            "proof",
            .array([document.proofOptions(key: key).adding("proofValue", .string(value))])
        )
        if let place = json.firstDifference(from: again) { throw .differs(place) }
        return ReadCredential(document: document, methodKey: key, proofValue: value, json: json, proof: proof)
    }
}
