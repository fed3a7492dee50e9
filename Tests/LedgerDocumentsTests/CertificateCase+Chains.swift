import LedgerCrypto
import LedgerFormat
import LedgerModel

@testable import LedgerDocuments

extension CertificateCases {
    /// The sample with another chain in its proof file.
    private static func changing(
        _ sample: SampleCertificate,
        _ change: (inout ProofChain) -> Void
    ) throws -> [UInt8] {
        let proof = try TlogProof.parse(sample.proof)
        guard var chain = proof.extra.flatMap({ ProofChain.parse($0) }) else { throw SampleError() }
        change(&chain)
        return TlogProof(extra: chain.bytes, index: proof.index, path: proof.path, checkpoint: proof.checkpoint).bytes
    }

    /// A certificate in a log that `prepare` has changed before the certificate was issued.
    private static func inLog(
        enrolsCredentialKey: Bool = true,
        prepare: (inout SampleLog) -> Void,
        corrupt: (inout SampleLog, _ issued: UInt64) -> Void = { _, _ in }
    ) throws -> SampleCertificate {
        var log = try SampleLog.furnished(enrolsCredentialKey: enrolsCredentialKey)
        prepare(&log)
        let certificate = try SampleCertificate.certificate(genesis: log.genesis)
        let credential = try CredentialBuilder.build(certificate, key: SampleLog.credentialKey)
        let statement = SampleCertificate.statement(of: certificate, credential: credential)
        let index = log.append([statement], by: SampleLog.deskKey)
        corrupt(&log, index)
        let proof = try CertificateProofBuilder.build(issuedAt: index, checkpoint: log.checkpoint(), from: log.access)
        return SampleCertificate(log: log, certificate: certificate, credential: credential, proof: proof)
    }

    static func chains(_ sample: SampleCertificate) throws -> [CertificateCase] {
        try cutChains(sample) + dishonestLogs()
    }

    private static func cutChains(_ sample: SampleCertificate) throws -> [CertificateCase] {
        func bad(_ name: String, _ change: (inout ProofChain) -> Void) throws -> CertificateCase {
            var bad = CertificateCase(name, ["bad", "chain"], sample)
            bad.proof = try changing(sample, change)
            return bad
        }
        let spare = try TlogProof.parse(sample.proof)
        var extra = CertificateCase("an extra that is no chain", ["bad", "chain"], sample)
        extra.proof =
            TlogProof(extra: [1, 2, 3], index: spare.index, path: spare.path, checkpoint: spare.checkpoint).bytes
        return [
            extra.expecting(.chain, .chainUnreadable),
            try bad("without the enrolment of a key in the middle") { $0.entries.removeAll { $0.index == 4 } }
                .expecting(.chain, .chainIncomplete),
            try bad("without entry 0") { $0.entries.removeFirst() }.expecting(.chain, .chainIncomplete),
            try bad("an entry that nothing needs") { chain in
                let entry = ProofChain.Entry(
                    index: 2,
                    bytes: sample.log.entries[2],
                    path: InclusionProof.path(index: 2, size: sample.log.size, from: sample.log.leaves),
                    batchPath: []
                )
                chain.entries.insert(entry, at: 2)
            }.expecting(.chain, .chainSurplus),
            try bad("an entry of the chain was changed") { $0.entries[1].bytes[20] ^= 1 }
                .expecting(.chain, .chainNotInLog),
            try bad("the issuer's registration left out") { chain in
                chain.entries.removeAll { $0.index == sample.log.registrations[SampleLog.station] }
            }.expecting(.chain, .chainIncomplete),
        ]
    }

    private static func dishonestLogs() throws -> [CertificateCase] {
        func bad(_ name: String, _ sample: SampleCertificate) -> CertificateCase {
            CertificateCase(name, ["bad", "dishonest_log"], sample)
        }
        let unsigned = try inLog(prepare: { _ in }, corrupt: { $0.change($1 - 1) { $0[200] ^= 1 } })
        let swapped = try inLog(
            prepare: { _ in },
            corrupt: { $0.change($1) { $0 = $0.replacing("\"register_ordinal\":0", with: "\"register_ordinal\":7") } }
        )
        let byDesk = try inLog(enrolsCredentialKey: false) { log in
            log.append(
                [log.enrolment(of: SampleLog.credentialKey, in: SampleLog.station, kind: .credential)],
                by: SampleLog.deskKey
            )
        }
        let unproven = try inLog(enrolsCredentialKey: false) { log in
            let enrolment = log.enrolment(of: SampleLog.credentialKey, in: SampleLog.station, kind: .credential)
            let proof = JSONValue.string(String(repeating: "0", count: 128))
            log.append([enrolment.setting("proof", proof)], by: SampleLog.bannerKey)
        }
        let otherKind = try inLog(enrolsCredentialKey: false) { log in
            log.append(
                [log.enrolment(of: SampleLog.credentialKey, in: SampleLog.station, kind: .desk)],
                by: SampleLog.bannerKey
            )
        }
        let otherOrganisation = try inLog(enrolsCredentialKey: false) { log in
            log.append(
                [log.enrolment(of: SampleLog.credentialKey, in: SampleLog.banner, kind: .credential)],
                by: SampleLog.rootKey
            )
        }
        return [
            bad("a batch that its author did not sign", unsigned).expecting(.chain, .chainSignature),
            bad("a statement that is not of its batch", swapped).expecting(.chain, .chainBroken),
            bad("a desk key enrols the credential key", byDesk).expecting(.chain, .chainKeyKind),
            bad("an enrolment that the key did not sign", unproven).expecting(.chain, .chainEnrolment),
            bad("a desk key signs the credential", otherKind).expecting(.issuer, .issuerKeyUnknown),
            bad("another organisation's credential key", otherOrganisation).expecting(.issuer, .issuerKeyUnknown),
        ]
    }
}
