import LedgerFormat
import LedgerModel
import Testing

@testable import LedgerDocuments

/// No single changed byte of either file lets a certificate pass.
///
/// Every byte is changed in every build; a debug build, which is slow, tries one value for each byte, a release build all.
@Suite struct MutationTests {
    private static let values: [@Sendable (UInt8) -> UInt8] = [
        { $0 ^ 0x01 }, { $0 ^ 0x20 }, { $0 == 0x41 ? 0x42 : 0x41 }, { $0 == 0x30 ? 0x31 : 0x30 }, { _ in 0x0B },
    ]
    #if DEBUG
    private static let valuesOfOneByte = 1
    private static let prefixStep = 37
    #else
    private static let valuesOfOneByte = 5
    private static let prefixStep = 1
    #endif

    private func changes(of bytes: [UInt8], _ check: ([UInt8], Int) -> Void) {
        var copy = bytes
        for offset in bytes.indices {
            for turn in 0..<Self.valuesOfOneByte {
                copy[offset] = Self.values[(offset + turn) % Self.values.count](bytes[offset])
                check(copy, offset)
            }
            copy[offset] = bytes[offset]
        }
    }

    @Test func theUnchangedCertificatePasses() throws {
        #expect(try SampleCertificate.brief().verify().state == .validOffline)
    }

    @Test func everyByteOfTheCredentialCounts() throws {
        let sample = try SampleCertificate.brief()
        let trust = try sample.log.trust()
        changes(of: sample.credential) { credential, offset in
            let report = CertificateVerifier.verify(credential: credential, proof: sample.proof, trust: trust)
            if report.state != .notGenuine { Issue.record("byte \(offset): \(report.state)") }
        }
    }

    @Test func everyByteOfTheProofCounts() throws {
        let sample = try SampleCertificate.brief()
        let trust = try sample.log.trust()
        changes(of: sample.proof) { proof, offset in
            let report = CertificateVerifier.verify(credential: sample.credential, proof: proof, trust: trust)
            if ![.notGenuine, .unknown].contains(report.state) { Issue.record("byte \(offset): \(report.state)") }
        }
    }

    @Test func noPrefixOfEitherFilePasses() throws {
        let sample = try SampleCertificate.brief()
        let trust = try sample.log.trust()
        for count in stride(from: 0, to: sample.credential.count, by: Self.prefixStep) {
            let part = Array(sample.credential[..<count])
            let report = CertificateVerifier.verify(credential: part, proof: sample.proof, trust: trust)
            if report.state != .notGenuine { Issue.record("\(count) bytes: \(report.state)") }
        }
        for count in stride(from: 0, to: sample.proof.count, by: Self.prefixStep) {
            let part = Array(sample.proof[..<count])
            let report = CertificateVerifier.verify(credential: sample.credential, proof: part, trust: trust)
            if report.state != .unknown { Issue.record("\(count) bytes: \(report.state)") }
        }
    }
}
