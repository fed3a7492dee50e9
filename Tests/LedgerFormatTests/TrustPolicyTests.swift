import LedgerFormat
import LedgerModel
import Testing

@Suite struct TrustPolicyTests {
    private func policy(_ quorum: String) throws -> TrustPolicy {
        let witnesses = Fixtures.witnesses.enumerated().map { "witness w\($0) \($1.text)\n" }.joined()
        return try TrustPolicy.parse(
            Array("log \(Fixtures.logKey.text)\n\(witnesses)group two 2 w0 w1 w2\nquorum \(quorum)\n".utf8)
        )
    }

    @Test(arguments: [(0, false), (1, false), (2, true), (3, true)])
    func countsTheCosignaturesOfACheckpoint(count: Int, isMet: Bool) throws {
        let verdict = try policy("two").judge(Fixtures.signedCheckpoint(witnesses: count))
        #expect(verdict.isQuorumMet == isMet)
        #expect(verdict.cosigners.count == count)
        #expect(verdict.log.key == Fixtures.logKey)
    }

    @Test func withoutQuorumTheLogsWordIsEnough() throws {
        #expect(try policy("none").judge(Fixtures.signedCheckpoint(witnesses: 0)).isQuorumMet)
    }

    @Test func aForeignLogIsUnverified() throws {
        let signed = SignedCheckpoint(Fixtures.checkpoint(size: 3), signedBy: Fixtures.newLogKey)
        #expect(throws: FormatError(.noteUnverified)) { try policy("none").judge(signed) }
        var cosigned = signed
        cosigned.cosign(with: Fixtures.key(0xA1), name: Fixtures.witnesses[0].name, timestampSeconds: 1)
        #expect(throws: FormatError(.noteUnverified)) { try policy("none").judge(cosigned) }
    }

    @Test func refusalsNameTheLine() {
        #expect(throws: FormatError(.policyName, at: 4)) { try TrustPolicy.parse(Array("# x\nquorum y\n".utf8)) }
    }
}
