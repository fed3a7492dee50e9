import LedgerModel
import LedgerVault
import Testing

@Suite struct CommitmentTests {
    private let salt = Digest(1, 2, 3, 4)

    @Test func openingShowsItsCommitmentOnly() {
        let opening = Opening(tag: .name, salt: salt, value: Array("李敬山".utf8))
        #expect(opening.text == "李敬山")
        #expect(opening.opens(opening.commitment))
        let others = [
            Opening(tag: .leaderName, salt: salt, value: opening.value),
            Opening(tag: .name, salt: Digest(1, 2, 3, 5), value: opening.value),
            Opening(tag: .name, salt: salt, value: opening.value + [0]),
        ]
        for other in others { #expect(!other.opens(opening.commitment)) }
    }

    @Test func tagAndValueCannotShiftIntoOneAnother() throws {
        let tag = try #require(VaultTag("na"))
        let shifted = Opening(tag: tag, salt: salt, value: Array("mexyz".utf8))
        #expect(!shifted.opens(Opening(tag: .name, salt: salt, value: Array("xyz".utf8)).commitment))
    }

    @Test func textOfBytesThatAreNoTextIsNil() {
        #expect(Opening(tag: .name, salt: salt, value: [0xFF]).text == nil)
    }
}
