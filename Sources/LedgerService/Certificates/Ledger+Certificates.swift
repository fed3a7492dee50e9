internal import LedgerCrypto
internal import LedgerDocuments
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Issuing, reprinting and withdrawing certificates (spec 09).
extension Ledger {
    /// Builds, signs, logs and proves a certificate; nothing stands when this throws before the log took it.
    ///
    /// Throws `CertificateDenial`, `CertificateRefusal` (LedgerDocuments) and `CommandRefusal`.
    public func issue(
        _ request: CertificateRequest,
        by key: Keyring.OpenKey,
        credentialKey: Keyring.OpenKey
    ) throws -> CertificateFiles {
        guard credentialKey.card.kind == .credential else { throw CertificateDenial.notACredentialKey }
        let records = try records(of: request)
        let certificate = try certificate(request, records, issuer: credentialKey.card.organisation)
        let bytes = try CredentialBuilder.build(certificate, key: credentialKey.secret)
        let id = CommandID.random()
        let statement = StatementID(command: id)
        let value = VaultValue(.credential, bytes: bytes, owner: .subject(request.subject))
        _ = try vault.seal([value], statement: statement)
        let wish = Command.Wish(
            becomes: .certificateIssued,
            fields: issued(certificate, bytes, by: credentialKey.card).canonicalBytes
        )
        guard let author = Name("certificate") else { preconditionFailure("a constant name") }
        let command = Command(id: id, author: author, batch: nil, wish: wish, line: 1)
        switch try apply([command], by: key) {
        case .refused(let refusal):
            try vault.remove([statement])
            throw refusal
        case .recorded, .known: break
        }
        try publish()
        let index = log.judge.index(of: statement) ?? 0
        return CertificateFiles(number: certificate.drawn.number, credential: bytes, proof: try proof(of: index))
    }

    /// The same credential as issued, with a proof under the newest checkpoint.
    public func reprint(_ number: CertificateNumber) throws -> CertificateFiles {
        let view = try view(of: number)
        guard let statement = try catalogued().issues[view.ordinal] else {
            throw CertificateDenial.numberUnknown(number)
        }
        let bytes: [UInt8]
        do {
            bytes = try vault.open(.credential, of: statement).value
        } catch is VaultRejection {
            throw CertificateDenial.credentialGone
        }
        guard SHA2.hash(bytes) == view.credential else { throw ServiceFailure("credential", "\(view.ordinal)") }
        return CertificateFiles(number: number, credential: bytes, proof: try proof(of: view.issuedAt))
    }

    /// What the register says of a certificate.
    public func status(of number: CertificateNumber) throws -> CertificateStatusReport {
        let view = try view(of: number)
        let change = try catalogued().changes[view.ordinal]
        return CertificateStatusReport(view, change)
    }

    /// Logs another status.
    public func change(
        _ number: CertificateNumber,
        to status: CertificateStatus,
        because reason: Code,
        by key: Keyring.OpenKey
    ) throws -> BatchOutcome {
        let view = try view(of: number)
        guard let author = Name("certificate") else { preconditionFailure("a constant name") }
        let fields = JSONValue.sorted([
            .init("reason_code", .string(reason.text)), .init("register_ordinal", .integer(Int64(view.ordinal))),
            .init("status", .string(status.rawValue)),
        ])
        let wish = Command.Wish(becomes: .certificateStatusChanged, fields: fields.canonicalBytes)
        return try apply([Command(id: CommandID.random(), author: author, batch: nil, wish: wish, line: 1)], by: key)
    }

    private func view(of number: CertificateNumber) throws -> CertificateView {
        guard let ordinal = try catalogued().certificates[number],
            let view = log.judge.ask({ $0.certificate(ordinal) })
        else { throw CertificateDenial.numberUnknown(number) }
        return view
    }

    private func records(of request: CertificateRequest) throws -> [RecordView] {
        let all = log.judge.ask { $0.records(of: request.subject, in: request.period) }
        let effective = all.filter { $0.state == .effective }.sorted { $0.index < $1.index }
        guard let chosen = request.records else {
            guard !effective.isEmpty else { throw CertificateDenial.noRecords }
            return effective
        }
        let known = Set(effective.map(\.index))
        if let missing = chosen.subtracting(known).min() { throw CertificateDenial.recordNotCertifiable(missing) }
        return effective.filter { chosen.contains($0.index) }
    }

