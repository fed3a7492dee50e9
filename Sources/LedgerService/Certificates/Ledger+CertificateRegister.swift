internal import LedgerCrypto
public import LedgerDocuments
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerProjections
internal import LedgerRules
internal import LedgerVault

/// Reprinting certificates and changing what became of them (spec 09 §4, 06 §9).
extension Ledger {
    /// The same credential and rows as issued, with a proof under the newest checkpoint.
    ///
    /// Of several certificates with one number `ordinal` names one; without it that is `numberAmbiguous`. One whose state is
    /// not `valid` by this log is refused as `notValid` unless `whateverState`: offline the files would not show it.
    public func reprint(
        _ number: CertificateNumber,
        ordinal: UInt64? = nil,
        whateverState: Bool = false
    ) throws -> CertificateFiles {
        let (view, statement) = try registered(number, ordinal, in: try provenLog())
        let bytes: [UInt8]
        var rows: [UInt8]?
        do {
            bytes = try vault.open(.credential, of: statement.id).value
            if CertificateRowsFile.isNamed(in: bytes) { rows = try vault.open(.records, of: statement.id).value }
        } catch is VaultRejection {
            throw CertificateDenial.credentialGone
        }
        guard SHA2.hash(bytes) == view.credential else { throw CertificateDenial.vaultDiffers(view.issuedAt) }
        let state = try status(of: number, ordinal: view.ordinal).state
        guard state == .valid || whateverState else { throw CertificateDenial.notValid(number, state) }
        let proof = try certificateProof(of: view.issuedAt)
        return CertificateFiles(number: number, credential: bytes, proof: proof, rows: rows, state: state)
    }

    /// What the register says of a certificate, and what became of its records: the state of spec 09 §4.
    ///
    /// Of several entries that bear the number the one in the worst state counts, the first of those alike; `ordinal` asks
    /// for one of them.
    public func status(of number: CertificateNumber, ordinal: UInt64? = nil) throws -> CertificateStatusReport {
        let log = try provenLog()
        let entries = try log.places(.certificate(number)).map { try registered(number, at: $0, in: log) }
        let reports = try entries.filter { ordinal == nil || $0.0.ordinal == ordinal }.map { entry in
            try report(on: number, entry, in: log)
        }
        let worst = CertificateState.allCases.lazy.compactMap { state in reports.first { $0.state == state } }.first
        guard let worst else { throw CertificateDenial.numberUnknown(number) }
        return worst
    }

    private func report(
        on number: CertificateNumber,
        _ entry: (view: CertificateView, issued: ProvenStatement),
        in log: ProvenLog
    ) throws -> CertificateStatusReport {
        let (view, issued) = entry
        var change: CertificateStatusReport.Change?
        if let last = try log.places(.statusChanges(ordinal: view.ordinal)).last {
            let found = try log.statement(at: last)
            guard case .certificateStatusChanged(let changed) = found.statement,
                changed.registerOrdinal == view.ordinal, changed.status == view.status
            else { throw CertificateDenial.certificateDiffers(number) }
            change = CertificateStatusReport.Change(day: found.day, reason: changed.reasonCode)
        }
        guard change != nil || view.status == .valid else { throw CertificateDenial.certificateDiffers(number) }
        let records = try coveredRecords(of: view, issued.id)
        let covered = try self.log.judge.ask { state in
            try state.covered(records, issuedAt: view.issuedAt) { try log.places(.corrections(record: $0)).last }
        }
        var standing = CertificateStanding(
            status: view.status,
            correctedRecords: covered.changed,
            disputedRecords: covered.disputed
        ).voiding(try voidings(of: covered.voided))
        standing.openReports = covered.reports.map {
            CertificateStanding.OpenReport(record: $0.record, day: $0.opened, due: $0.due)
        }
        return CertificateStatusReport(view, change, count: records.count, standing)
    }

