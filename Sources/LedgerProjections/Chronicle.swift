public import LedgerModel

/// What happened in each calendar year of log time, by organisation, for the yearly report (MCA Order 67 §18).
///
/// A fold over the statements in order, in memory; what the state knows (lateness, who objected) is added by `YearReport`.
public struct Chronicle: StatementProjection {
    /// The types that a year's line counts.
    public static let types: Set<StatementType> = [
        .sessionRecorded, .sessionCorrected, .sessionVoided, .recordsVoided, .certificateIssued,
        .certificateStatusChanged, .objectionDecided, .volunteerRegistered,
    ]

    /// The sessions of one batch.
    struct Run {
        let start: UInt64
        let organisation: OrganisationID
        let year: Int
        var sessions = 0
    }

    private struct BatchKey: Hashable {
        let author: Digest
        let firstSequence: UInt64
    }

    /// By year of log time, then by the organisation of the record, of the certificate, or that registered.
    public private(set) var years: [Int: [OrganisationID: YearLine]] = [:]
    /// The year in which each objection was decided.
    private(set) var decided: [UInt64: Int] = [:]
    private var runs: [Run] = []
    private var batches: [BatchKey: Int] = [:]
    private var issuers: [OrganisationID] = []

    /// Nothing yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        let year = input.logDay.fields.year
        switch input.statement {
        case .sessionRecorded:
            record(input, year)
        case .sessionCorrected(let corrected):
            count(\.corrections, year, run(of: input.index(of: corrected.record))?.organisation)
        case .sessionVoided(let voided):
            count(\.voidings, year, run(of: input.index(of: voided.record))?.organisation)
        case .recordsVoided(let voided): void(voided.range, year)
        case .certificateIssued:
            issuers.append(input.organisation)
            count(\.certificatesIssued, year, input.organisation)
        case .certificateStatusChanged(let changed): change(changed, year)
        case .objectionDecided(let objection): decided[input.index(of: objection.objection)] = year
        case .volunteerRegistered: count(\.registrations, year, input.organisation)
        default: break
        }
    }

    /// The batch of a record, nil for another entry.
    func run(of record: UInt64) -> Run? {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].start <= record { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? runs[low - 1] : nil
    }

    private mutating func record(_ input: ProjectionInput, _ year: Int) {
        if runs.last?.start != input.batchStart {
            if let signer = input.signer {
                batches[BatchKey(author: signer.key, firstSequence: signer.firstSequence)] = runs.count
            }
            runs.append(Run(start: input.batchStart, organisation: input.organisation, year: year))
        }
        runs[runs.count - 1].sessions += 1
        count(\.records, year, input.organisation)
    }

    // Every session of the range that is not left out was voided: another range would have been refused (spec 06 §6).
    private mutating func void(_ range: BatchRange, _ year: Int) {
        guard let place = batches[BatchKey(author: range.authorKey, firstSequence: range.firstSequence)] else { return }
        let run = runs[place]
        count(\.voidings, year, run.organisation, run.sessions - range.except.count)
    }

    private mutating func change(_ changed: CertificateStatusChanged, _ year: Int) {
        let issuer = Int(exactly: changed.registerOrdinal).flatMap { issuers.indices.contains($0) ? issuers[$0] : nil }
        switch changed.status {
        case .revoked: count(\.certificatesRevoked, year, issuer)
        case .superseded: count(\.certificatesSuperseded, year, issuer)
        case .valid, .suspended: break
        }
    }

    private mutating func count(
        _ counter: WritableKeyPath<YearLine, Int>,
        _ year: Int,
        _ organisation: OrganisationID?,
        _ number: Int = 1
    ) {
        guard let organisation else { return }
        years[year, default: [:]][organisation, default: YearLine()][keyPath: counter] += number
    }
}
