import LedgerCrypto
import LedgerFormat
import LedgerModel

@testable import LedgerDocuments

extension CertificateCases {
    /// A credential signed by `key` from a changed document, logged by the station.
    private static func signed(
        by key: SecretKey = SampleLog.credentialKey,
        _ change: (inout CredentialDocument) throws -> Void = { _ in }
    ) throws -> SampleCertificate {
        let log = try SampleLog.furnished()
        let certificate = try SampleCertificate.certificate(genesis: log.genesis)
        var document = CredentialBuilder.document(certificate, issuerKey: SampleLog.credentialKey.publicKey)
        try change(&document)
        let credential = CredentialBuilder.sign(document, with: key)
        return try SampleCertificate.issue(credential, certificate, in: log)
    }

    static func forged(_ sample: SampleCertificate) throws -> [CertificateCase] {
        func bad(_ name: String, _ sample: SampleCertificate) -> CertificateCase {
            CertificateCase(name, ["bad", "forged"], sample)
        }
        let number = draw(SampleLog.station, random: [9, 9, 9, 9, 8])
        let banner = draw(SampleLog.banner, random: [1, 2, 3, 4, 5])
        return [
            bad("a stranger's key signs for our issuer", try signed(by: SampleLog.strangerKey))
                .expecting(.issuerKey, .issuerKeyOther),
            bad(
                "a stranger as issuer of the same name",
                try signed(by: SampleLog.strangerKey) { $0.issuerKey = SampleLog.strangerKey.publicKey }
            )
            .expecting(.statement, .statementContent),
            bad("a wrong check symbol", try signed { $0.drawn.number = try wrongCheckSymbol($0.drawn.number) })
                .expecting(.number, .numberInvalid),
            bad("a number of another organisation", try signed { $0.drawn.number = banner })
                .expecting(.number, .numberOfAnother),
            bad("a number that the log does not name", try signed { $0.drawn.number = number })
                .expecting(.statement, .statementContent),
            bad("a total that is not the sum", try signed { $0.sums.total += 3600 }).expecting(.content, .sumsDiffer),
            bad(
                "an hour more than the log says",
                try signed {
                    $0.lines[0].service.seconds = Seconds(10_800)
                    $0.sums = CertificateSums($0.lines)
                }
            ).expecting(.statement, .statementContent),
            bad(
                "a record twice",
                try signed {
                    $0.lines[1] = $0.lines[0]
                    $0.sums = CertificateSums($0.lines)
                }
            ).expecting(.content, .linesDisordered),
            bad(
                "a line outside the period",
                try signed {
                    guard let day = CivilDate("2026-01-01") else { throw SampleError() }
                    $0.period = DayRange(first: day, last: day)
                }
            ).expecting(.content, .lineOutsidePeriod),
            bad(
                "a station's key for the banner",
                try signed {
                    $0.issuer.organisation = SampleLog.banner
                    $0.drawn.number = banner
                }
            ).expecting(.statement, .statementContent),
            bad(
                "a name that is not the registered one",
                try signed {
                    guard let name = Name("示范旗民政局") else { throw SampleError() }
                    $0.issuer.name = name
                }
            ).expecting(.issuer, .issuerNameOther),
            bad(
                "the log's record list is another",
                try otherRecords()
            )
            .expecting(.statement, .statementContent),
        ]
    }

    static func draw(_ issuer: OrganisationID, random: [UInt8]) -> CertificateNumber {
        CertificateNumber.drawn(issuer: issuer, year: 2026, random: random)
    }

    static func wrongCheckSymbol(_ number: CertificateNumber) throws -> CertificateNumber {
        let last = number.text.last == "0" ? "1" : "0"
        guard let other = CertificateNumber(number.text.dropLast() + last) else { throw SampleError() }
        return other
    }

    private static func otherRecords() throws -> SampleCertificate {
        let sample = try SampleCertificate.make()
        let log = try SampleLog.furnished()
        return try SampleCertificate.issue(sample.credential, sample.certificate, in: log) {
            $0.setting("records", .array([.integer(120)]))
        }
    }
}
