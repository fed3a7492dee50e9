import LedgerCrypto
import Testing

@Suite struct RandomTests {
    @Test func givesFreshBytesOfTheAskedCount() {
        #expect(Random.bytes(0).isEmpty)
        #expect(Random.bytes(16).count == 16)
        #expect(Random.bytes(16) != Random.bytes(16))
    }
}
