import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@testable import LedgerDocuments

/// Cases of `Ledger/vectors/eddsa_jcs.json`.
enum SuiteVectors {
    private static let secret = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
    private static let multikey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    private static let proofHash = "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
    private static let documentHash = "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"

    /// The secret key of a secret Multikey: `z`, base 58 of 0x80 0x26 and the seed.
    static func key() throws -> SecretKey {
        let bytes = try #require(Base58.decode(String(secret.dropFirst())))
        #expect(Array(bytes.prefix(2)) == [0x80, 0x26])
        return try #require(SecretKey(seed: Array(bytes.dropFirst(2))))
    }

    static func cases() throws -> [JSONValue] {
        let key = try key()
        let hashes = try #require(Hex.decode(proofHash + documentHash))
        let published = JSONValue.sorted([
            .init("document_hash", .string(documentHash)), .init("flags", .array([.string("w3c")])),
            .init("multikey", .string(multikey)), .init("name", .string("hashes and key of the W3C example")),
            .init("proof_hash", .string(proofHash)),
            .init("proof_value", .string("z" + Base58.encode(key.sign(hashes).bytes))),
            .init("secret_multikey", .string(secret)),
        ])
        return [published] + documents.map { own($0.0, document: $0.1, key: key) }
    }

    private static let documents: [(String, JCSValue)] = [
        ("an empty document", .sorted(["@context": CredentialText.context])),
        (
            "text, escapes and numbers",
            .sorted([
                "@context": CredentialText.context, "Zeta": .integer(9_007_199_254_740_991),
                "name": .string("证明 “é” \\ \""),
                "nested": .array([.bool(true), .null, .integer(-1)]),
            ])
        ),
    ]

    private static func own(_ name: String, document: JCSValue, key: SecretKey) -> JSONValue {
        let proof = JCSValue.sorted([
            "@context": CredentialText.context, "created": .string("2026-01-01T00:00:00Z"),
            "cryptosuite": .string(EddsaJCS2022.name), "proofPurpose": .string("assertionMethod"),
            "type": .string("DataIntegrityProof"),
            "verificationMethod": .string(DidKey.verificationMethod(key.publicKey)),
        ])
        let value = EddsaJCS2022.sign(document: document, proof: proof, with: key)
        func text(_ value: JCSValue) -> JSONValue { .string(String(decoding: value.canonicalBytes, as: UTF8.self)) }
        return .sorted([
            .init("document", text(document)),
            .init("document_hash", .string(SHA2.hash(document.canonicalBytes).description)),
            .init("flags", .array([.string("own")])), .init("multikey", .string(multikey)),
            .init("name", .string(name)),
            .init("proof_hash", .string(SHA2.hash(proof.canonicalBytes).description)),
            .init("proof_options", text(proof)),
            .init("proof_value", .string(value)),
        ])
    }

    /// Recomputes a case from its texts.
    static func check(_ vector: JSONValue) throws {
        let key = try #require(vector["multikey"]?.string.flatMap { Multikey.decode($0) })
        #expect(try key == self.key().publicKey)
        let value = try #require(vector["proof_value"]?.string)
        let hashes = (vector["proof_hash"]?.string ?? "") + (vector["document_hash"]?.string ?? "")
        let signature = try #require(Base58.decode(String(value.dropFirst())).flatMap { Signature($0) })
        #expect(key.verifies(signature, message: try #require(Hex.decode(hashes))))
        guard let document = vector["document"]?.string, let options = vector["proof_options"]?.string else { return }
        let (json, proof) = try (JCSReader.parse(Array(document.utf8)), JCSReader.parse(Array(options.utf8)))
        #expect(Hex.encode(EddsaJCS2022.hashData(document: json, proof: proof)) == hashes)
        #expect(EddsaJCS2022.verifies(value, document: json, proof: proof, key: key))
        #expect(!EddsaJCS2022.verifies(value + "1", document: json, proof: proof, key: key))
        #expect(!EddsaJCS2022.verifies("u" + value.dropFirst(), document: json, proof: proof, key: key))
    }
}