    /// When and why records that are void were voided; reads the log once for each person, and not at all without such a record.
    private func voidings(of records: [UInt64]) throws -> [CertificateStanding.Voided] {
        var histories: [SubjectID: PersonRecords] = [:]
        return try records.map { record in
            guard let subject = log.judge.ask({ $0.record(record)?.subject }) else {
                throw CertificateDenial.recordDiffers(record, .kind)
            }
            let history = try histories[subject] ?? project(PersonRecords(of: subject))
            histories[subject] = history
            guard let step = history.voiding(of: record, in: try batch(at: record)), let reason = step.reasonCode else {
                throw CertificateDenial.recordDiffers(record, .kind)
            }
            let change = CertificateStanding.Change(day: step.day, reasonCode: reason)
            return CertificateStanding.Voided(record: record, change: change)
        }
    }

    /// The records that the statement lists, else those of the rows that the vault keeps; none once it was erased.
    private func coveredRecords(of view: CertificateView, _ statement: StatementID) throws -> [UInt64] {
        guard view.records.isEmpty else { return view.records }
        do {
            let rows = CertificateRowsFile.read(try vault.open(.records, of: statement).value)
            return rows?.map(\.recordIndex) ?? []
        } catch is VaultRejection {
            return []
        }
    }

    /// Logs another status; `ordinal` as in `reprint`.
    public func change(
        _ number: CertificateNumber,
        ordinal: UInt64? = nil,
        to status: CertificateStatus,
        because reason: Code,
        by key: Keyring.OpenKey
    ) throws -> BatchOutcome {
        let (view, _) = try registered(number, ordinal, in: try provenLog())
        guard let author = Name("certificate") else { preconditionFailure("a constant name") }
        let fields = JSONValue.sorted([
            .init("reason_code", .string(reason.text)), .init("register_ordinal", .integer(Int64(view.ordinal))),
            .init("status", .string(status.rawValue)),
        ])
        let wish = Command.Wish(becomes: .certificateStatusChanged, fields: fields.canonicalBytes)
        return try apply([Command(id: CommandID.random(), author: author, batch: nil, wish: wish, line: 1)], by: key)
    }

    /// A certificate of the register, with the statement that issued it; the row must say what the statement says.
    private func registered(
        _ number: CertificateNumber,
        _ ordinal: UInt64?,
        in log: ProvenLog
    ) throws -> (CertificateView, ProvenStatement) {
        let all = try log.places(.certificate(number)).map { try registered(number, at: $0, in: log) }
        let meant = all.filter { ordinal == nil || $0.0.ordinal == ordinal }
        guard let first = meant.first else { throw CertificateDenial.numberUnknown(number) }
        // Nobody revokes or hands out the wrong one of two because it stands first.
        guard meant.count == 1 else { throw CertificateDenial.numberAmbiguous(number, meant.map(\.0.ordinal)) }
        return first
    }

    private func registered(
        _ number: CertificateNumber,
        at index: UInt64,
        in log: ProvenLog
    ) throws -> (CertificateView, ProvenStatement) {
        let found = try log.statement(at: index)
        guard case .certificateIssued(let issued) = found.statement, issued.number == number,
            let view = self.log.judge.ask({ $0.certificate(issued.registerOrdinal) }), view.issuedAt == index,
            view.number == number.text, view.credential == issued.credential, view.seconds == issued.coverage.seconds
        else { throw CertificateDenial.certificateDiffers(number) }
        return (view, found)
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
    /// The status last logged.
    public let status: CertificateStatus
    /// Whether it may be relied on, as `certificate verify` would say with this log: `status`, or less for its records' sake.
    public let state: CertificateState
    /// The same with its parts: records that are void, were corrected, or have an open objection.
    public let standing: CertificateStanding
    /// The day of the last change, nil when there was none.
    public let changedOn: CivilDate?
    /// The reason of the last change.
    public let reason: Code?

    /// The last change of a status.
    struct Change {
        /// The Shanghai log day.
        let day: CivilDate
        /// The class of reason.
        let reason: Code
    }

    init(_ view: CertificateView, _ change: Change?, count: Int, _ standing: CertificateStanding) {
        ordinal = view.ordinal
        issuedAt = view.issuedAt
        records = count
        seconds = view.seconds
        status = view.status
        self.standing = standing
        // Records that are only committed to and whose rows are gone: what became of them cannot be asked (spec 09 §4).
        state = count == 0 && standing.state == .valid ? .unknown : standing.state
        changedOn = change?.day
        reason = change?.reason
    }
}
