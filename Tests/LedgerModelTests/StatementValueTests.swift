import LedgerModel
import Testing

@Suite struct StatementValueTests {
    @Test func commitmentsAreSortedAndUnique() throws {
        let entries = [Commitments.Entry(.title, .zero), Commitments.Entry(.content, Digest(1, 2, 3, 4))]
        let commitments = try #require(Commitments(entries))
        #expect(commitments.entries.map(\.tag) == [.content, .title])
        #expect(commitments[.content] == Digest(1, 2, 3, 4))
        #expect(commitments[.place] == nil)
        #expect(Commitments(entries + [Commitments.Entry(.title, .zero)]) == nil)
    }

    @Test func aStatementIDIsEighteenBytes() {
        let id = StatementID(command: CommandID(high: 1, low: 2), ordinal: 0x0102)
        #expect(id.bytes.suffix(3) == [2, 1, 2])
        #expect(id.bytes.count == 18)
        #expect(StatementID(command: CommandID(high: 1, low: 2)) < id)
        #expect(id < StatementID(command: CommandID(high: 1, low: 3)))
    }

    @Test func aDayRangeIncludesBothEnds() {
        let days = DayRange(first: CivilDate(daysSinceEpoch: 5), last: CivilDate(daysSinceEpoch: 6))
        #expect([4, 5, 6, 7].map { days.contains(CivilDate(daysSinceEpoch: $0)) } == [false, true, true, false])
    }

    @Test func signatureBytesAreKeptInOrder() throws {
        let bytes = [UInt8](0..<64)
        #expect(try #require(SignatureBytes(bytes)).bytes == bytes)
        #expect(SignatureBytes([UInt8](0..<63)) == nil)
    }

    @Test func certificateNumbersAreCapitals() {
        #expect(CertificateNumber("7K3M-2026-9QX2BBVT*") != nil)
        #expect(
            ["", "7k3m", "7K3M 2026", String(repeating: "A", count: 41)].allSatisfy { CertificateNumber($0) == nil }
        )
    }

    @Test func desksRecordAndPersonsDecide() {
        #expect(StatementType.sessionRecorded.signing == .deskOrPerson)
        #expect(StatementType.recordsApproved.signing == .personOnly)
        #expect(StatementType.allCases.count { $0.signing == .deskOrPerson } == 19)
        #expect(StatementType.allCases.count == 42)
    }
}
