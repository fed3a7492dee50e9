internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// What an entry of a chain says, as far as the chain needs it.
enum ChainBody {
    /// Entry 0.
    case genesis(Genesis)
    /// The head of a batch.
    case batch(Batch)
    /// `certificate_issued`.
    case issued(IssuedStatement)
    /// `key_enrolled`.
    case enrolled(EnrolledStatement)
    /// `organisation_registered`: id and name.
    case registered(OrganisationID, Name)

    /// The fields of `certificate_issued` (spec 05 §8).
    struct IssuedStatement {
        var ordinal: UInt64
        var number: String
        var credential: Digest
        var key: Digest
        var seconds: Int64
        /// The record indexes; nil when the log holds a commitment to them.
        var records: [UInt64]?
    }

    /// The fields of `key_enrolled` (spec 05 §4).
    struct EnrolledStatement {
        var organisation: OrganisationID
        var kind: KeyKind
        var publicKey: PublicKey
        var proof: Signature
    }

    /// Reads an entry; nil for a kind or type that has no business in a chain.
    init?(_ view: EntryView) {
        switch view.kind {
        case .genesis:
            guard let genesis = try? Genesis.parse(view.body) else { return nil }
            self = .genesis(genesis)
        case .batch:
            guard let batch = try? Batch.parse(view.body) else { return nil }
            self = .batch(batch)
        case .statement:
            guard let json = try? JSONValue.parse(view.body), json["v"]?.integer == 1 else { return nil }
            self.init(statement: json)
        case .log: return nil
        }
    }

    private init?(statement json: JSONValue) {
        switch json["type"]?.string {
        case "certificate_issued":
            guard let issued = IssuedStatement(json) else { return nil }
            self = .issued(issued)
        case "key_enrolled":
            guard let enrolled = EnrolledStatement(json) else { return nil }
            self = .enrolled(enrolled)
        case "organisation_registered":
            guard let organisation = json["organisation"]?.string.flatMap({ OrganisationID(hex: $0) }),
                let name = json["name"]?.string.flatMap({ Name($0) })
            else { return nil }
            self = .registered(organisation, name)
        default: return nil
        }
    }
}

extension ChainBody.IssuedStatement {
    fileprivate init?(_ json: JSONValue) {
        guard let ordinal = json["register_ordinal"]?.integer.flatMap({ UInt64(exactly: $0) }),
            let number = json["number"]?.string,
            let credential = json["credential"]?.string.flatMap({ Digest(hex: $0) }),
            let key = json["key"]?.string.flatMap({ Digest(hex: $0) }), let seconds = json["seconds"]?.integer
        else { return nil }
        self.init(ordinal: ordinal, number: number, credential: credential, key: key, seconds: seconds, records: nil)
        guard let elements = json["records"]?.elements else { return }
        records = elements.compactMap { $0.integer.flatMap { UInt64(exactly: $0) } }
    }
}

extension ChainBody.EnrolledStatement {
    fileprivate init?(_ json: JSONValue) {
        guard let organisation = json["organisation"]?.string.flatMap({ OrganisationID(hex: $0) }),
            let kind = json["key_kind"]?.string.flatMap({ KeyKind(rawValue: $0) }),
            let publicKey = json["public_key"]?.string.flatMap({ Digest(hex: $0) }),
            let proof = json["proof"]?.string.flatMap({ Hex.decode($0) }).flatMap({ Signature($0) })
        else { return nil }
        self.init(organisation: organisation, kind: kind, publicKey: PublicKey(publicKey), proof: proof)
    }

    /// Whether the holder of the key signed this enrolment in this log (spec 04 §2).
    func isProven(genesis: Digest) -> Bool {
        publicKey.verifies(
            proof,
            message: Enrolment.message(genesisLeaf: genesis, organisation: organisation, publicKey: publicKey)
        )
    }
}
