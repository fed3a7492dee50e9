import LedgerCrypto
import LedgerFormat
import LedgerModel

enum CosignatureVectors {
    static let file = VectorFile(
        name: "cosignatures.json",
        source:
            "spec 03 §2. hex is what stands after the key ID; text is that of the signed note. The case named c2sp has "
            + "the example message of c2sp.org/tlog-cosignature. " + Fixtures.seeds,
        cases: cases,
        run: run
    )

    @Sendable private static func run(_ vector: JSONValue) throws -> String {
        guard let key = PublicKey(vector.hex("public_key")) else { throw VectorMismatch() }
        guard let cosignature = Cosignature(vector.hex("cosignature")) else { return "malformed" }
        guard cosignature.bytes == vector.hex("cosignature"),
            cosignature.timestampSeconds == vector.number("timestamp"),
            Cosignature.message(text: vector.input, timestampSeconds: cosignature.timestampSeconds)
                == vector.hex("message")
        else { throw VectorMismatch() }
        return cosignature.verify(with: key, text: vector.input) ? "ok" : "refused"
    }

    private static let text = Fixtures.checkpoint(size: 6).text
    private static let witness = Fixtures.key(0xA1)
    private static let golden = Cosignature(text: text, timestampSeconds: 1_795_000_300, secret: witness)

    private static func vector(
        _ name: String,
        _ flag: String,
        _ bytes: [UInt8],
        text: [UInt8] = text,
        expect: String = "ok"
    ) -> VectorCase {
        var timestamp: UInt64 = 0
        for byte in bytes.prefix(8) { timestamp = timestamp << 8 | UInt64(byte) }
        let message = Cosignature.message(text: text, timestampSeconds: timestamp)
        return VectorCase(name, [flag], expect: expect).input(text).with("public_key", witness.publicKey.encoded)
            .with("cosignature", hex: bytes).with("timestamp", timestamp > 1 << 53 ? 0 : timestamp)
            .with("message", hex: message)
    }

    private static func altered(_ offset: Int) -> [UInt8] {
        var bytes = golden.bytes
        bytes[offset] ^= 1
        return bytes
    }

    private static let cases: [VectorCase] = {
        let example = Array(
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n".utf8
        )
        let ofExample = Cosignature(text: example, timestampSeconds: 1_679_315_147, secret: witness)
        let atZero = Cosignature(text: text, timestampSeconds: 0, secret: witness)
        return [
            vector("cosignature of the log of the vectors", "valid", golden.bytes),
            vector("c2sp example text, our key", "valid", ofExample.bytes, text: example),
            vector("time 0", "valid", atZero.bytes),
            vector("another time", "signature", altered(7), expect: "refused"),
            vector("R altered", "signature", altered(8), expect: "refused"),
            vector("S altered", "signature", altered(40), expect: "refused"),
            vector("another text", "signature", golden.bytes, text: example, expect: "refused"),
            vector("71 bytes", "form", Array(golden.bytes.dropLast()), expect: "malformed"),
            vector("73 bytes", "form", golden.bytes + [0], expect: "malformed"),
            vector("time 2^63", "form", [0x80] + golden.bytes.dropFirst(), expect: "malformed"),
            vector("plain signature", "form", witness.sign(text).bytes, expect: "malformed"),
        ]
    }()
}
