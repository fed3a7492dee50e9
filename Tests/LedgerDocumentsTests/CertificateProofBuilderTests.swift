import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@testable import LedgerDocuments

@Suite struct CertificateProofBuilderTests {
    @Test func theChainHoldsWhatIsNeededAndNoMore() throws {
        let sample = try SampleCertificate.make()
        let proof = try TlogProof.parse(sample.proof)
        let chain = try #require(proof.extra.flatMap { ProofChain.parse($0) })
        // GENESIS, root's batch, banner's key, banner's batch, station, desk key, banner's second batch, credential key, …
        #expect(chain.entries.map(\.index) == [0, 1, 4, 5, 6, 7, 8, 9, 10, 11])
        #expect(proof.index == 11)
        #expect(chain.entries.filter { $0.batchPath != nil }.map(\.index) == [4, 6, 7, 9, 11])
    }

    @Test func theChainIsReadInOneFormOnly() throws {
        let proof = try TlogProof.parse(SampleCertificate.make().proof)
        let bytes = try #require(proof.extra)
        #expect(ProofChain.parse(bytes)?.bytes == bytes)
        #expect(ProofChain.parse(bytes.replacing("\"v\":1", with: "\"v\":2")) == nil)
        #expect(ProofChain.parse(bytes.replacing("\"v\":1", with: "\"u\":0,\"v\":1")) == nil)
        #expect(ProofChain.parse(bytes.replacing("\"index\":1,", with: "\"index\":0,")) == nil)
    }

    @Test func saysWhyThereIsNoProof() throws {
        let sample = try SampleCertificate.make()
        let checkpoint = try sample.log.checkpoint()
        func build(_ index: UInt64, _ change: (inout CertificateLogAccess) -> Void = { _ in }) throws -> [UInt8] {
            var access = sample.log.access
            change(&access)
            return try CertificateProofBuilder.build(issuedAt: index, checkpoint: checkpoint, from: access)
        }
        #expect(throws: CertificateProofFailure.notCovered(index: 12, size: 12)) { try build(12) }
        #expect(throws: CertificateProofFailure.entryUnsuitable(index: 9)) { try build(9) }
        #expect(throws: CertificateProofFailure.entryUnsuitable(index: 1)) { try build(11) { $0.batch = { _ in 1 } } }
        let name = AuthorKey.name(publicKey: SampleLog.deskKey.publicKey)
        #expect(throws: CertificateProofFailure.keyNotEnrolled(name)) { try build(11) { $0.enrolment = { _ in nil } } }
        #expect(throws: CertificateProofFailure.organisationNotRegistered(SampleLog.station)) {
            try build(11) { $0.registration = { _ in nil } }
        }
    }

    @Test func aProofStaysWithinAProofFile() throws {
        let sample = try SampleCertificate.make()
        var access = sample.log.access
        access.path = { _, _ in [Digest](repeating: .zero, count: 200) }
        #expect(throws: CertificateProofFailure.self) {
            try CertificateProofBuilder.build(issuedAt: 11, checkpoint: sample.log.checkpoint(), from: access)
        }
    }
}