    private func certificate(
        _ request: CertificateRequest,
        _ records: [RecordView],
        issuer organisation: OrganisationID
    ) throws -> Certificate {
        let catalogue = try catalogued()
        var rows = CertificateRows(self, catalogue)
        let name = log.judge.ask { $0.organisation(organisation)?.name }.flatMap { Name($0) }
        guard let name else { throw ServiceFailure("organisation", "\(organisation)") }
        var issuer = CertificateIssuer(organisation: organisation, name: name)
        issuer.official = request.contact.official
        issuer.handler = request.contact.handler
        issuer.phone = request.contact.phone
        let profile = try vault.profile(of: request.subject)
        let holder = CertificateHolder(
            name: request.showsName ? profile.name : nil,
            volunteerNumber: request.showsName ? profile.volunteerNumber : nil
        )
        var certificate = Certificate(
            issuer: issuer,
            holder: holder,
            rows: try records.map { try rows.row($0) },
            selection: request.isSummary ? .summary : .rows,
            drawn: draw(for: organisation)
        )
        certificate.period = request.period
        return certificate
    }

    private func draw(for organisation: OrganisationID) -> CertificateDraw {
        let seconds = Int64(clock.read().wallMilliseconds / 1000)
        let number = CertificateNumber.drawn(
            issuer: organisation,
            year: ShanghaiDay.of(seconds).fields.year,
            random: Random.bytes(CertificateNumber.randomByteCount)
        )
        return CertificateDraw(
            genesis: genesisLeaf,
            number: number,
            salt: Identifier.random(),
            issued: Instant(secondsSinceEpoch: seconds)
        )
    }

    private func issued(_ certificate: Certificate, _ bytes: [UInt8], by card: KeyCard) -> JSONValue {
        let seconds = certificate.rows.reduce(0) { $0 + $1.service.seconds.count }
        return .sorted([
            .init("credential", .string(SHA2.hash(bytes).description)),
            .init("key", .string(card.authorKey.description)),
            .init("number", .string(certificate.drawn.number.text)),
            .init("records", .array(certificate.rows.map { .integer(Int64($0.recordIndex)) })),
            .init("register_ordinal", .integer(Int64(log.judge.ask { $0.nextRegisterOrdinal }))),
            .init("seconds", .integer(seconds)),
        ])
    }

    private func proof(of index: UInt64) throws -> [UInt8] {
        let catalogue = try catalogued()
        let (store, tree) = (log.store, log.tree)
        let access = CertificateLogAccess(
            entry: { index in
                var entry: [UInt8] = []
                _ = try store.readEntries(from: index, count: 1) { _, bytes in entry = Array(bytes) }
                return entry
            },
            path: { try tree.inclusionPath(index: $0, size: $1) },
            batch: { statement in
                guard let batch = catalogue.batch(of: statement) else { throw ServiceFailure("batch", "\(statement)") }
                return batch
            },
            enrolment: { catalogue.enrolments[$0] },
            registration: { catalogue.registrations[$0] }
        )
        return try CertificateProofBuilder.build(issuedAt: index, checkpoint: log.checkpoint, from: access)
    }

    /// The catalogue, brought up to the newest checkpoint.
    func catalogued() throws -> LogCatalogue {
        try catalogue.extend(to: size, from: log.store)
        return catalogue
    }
}

/// What the register says of a certificate, with the day and class of reason of its last change.
public struct CertificateStatusReport: Hashable, Sendable {
    /// Its position in the register.
    public let ordinal: UInt64
    /// Index of its `certificate_issued`.
    public let issuedAt: UInt64
    /// How many records it covers, and their sum.
    public let records: Int
    /// The sum of its records.
    public let seconds: Seconds
    /// Whether it may be relied on.
    public let status: CertificateStatus
    /// The day of the last change, nil when there was none.
    public let changedOn: CivilDate?
    /// The reason of the last change.
    public let reason: Code?

    init(_ view: CertificateView, _ change: LogCatalogue.StatusChange?) {
        ordinal = view.ordinal
        issuedAt = view.issuedAt
        records = view.records.count
        seconds = view.seconds
        status = view.status
        changedOn = change?.day
        reason = change?.reason
    }
}
