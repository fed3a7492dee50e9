import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@testable import LedgerDocuments

@Suite struct CertificateVerifierTests {
    @Test func theSampleVerifiesOffline() throws {
        let report = try SampleCertificate.make().verify()
        for entry in report.checks where entry.check != .status && entry.check != .rows {
            #expect(entry.outcome == .passed, "\(entry)")
        }
        #expect(report[.rows] == .notChecked(.rowsNone))
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

    @Test func everyReasonHasACase() throws {
        let seen = Set(try CertificateCases.all().compactMap(\.finding?.reason))
        // Said of checks that are not made in good cases too.
        let unmade: Set<CertificateReason> = [.logFolderMissing, .notReached, .rowsNone, .witnessesNotAsked]
        for reason in CertificateReason.allCases {
            #expect(seen.contains(reason) != unmade.contains(reason), "\(reason)")
        }
    }

    @Test func everyStateHasACase() throws {
        #expect(Set(try CertificateCases.all().map(\.state)) == Set(CertificateState.allCases))
    }
}
