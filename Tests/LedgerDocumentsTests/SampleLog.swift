import LedgerCrypto
import LedgerFormat
import LedgerModel

@testable import LedgerDocuments

/// A small log with its keys: root organisation, banner, station; keys are derived from seeds of one repeated byte.
struct SampleLog {
    let origin: String
    private(set) var entries: [[UInt8]] = []
    private(set) var enrolments: [Digest: UInt64] = [:]
    private(set) var registrations: [OrganisationID: UInt64] = [:]
    private var batches: [UInt64: UInt64] = [:]
    private var positions: [Digest: BatchPosition] = [:]

    static let day0: UInt64 = 1_767_225_600_000
    static let rootKey = key(1)
    static let bannerKey = key(2)
    static let deskKey = key(3)
    static let credentialKey = key(4)
    static let strangerKey = key(5)
    static let logKey = key(6)
    static let witnessKey = key(7)
    static let root = OrganisationID(high: 0x1111_1111_1111_1111, low: 1)
    static let banner = OrganisationID(high: 0x2222_2222_2222_2222, low: 2)
    static let station = OrganisationID(high: 0x3f5b_9c01_7a2e_4d68, low: 3)

    static func key(_ byte: UInt8) -> SecretKey {
        guard let key = SecretKey(seed: [UInt8](repeating: byte, count: 32)) else { preconditionFailure("32 bytes") }
        return key
    }

    init(origin: String = "example.org/xinshi/sample") throws {
        self.origin = origin
        let genesis = try Genesis(
            origin: origin,
            logKey: Self.logKey.publicKey,
            root: Genesis.Root(
                key: Self.rootKey.publicKey,
                organisation: Self.root,
                subject: SubjectID(high: 9, low: 9)
            ),
            terms: Genesis.Terms(policy: .zero, retention: "ten years"),
            drawn: (1_767_225_600, Identifier<NonceKind>(high: 7, low: 7))
        )
        let header = EntryHeader(
            kind: .genesis,
            index: 0,
            logTimeMilliseconds: Self.day0,
            previous: Genesis.previous(origin: origin)
        )
        entries.append(EntryBuilder.entry(header, body: genesis.canonicalBytes))
    }

    /// The log with three organisations, a desk key and, if wanted, a credential key of the station.
    static func furnished(
        origin: String = "example.org/xinshi/sample",
        enrolsCredentialKey: Bool = true
    ) throws -> SampleLog {
        var log = try SampleLog(origin: origin)
        log.append(
            [
                log.registration(root, "示范盟志愿服务总站"), log.registration(banner, "示范旗志愿服务中心"),
                log.enrolment(of: bannerKey, in: banner, kind: .person),
            ],
            by: rootKey
        )
        log.append(
            [log.registration(station, "新时代嘎查志愿服务站"), log.enrolment(of: deskKey, in: station, kind: .desk)],
            by: bannerKey
        )
        if enrolsCredentialKey {
            log.append([log.enrolment(of: credentialKey, in: station, kind: .credential)], by: bannerKey)
        }
        return log
    }

    var genesis: Digest { ChainVerifier.leaf(entries[0]) }
    var size: UInt64 { UInt64(entries.count) }

    /// Appends a batch; answers the index of its first statement.
    @discardableResult
    mutating func append(_ statements: [JSONValue], by key: SecretKey) -> UInt64 {
        let bodies = statements.map(\.canonicalBytes)
        let name = AuthorKey.name(publicKey: key.publicKey)
        let batch = Batch(
            signedBy: key,
            at: positions[name] ?? .first,
            statements: BatchStatements(
                count: UInt32(bodies.count),
                root: MerkleTree.root(ofLeaves: bodies.map(ChainVerifier.leaf))
            ),
            authorTimeMilliseconds: Self.day0,
            genesisLeaf: genesis
        )
        positions[name] = batch.nextPosition
        let batchIndex = size
        append(.batch, batch.bytes)
        for (statement, body) in zip(statements, bodies) {
            batches[size] = batchIndex
            remember(statement)
            append(.statement, body)
        }
        return batchIndex + 1
    }

