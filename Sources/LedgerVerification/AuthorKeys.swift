import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Public keys by name, gathered from GENESIS and from `key_enrolled` statements as the walk passes them.
///
/// Only the byte pattern of the statement's end is looked at; whether the enrolment was allowed is judged by the rules.
struct AuthorKeys {
    private var keys: [Digest: PublicKey] = [:]
    private static let ending = Array(#""type":"key_enrolled","v":1}"#.utf8)

    /// Every key, in no order.
    var all: [PublicKey] { Array(keys.values) }

    subscript(name: Digest) -> PublicKey? { keys[name] }

    mutating func add(_ key: PublicKey) {
        keys[AuthorKey.name(publicKey: key)] = key
    }

    mutating func gather(from batch: WholeBatch) {
        var found: [PublicKey] = []
        batch.forEachStatement { _, _, bytes in
            guard bytes.suffix(Self.ending.count).elementsEqual(Self.ending) else { return }
            var fields = FieldScanner()
            guard (try? fields.scan(bytes)) != nil, let key = fields.digest("public_key") else { return }
            found.append(PublicKey(key))
        }
        for key in found { add(key) }
    }
}
