internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel

/// Where in the log the statements stand that certificates are made from; in memory, read once, then extended.
///
/// Statements end with their type, so that the many sessions are passed over without being read.
struct LogCatalogue {
    /// One approval of part of a batch.
    struct Approval {
        /// Index of the `records_approved`.
        let index: UInt64
        /// The organisation of the key that signed it.
        let author: Digest
        /// Offsets left out.
        let except: Set<Int>
    }

    /// The last status that was logged of a certificate.
    struct StatusChange {
        /// The Shanghai log day.
        let day: CivilDate
        /// The class of reason.
        let reason: Code
    }

    private struct Position: Hashable {
        let author: Digest
        let firstSequence: UInt64
    }

    private(set) var size: UInt64 = 0
    private(set) var enrolments: [Digest: UInt64] = [:]
    private(set) var registrations: [OrganisationID: UInt64] = [:]
    private(set) var activities: [ActivityID: StatementID] = [:]
    private(set) var certificates: [CertificateNumber: UInt64] = [:]
    private(set) var issues: [UInt64: StatementID] = [:]
    private(set) var changes: [UInt64: StatusChange] = [:]
    private var approvals: [UInt64: [Approval]] = [:]
    private var corrections: [UInt64: UInt64] = [:]
    private var batches: [Position: UInt64] = [:]
    private var heads: [UInt64] = []
    private var author = Digest.zero

    private static let chunk = 4096
    private static let tails: [[UInt8]] = [
        "key_enrolled", "organisation_registered", "activity_opened", "records_approved", "session_corrected",
        "certificate_issued", "certificate_status_changed",
    ].map { Array("\"type\":\"\($0)\",\"v\":1}".utf8) }

    /// Reads the entries that were added since the last call.
    mutating func extend(to end: UInt64, from log: some LogReader) throws {
        var reader = StatementReader()
        while size < end {
            let first = size
            let count = try log.readEntries(from: first, count: Int(min(UInt64(Self.chunk), end - first))) {
                index,
                bytes in
                if let view = try? EntryView(bytes) { note(view, at: index, &reader) }
            }
            guard count > 0 else { return }
            size = first + UInt64(count)
        }
    }

    /// The BATCH entry that a statement belongs to: the nearest one below it.
    func batch(of statement: UInt64) -> UInt64? {
        var (low, high) = (0, heads.count)
        while low < high {
            let middle = (low + high) / 2
            if heads[middle] < statement { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? heads[low - 1] : nil
    }

    /// The author keys that approved the last version of a record, in order.
    func approvers(of record: UInt64) -> [Digest] {
        guard let batch = batch(of: record) else { return [] }
        let offset = Int(record - batch) - 1
        let since = corrections[record] ?? 0
        return (approvals[batch] ?? []).filter { $0.index > since && !$0.except.contains(offset) }.map(\.author)
    }

    private mutating func note(_ view: EntryView, at index: UInt64, _ reader: inout StatementReader) {
        switch view.kind {
        case .batch:
            guard let batch = try? Batch.parse(view.body) else { return }
            heads.append(index)
            author = batch.authorKey
            batches[Position(author: batch.authorKey, firstSequence: batch.firstSequence)] = index
        case .statement:
            guard Self.tails.contains(where: { view.body.ends(with: $0) }),
                let (envelope, statement) = try? reader.read(view.body)
            else { return }
            note(envelope, statement, at: index, milliseconds: view.logTimeMilliseconds)
        case .genesis, .log: break
        }
    }

    private mutating func note(
        _ envelope: StatementEnvelope,
        _ statement: Statement,
        at index: UInt64,
        milliseconds: UInt64
    ) {
        switch statement {
        case .keyEnrolled(let enrolled): enrolments[AuthorKey.name(publicKey: PublicKey(enrolled.publicKey))] = index
        case .organisationRegistered(let registered): registrations[registered.organisation] = index
        case .activityOpened(let opened): activities[opened.activity] = envelope.id
        case .sessionCorrected(let corrected):
            if let record = record(of: corrected.record, at: index) { corrections[record] = index }
        case .recordsApproved(let approved): note(approved.range, at: index)
        case .certificateIssued(let issued):
            certificates[issued.number] = issued.registerOrdinal
            issues[issued.registerOrdinal] = envelope.id
        case .certificateStatusChanged(let changed):
            let day = ShanghaiDay.of(Int64(milliseconds / 1000))
            changes[changed.registerOrdinal] = StatusChange(day: day, reason: changed.reasonCode)
        default: break
        }
    }

    private mutating func note(_ range: BatchRange, at index: UInt64) {
        let position = Position(author: range.authorKey, firstSequence: range.firstSequence)
        guard let batch = batches[position] else { return }
        approvals[batch, default: []].append(Approval(index: index, author: author, except: Set(range.except)))
    }

    private func record(of reference: StatementReference, at index: UInt64) -> UInt64? {
        switch reference {
        case .logged(let record, _): record
        case .inBatch(let offset): batch(of: index).map { $0 + 1 + UInt64(offset) }
        }
    }
}
