import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@testable import LedgerDocuments

@Suite struct CertificateVerifierTests {
    @Test func theSampleVerifiesOffline() throws {
        let report = try SampleCertificate.make().verify()
        for entry in report.checks where entry.check != .status {
            #expect(entry.outcome == .passed, "\(entry)")
        }
        #expect(report[.status] == .notChecked(.logFolderMissing))
        #expect(report.state == .validOffline)
        #expect(report.document?.sums.total == 21_600)
        #expect(report.asOf?.witnessedSeconds == [1_767_312_000])
        #expect(report.checks.map(\.check) == CertificateCheck.allCases)
    }

    @Test func everyCaseEndsAsItShould() throws {
        for item in try CertificateCases.all() {
            let report = try item.run()
            #expect(report.state == item.state, "\(item.name): \(report.checks.filter { $0.outcome != .passed })")
            guard let finding = item.finding else { continue }
            let outcome = report[finding.check]
            let expected: [CertificateOutcome] = [.failed(finding.reason), .notChecked(finding.reason)]
            #expect(expected.contains(outcome), "\(item.name): \(outcome)")
        }
    }

    @Test func everyReasonHasACaseOrIsAStatus() throws {
        let seen = Set(try CertificateCases.all().compactMap(\.finding?.reason))
        let statuses: Set<CertificateReason> = [
            .registerUnknown, .revoked, .suspended, .disputed, .superseded, .corrected, .logFolderMissing,
            .logFolderOlder, .notReached,
        ]
        for reason in CertificateReason.allCases {
            #expect(seen.contains(reason) != statuses.contains(reason), "\(reason)")
        }
    }

    private func state(
        _ standing: CertificateStanding?,
        size: UInt64? = nil
    ) throws -> (CertificateState, CertificateOutcome) {
        let sample = try SampleCertificate.make()
        let source = ReplayedStatus(size: size ?? sample.log.size) { ordinal, credential in
            ordinal == 0 && credential == SHA2.hash(sample.credential) ? standing : nil
        }
        let report = try sample.verify(status: source)
        return (report.state, report[.status])
    }

    @Test func theLogFolderDecidesTheStatus() throws {
        #expect(try state(CertificateStanding()) == (.valid, .passed))
        #expect(try state(CertificateStanding(status: .revoked)) == (.revoked, .failed(.revoked)))
        #expect(try state(CertificateStanding(status: .suspended)) == (.suspended, .failed(.suspended)))
        #expect(try state(CertificateStanding(disputedRecords: [120])) == (.suspended, .failed(.disputed)))
        #expect(try state(CertificateStanding(status: .superseded)) == (.superseded, .failed(.superseded)))
        #expect(try state(CertificateStanding(correctedRecords: [131])) == (.superseded, .failed(.corrected)))
        let both = CertificateStanding(status: .superseded, correctedRecords: [120], disputedRecords: [120])
        #expect(try state(both) == (.suspended, .failed(.disputed)))
    }

    @Test func aLogFolderWithoutTheCertificateIsAnAlarm() throws {
        #expect(try state(nil) == (.notGenuine, .failed(.registerUnknown)))
    }

    @Test func anOlderLogFolderSaysNothing() throws {
        #expect(
            try state(CertificateStanding(status: .revoked), size: 3) == (.validOffline, .notChecked(.logFolderOlder))
        )
    }
}
