import LedgerCrypto
import LedgerFormat
import LedgerModel

/// What the names of the file stand for: ids, digests and keys follow from their names.
enum Names {
    static func digest(_ name: String) -> Digest { SHA2.hash(Array("xinshi-forge/digest/\(name)".utf8)) }

    static func id<Kind>(_ name: String) -> Identifier<Kind> {
        let hash = SHA2.hash(Array("xinshi-forge/id/\(name)".utf8))
        guard let id = Identifier<Kind>(Array(hash.bytes.prefix(16))) else { fatalError("sixteen bytes make an id") }
        return id
    }

    static func secret(_ name: String) -> SecretKey {
        let seed = SHA2.hash(Array("xinshi-forge/key/\(name)".utf8))
        guard let secret = SecretKey(seed: seed.bytes) else { fatalError("32 bytes make a seed") }
        return secret
    }

    /// Log time of a Shanghai clock time `YYYY-MM-DD hh:mm`.
    static func milliseconds(_ text: String) -> UInt64 {
        let parts = text.split(separator: " ")
        let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
        guard let day = CivilDate(String(parts[0])), clock.count == 2 else { fatalError("no time: \(text)") }
        return UInt64(ShanghaiDay.start(day) + clock[0] * 3600 + clock[1] * 60) * 1000
    }
}

/// Reads the words of one statement: `@id`, `#digest`, `%document`, `&step+k`, `&step -k`, `^step+k`, `!key name`.
struct RuleWords {
    let log: RuleLog
    let statement: JSONValue

    func told(_ value: JSONValue) throws -> JSONValue {
        switch value {
        case .object(let members): return .object(try members.map { .init($0.key, try told($0.value)) })
        case .array(let elements): return .array(try elements.map { try told($0) })
        case .string(let text): return try word(text) ?? value
        default: return value
        }
    }

    private func word(_ text: String) throws -> JSONValue? {
        let rest = String(text.dropFirst())
        switch text.first {
        case "@": return .string((Names.id(rest) as CommandID).description)
        case "#": return .string(Names.digest(rest).description)
        case "%": return log.documents[rest]
        case "&" where rest.contains("+"): return try reference(rest)
        case "&": return try range(rest)
        case "^": return .integer(Int64(try index(rest)))
        case "!": return try key(rest)
        default: return nil
        }
    }

    private func index(_ text: String) throws -> UInt64 {
        let parts = text.split(separator: "+")
        guard let step = log.labels[String(parts[0])], let offset = UInt64(parts[1]) else { throw Malformed.step }
        return step.first + offset
    }

    private func reference(_ text: String) throws -> JSONValue {
        let isOther = text.hasSuffix("!")
        let index = try index(isOther ? String(text.dropLast()) : text)
        let leaf = isOther ? Names.digest("another leaf") : log.leaf(index)
        return .sorted([.init("index", .integer(Int64(index))), .init("leaf", .string(leaf.description))])
    }

    private func range(_ text: String) throws -> JSONValue {
        let parts = text.split(separator: " -")
        guard let batch = log.labels[String(parts[0])]?.batch else { throw Malformed.step }
        var members: [JSONValue.Member] = [
            .init("author_key", .string(batch.authorKey.description)), .init("count", .integer(Int64(batch.count))),
            .init("first_seq", .integer(Int64(batch.firstSequence))),
            .init("statements_root", .string(batch.statementsRoot.description)),
        ]
        if parts.count > 1 {
            members.append(.init("except", .array(parts.dropFirst().map { .integer(Int64($0) ?? -1) })))
        }
        return .sorted(members)
    }

    private func key(_ text: String) throws -> JSONValue {
        let parts = text.split(separator: " ")
        let name = String(parts[1])
        let secret = Names.secret(name)
        switch parts[0] {
        case "key": return .string(AuthorKey.name(publicKey: secret.publicKey).description)
        case "public": return .string(secret.publicKey.encoded.description)
        case "last": return .string(log.position(of: name).previousBatch.description)
        case "next": return .integer(Int64(log.position(of: name).firstSequence))
        case "proof": return .string(try proof(secret).map { hex($0) }.joined())
        default: throw Malformed.step
        }
    }

    private func proof(_ secret: SecretKey) throws -> [UInt8] {
        guard let organisation = statement["organisation"]?.string else { throw Malformed.step }
        let message = Enrolment.message(
            genesisLeaf: RuleLog.genesisLeaf,
            organisation: Names.id(String(organisation.dropFirst())),
            publicKey: secret.publicKey
        )
        return secret.sign(message).withUnsafeBytes { Array($0) }
    }

    private func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
