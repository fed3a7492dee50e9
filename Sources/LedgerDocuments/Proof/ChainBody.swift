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
    case issued(CertificateIssued)
    /// `key_enrolled`.
    case enrolled(KeyEnrolled)
    /// `organisation_registered`.
    case registered(OrganisationRegistered)

    /// Reads an entry; nil for a kind or type that has no business in a chain.
    init?(_ view: EntryView) {
        switch view.kind {
        case .genesis:
            guard let genesis = try? Genesis.parse(view.body) else { return nil }
            self = .genesis(genesis)
        case .batch:
            guard let batch = try? Batch.parse(view.body) else { return nil }
            self = .batch(batch)
        case .statement: self.init(statement: view.body)
        case .log: return nil
        }
    }

    private init?(statement body: UnsafeRawBufferPointer) {
        var reader = StatementReader()
        guard let read = try? reader.read(body) else { return nil }
        switch read.statement {
        case .certificateIssued(let issued): self = .issued(issued)
        case .keyEnrolled(let enrolled): self = .enrolled(enrolled)
        case .organisationRegistered(let registered): self = .registered(registered)
        default: return nil
        }
    }
}

extension KeyEnrolled {
    /// The key as one that verifies.
    var key: PublicKey { PublicKey(publicKey) }

    /// Whether the holder of the key signed this enrolment in this log (spec 04 §2).
    func isProven(genesis: Digest) -> Bool {
        guard let signature = Signature(proof.bytes) else { return false }
        return key.verifies(
            signature,
            message: Enrolment.message(genesisLeaf: genesis, organisation: organisation, publicKey: key)
        )
    }
}
