internal import LedgerCrypto
internal import LedgerDocuments
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Issuing certificates (spec 09).
extension Ledger {
    /// Builds, signs, logs and proves a certificate; nothing stands when this throws before the log took it.
    ///
    /// The exported folder follows with `publish`.
    /// Throws `CertificateDenial`, `CertificateRefusal` (LedgerDocuments) and `CommandRefusal`.
    public func issue(
        _ request: CertificateRequest,
        by key: Keyring.OpenKey,
        credentialKey: Keyring.OpenKey
    ) throws -> CertificateFiles {
        guard credentialKey.card.kind == .credential else { throw CertificateDenial.notACredentialKey }
        let records = try records(of: request)
        if !request.includesDisputed { try checkUndisputed(records) }
        let certificate = try certificate(request, records, issuer: credentialKey.card.organisation)
        let bytes = try CredentialBuilder.build(certificate, key: credentialKey.secret)
        let rows = try CertificateRowsFile(certificate)
        if rows != nil { try checkMayCertify(records, for: key.card) }
        let id = CommandID.random()
        let statement = StatementID(command: id)
        var values = [VaultValue(.credential, bytes: bytes, owner: .subject(request.subject))]
        if let rows { values.append(VaultValue(.records, bytes: rows.bytes, owner: .subject(request.subject))) }
        let wish = Command.Wish(
            becomes: .certificateIssued,
            fields: issued(certificate, bytes, rows, by: credentialKey.card).canonicalBytes
        )
        guard let author = Name("certificate") else { preconditionFailure("a constant name") }
        let command = Command(id: id, author: author, batch: nil, wish: wish, line: 1)
        let outcome = try vaultWork {
            _ = try vault.seal(values, statement: statement)
            let outcome = try apply([command], by: key)
            if case .refused = outcome { try vault.remove([statement]) }
            return outcome
        }
        if case .refused(let refusal) = outcome { throw refusal }
        let index = log.judge.index(of: statement) ?? 0
        return CertificateFiles(
            number: certificate.drawn.number,
            credential: bytes,
            proof: try certificateProof(of: index),
            rows: request.isSummary ? nil : rows?.bytes
        )
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

    private func checkUndisputed(_ records: [RecordView]) throws {
        for record in records {
            guard let objection = log.judge.ask({ $0.openOwnObjections(to: record.index).first }) else { continue }
            throw CertificateDenial.recordDisputed(record.index, objection: objection)
        }
    }

    private func certificate(
        _ request: CertificateRequest,
        _ records: [RecordView],
        issuer organisation: OrganisationID
    ) throws -> Certificate {
        let log = try provenLog()
        var rows = CertificateRows(log, vault)
        let name = try log.organisation(organisation).name
        var issuer = CertificateIssuer(organisation: organisation, name: name)
        issuer.official = request.contact.official
        issuer.handler = request.contact.handler
        issuer.phone = request.contact.phone
        let holder = request.showsName ? try holder(request.subject, log) : CertificateHolder()
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

    private func issued(
        _ certificate: Certificate,
        _ bytes: [UInt8],
        _ rows: CertificateRowsFile?,
        by card: KeyCard
    ) -> JSONValue {
        let seconds = certificate.rows.reduce(0) { $0 + $1.service.seconds.count }
        var members: [JSONValue.Member] = [
            .init("credential", .string(SHA2.hash(bytes).description)),
            .init("key", .string(card.authorKey.description)),
            .init("number", .string(certificate.drawn.number.text)),
            .init("register_ordinal", .integer(Int64(log.judge.ask { $0.nextRegisterOrdinal }))),
            .init("seconds", .integer(seconds)),
        ]
        if let commitment = rows?.commitment {
            members.append(.init("records_commitment", .string(commitment.root.description)))
            members.append(.init("records_count", .integer(Int64(commitment.count))))
        } else {
            members.append(.init("records", .array(certificate.rows.map { .integer(Int64($0.recordIndex)) })))
        }
        return .sorted(members)
    }

    /// Of records that are only committed to, the log cannot check who may certify them: this does (spec 06 §9).
    private func checkMayCertify(_ records: [RecordView], for card: KeyCard) throws {
        for recorder in Set(records.map(\.place.legalRecorder)) where !mayCertify(recorder, card.organisation) {
            let record = records.first { $0.place.legalRecorder == recorder }
            throw CertificateDenial.notTheLegalRecorder(record?.index ?? 0)
        }
        let indexes = records.map(\.index)
        if log.judge.ask({ $0.identityChange(against: card.authorKey, certifying: indexes) }) != nil {
            throw CommandRefusal(code: RejectionCode.identityChanged.rawValue, line: nil, field: "records")
        }
    }

    private func mayCertify(_ recorder: OrganisationID, _ organisation: OrganisationID) -> Bool {
        var (next, seen): (OrganisationID?, Set<OrganisationID>) = (recorder, [])
        while let current = next, seen.insert(current).inserted {
            var above: OrganisationID? = current
            while let place = above {
                if place == organisation { return true }
                above = log.judge.ask { $0.organisation(place)?.parent }
            }
            next = log.judge.ask { $0.organisation(current)?.successor }
        }
        return false
    }

    /// Name and volunteer number as the vault has them now, each held against the log's last commitment to it.
    private func holder(_ subject: SubjectID, _ log: ProvenLog) throws -> CertificateHolder {
        let profile = try vault.profile(of: subject)
        var holder = CertificateHolder(name: profile.name, volunteerNumber: profile.volunteerNumber)
        var open: [VaultTag: CommitmentTag] = [:]
        if holder.name != nil { open[.name] = .name }
        if holder.volunteerNumber != nil { open[.volunteerNumber] = .volunteerNumber }
        for index in try log.places(.person(subject)).reversed() where !open.isEmpty {
            let found = try log.statement(at: index)
            let commitments = found.statement.profile
            for (tag, name) in open {
                guard let commitment = commitments?[name] else { continue }
                let value = try vault.open(tag, of: found.id)
                guard value.opens(commitment) else { throw CertificateDenial.vaultDiffers(index) }
                if tag == .name { holder.name = value.text } else { holder.volunteerNumber = value.text }
                open[tag] = nil
            }
        }
        guard open.isEmpty else { throw CertificateDenial.viewsLack("subject \(subject)") }
        return holder
    }

    /// The proof file of the certificate that an entry issued, under the newest checkpoint.
    func certificateProof(of index: UInt64) throws -> [UInt8] {
        // What a chain needs was noted before the certificate was issued: the newest rows need not be written for it.
        let log = ProvenLog(newestEntries, views, policyMemory)
        let (entries, tree) = (log.entries, self.log.tree)
        let access = CertificateLogAccess(
            entry: { index in try entries.withEntry(index) { Array($0.bytes) } },
            path: { try tree.inclusionPath(index: $0, size: $1) },
            batch: { try log.batch(of: $0).index },
            enrolment: { try log.places(.enrolment($0)).first },
            registration: { try log.places(.registration($0)).first }
        )
        let checkpoint = try self.log.cosignedCheckpoint()
        return try CertificateProofBuilder.build(issuedAt: index, checkpoint: checkpoint, from: access)
    }

    /// Reads entries under the newest checkpoint, with every place that is known.
    func provenLog() throws -> ProvenLog {
        if log.judge.hasUnwrittenPlaces { try log.flushViews() }
        return ProvenLog(newestEntries, views, policyMemory)
    }

    /// The entries below the newest checkpoint, each held against it before it is lent.
    var newestEntries: ProvenEntries {
        ProvenEntries(log.store, log.tree, below: log.checkpoint.checkpoint)
    }
}

extension Statement {
    /// The commitments to parts of a person's profile, of the statements that have them.
    fileprivate var profile: Commitments? {
        switch self {
        case .volunteerRegistered(let registered): registered.profile
        case .volunteerUpdated(let updated): updated.profile
        default: nil
        }
    }
}
