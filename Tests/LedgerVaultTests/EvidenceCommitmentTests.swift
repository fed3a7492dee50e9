import LedgerModel
import LedgerVault
import Testing

@Suite struct EvidenceCommitmentTests {
    @Test func saltIsDrawnAnewForEveryFile() {
        let file = Array("one row".utf8)
        let (first, second) = (EvidenceOpening(binding: file), EvidenceOpening(binding: file))
        #expect(first.salt != second.salt)
        #expect(first.opens(first.commitment))
        #expect(!first.opens(second.commitment))
    }

    @Test func anotherFileDoesNotOpen() {
        let opening = EvidenceOpening(binding: [1, 2, 3])
        #expect(!EvidenceOpening(salt: opening.salt, file: [1, 2, 4]).opens(opening.commitment))
    }
}
