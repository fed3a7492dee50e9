import LedgerCrypto
import LedgerFormat
import LedgerModel

enum Ed25519Vectors {
    static let file = VectorFile(
        name: "ed25519.json",
        source: "spec 02 §3. Cases named cctv: key, signature and message from c2sp.org/CCTV/ed25519, copyright 2019 "
            + "Google LLC, 2022 Filippo Valsorda, licence in sources/cctv-ed25519.txt; expectations are ours. Cases named "
            + "rfc8032: RFC 8032 §7.1. The others are made from the second of these",
        cases: standard + altered + borrowed,
        run: { vector in
            guard let key = PublicKey(vector.hex("key")), let signature = Signature(vector.hex("signature")) else {
                return "malformed"
            }
            return key.verifies(signature, message: vector.hex("message")) ? "ok" : "refused"
        }
    )

    private static func vector(
        _ name: String,
        _ flags: [String],
        _ parts: (key: String, signature: String, message: String),
        _ expect: String
    ) -> VectorCase {
        VectorCase(name, flags, expect: expect)
            .with("key", parts.key).with("signature", parts.signature).with("message", parts.message)
    }

    private static let first = (
        key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        r: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
        s: "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    private static let second = (
        key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        r: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        s: "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    // L, the order of the base point, little-endian, and 2^255 - 19, the prime of the field.
    private static let order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"
    private static let prime = "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
    private static let zero = String(repeating: "0", count: 64)

    private static let standard = [
        vector("rfc8032 test 1", ["valid"], (first.key, first.r + first.s, ""), "ok"),
        vector("rfc8032 test 2", ["valid"], (second.key, second.r + second.s, "72"), "ok"),
    ]

    private static let altered: [VectorCase] = {
        let (key, r, s) = second
        let one = "01" + zero.dropFirst(2)
        return [
            vector("another message", ["wrong_message"], (key, r + s, "73"), "refused"),
            vector("a byte more", ["wrong_message"], (key, r + s, "7200"), "refused"),
            vector("another key", ["wrong_key"], (first.key, r + s, "72"), "refused"),
            vector("S plus L", ["s_not_below_l"], (key, r + sum(s, order), "72"), "refused"),
            vector("S is L", ["s_not_below_l"], (key, r + order, "72"), "refused"),
            vector("S is zero", ["wrong_signature"], (key, r + zero, "72"), "refused"),
            vector("top bit of S", ["s_not_below_l"], (key, r + s.dropLast(2) + "80", "72"), "refused"),
            vector("sign bit of R", ["wrong_signature"], (key, r.dropLast(2) + "5a" + s, "72"), "refused"),
            vector("sign bit of A", ["wrong_key"], (key.dropLast(2) + "8c", r + s, "72"), "refused"),
            vector("all zero", ["low_order_A", "low_order_R"], (zero, zero + zero, ""), "refused"),
            vector("A is p", ["non_canonical_A", "low_order_A"], (prime, r + s, "72"), "refused"),
            vector("R is p", ["non_canonical_R", "low_order_R"], (key, prime + s, "72"), "refused"),
            vector("A is the identity", ["low_order_A"], (one, one + zero, "72"), "refused"),
            vector("A is no point", ["no_point"], ("02" + zero.dropFirst(2), r + s, "72"), "refused"),
        ]
    }()

    /// The sum of two little-endian numbers of 32 bytes.
    private static func sum(_ left: String, _ right: String) -> String {
        let (left, right) = (Hex.decode(left) ?? [], Hex.decode(right) ?? [])
        var carry = 0
        return Hex.encode(
            zip(left, right).map { pair -> UInt8 in
                let total = Int(pair.0) + Int(pair.1) + carry
                carry = total >> 8
                return UInt8(total & 255)
            }
        )
    }

    /// Strict and cofactorless: refused are points of small order, points not canonical and sums that leave a residue.
    private static let borrowed: [VectorCase] = {
        let path = VectorFile.root + "/Ledger/vectors/sources/cctv-ed25519.txt"
        let lines = (VectorFile.read(path) ?? []).split(separator: 0x0A)
        return lines.filter { $0.first != UInt8(ascii: "#") }.map { line in
            let items = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 4).map { String($0) }
            let flags = items[3] == "-" ? ["no_edge"] : items[3].split(separator: ",").map { String($0) }
            let fatal = [
                "low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R", "low_order_residue",
            ]
            let isRefused = flags.contains { fatal.contains($0) }
            let parts = (items[1], items[2], Hex.encode(items[4].utf8))
            return vector("cctv \(items[0])", flags, parts, isRefused ? "refused" : "ok")
        }
    }()
}