    private mutating func remember(_ statement: JSONValue) {
        if let key = statement["public_key"]?.string.flatMap({ Digest(hex: $0) }) {
            enrolments[AuthorKey.name(publicKey: PublicKey(key))] = size
        } else if statement["region"] != nil,
            let id = statement["organisation"]?.string.flatMap({ OrganisationID(hex: $0) })
        {
            registrations[id] = size
        }
    }

    /// Appends one entry as it is.
    mutating func append(_ kind: EntryKind, _ body: [UInt8]) {
        let header = EntryHeader(
            kind: kind,
            index: size,
            logTimeMilliseconds: Self.day0,
            previous: entries.last.map(ChainVerifier.leaf) ?? .zero
        )
        entries.append(EntryBuilder.entry(header, body: body))
    }

    /// Changes the bytes of one entry, as a dishonest log could.
    mutating func change(_ index: UInt64, _ change: (inout [UInt8]) -> Void) { change(&entries[Int(index)]) }

    func registration(_ organisation: OrganisationID, _ name: String) -> JSONValue {
        .sorted([
            .init("command", .string(organisation.description)), .init("name", .string(name)),
            .init("organisation", .string(organisation.description)), .init("organisation_type", .string("station")),
            .init("region", .string("152224")), .init("type", .string("organisation_registered")),
            .init("v", .integer(1)),
        ])
    }

    func enrolment(of key: SecretKey, in organisation: OrganisationID, kind: KeyKind) -> JSONValue {
        let message = Enrolment.message(genesisLeaf: genesis, organisation: organisation, publicKey: key.publicKey)
        var members: [JSONValue.Member] = [
            .init("command", .string(organisation.description)), .init("key_kind", .string(kind.rawValue)),
            .init("organisation", .string(organisation.description)),
            .init("proof", .string(Hex.encode(key.sign(message).bytes))),
            .init("public_key", .string(key.publicKey.encoded.description)), .init("type", .string("key_enrolled")),
            .init("v", .integer(1)),
        ]
        if kind == .person { members.append(.init("subject", .string(SubjectID(high: 8, low: 8).description))) }
        return .sorted(members)
    }

    func revocation(of key: SecretKey) -> JSONValue {
        .sorted([
            .init("author_key", .string(AuthorKey.name(publicKey: key.publicKey).description)),
            .init("command", .string(OrganisationID(high: 5, low: 5).description)),
            .init("reason_code", .string("device_lost")), .init("type", .string("key_revoked")),
            .init("v", .integer(1)),
        ])
    }

    /// The tree's hashes.
    var leaves: LeafArray { LeafArray(entries.map(ChainVerifier.leaf)) }

    /// A checkpoint over everything, cosigned by the witness.
    func checkpoint(cosigned: Bool = true, by logKey: SecretKey = SampleLog.logKey) throws -> SignedCheckpoint {
        let head = try Checkpoint(origin: origin, size: size, root: MerkleTree.root(size: size, from: leaves))
        var signed = SignedCheckpoint(head, signedBy: logKey)
        if cosigned {
            signed.cosign(with: Self.witnessKey, name: "witness.example/w1", timestampSeconds: 1_767_312_000)
        }
        return signed
    }

    /// Read access for building proofs.
    var access: CertificateLogAccess {
        CertificateLogAccess(
            entry: { entries[Int($0)] },
            path: { InclusionProof.path(index: $0, size: $1, from: leaves) },
            batch: { batches[$0] ?? 0 },
            enrolment: { enrolments[$0] },
            registration: { registrations[$0] }
        )
    }

    /// The policy file that trusts this log with one witness.
    var policyText: String { policyText(logKey: Self.logKey.publicKey) }

    /// The same with another key of the log.
    func policyText(logKey: PublicKey) -> String {
        let log = VerifierKey(name: origin, algorithm: .ed25519, publicKey: logKey)
        let witness = VerifierKey(
            name: "witness.example/w1",
            algorithm: .cosignature,
            publicKey: Self.witnessKey.publicKey
        )
        return "log \(log?.text ?? "")\nwitness w1 \(witness?.text ?? "")\nquorum w1\n"
    }

    func trust(genesis pin: Digest? = nil, policy: String? = nil) throws -> CertificateTrust {
        CertificateTrust(
            policy: try TrustPolicy.parse(Array((policy ?? policyText).utf8)),
            genesis: pin ?? genesis
        )
    }
}
