import LedgerCrypto
import LedgerFormat
import LedgerModel

@testable import LedgerDocuments

/// Rows that are handed over beside the credential, or kept back.
extension CertificateCases {
    /// The sample with its rows committed to and not listed.
    private static func committed(
        count: Int64? = nil,
        isSummary: Bool = false
    ) throws -> (sample: SampleCertificate, rows: [UInt8]) {
        let log = try SampleLog.furnished()
        let certificate = try SampleCertificate.certificate(genesis: log.genesis)
        var document = CredentialBuilder.document(certificate, issuerKey: SampleLog.credentialKey.publicKey)
        let commitment = RowsCommitment(document.lines, salt: document.drawn.salt)
        let rows = Array(document.lines.map { $0.json.canonicalBytes + [0x0A] }.joined())
        (document.rows, document.lines) = (isSummary ? nil : commitment, [])
        let credential = CredentialBuilder.sign(document, with: SampleLog.credentialKey)
        let sample = try SampleCertificate.issue(credential, certificate, in: log) { statement in
            guard case .object(let members) = statement else { return statement }
            return JSONValue.sorted(
                members.filter { $0.key != "records" } + [
                    .init("records_commitment", .string(commitment.root.description)),
                    .init("records_count", .integer(count ?? Int64(commitment.count))),
                ]
            )
        }
        return (sample, rows)
    }

    static func rows() throws -> [CertificateCase] {
        let (sample, rows) = try committed()
        func with(_ name: String, _ rows: [UInt8]?, _ flag: String = "bad") -> CertificateCase {
            CertificateCase(name, [flag, "committed"], sample).with { $0.rows = rows }
        }
        let lines = rows.split(separator: 0x0A).map { Array($0) + [0x0A] }
        let listed = CertificateCase("rows beside a certificate that lists them", ["bad", "committed"], try .make())
        let other = try committed(count: 4)
        return [
            with("rows committed to, handed over", rows, "good").good,
            with("rows committed to, kept back", nil, "good").good.expecting(
                .rows,
                .rowsMissing,
                state: .validOffline
            ),
            with("a row left out", Array(lines[0] + lines[2])).expecting(.rows, .rowsDiffer),
            with("rows in another order", Array(lines[1] + lines[0] + lines[2])).expecting(.rows, .rowsDiffer),
            with("a row of another length", rows.replacing("7200 秒（2小时0分", with: "7260 秒（2小时1分"))
                .expecting(.rows, .rowsDiffer),
            with("rows without the last newline", Array(rows.dropLast())).expecting(.rows, .rowsUnreadable),
            with("a blank in a row", rows.replacing("\"genre\":", with: "\"genre\": ")).expecting(
                .rows,
                .rowsUnreadable
            ),
            with("a key added to a row", rows.replacing("{\"description\"", with: "{\"a\":1,\"description\""))
                .expecting(.rows, .rowsUnreadable),
            listed.with { $0.rows = rows }.expecting(.rows, .rowsDiffer),
            CertificateCase("the log commits to another number of rows", ["bad", "committed"], other.sample)
                .with { $0.rows = rows }.expecting(.statement, .statementContent),
        ] + (try standingsOfCommitted())
    }

    /// What a log folder tells of records that it only commits to.
    private static func standingsOfCommitted() throws -> [CertificateCase] {
        let (sample, rows) = try committed()
        let summary = try committed(isSummary: true).sample
        func with(
            _ name: String,
            _ standing: CertificateStanding,
            of sample: SampleCertificate = sample,
            rows: [UInt8]? = nil
        ) throws -> CertificateCase {
            let root = try sample.log.checkpoint().checkpoint.root
            return CertificateCase(name, ["committed", "log_folder"], sample).with {
                $0.rows = rows
                $0.log = LogAnswer(size: sample.log.size, root: root, standing: standing)
            }
        }
        var known = try with("committed records handed over, with a log folder", CertificateStanding(), rows: rows)
        known.state = .valid
        return [
            known,
            try with("committed records kept back, with a log folder", CertificateStanding())
                .expecting(.status, .rowsMissing, state: .unknown),
            try with("a summary of committed records, with a log folder", CertificateStanding(), of: summary)
                .expecting(.status, .rowsMissing, state: .unknown),
            try with("committed records kept back, revoked", CertificateStanding(status: .revoked))
                .expecting(.status, .revoked, state: .revoked),
            try with("committed records kept back, suspended", CertificateStanding(status: .suspended))
                .expecting(.status, .suspended, state: .suspended),
            try with("committed records kept back, superseded", CertificateStanding(status: .superseded))
                .expecting(.status, .superseded, state: .superseded),
            try with("committed records kept back, a smaller folder than was accepted", CertificateStanding())
                .with { $0.log?.acceptedSize = 1 << 40 }.expecting(.status, .logFolderBehind, state: .unknown),
        ]
    }
}
