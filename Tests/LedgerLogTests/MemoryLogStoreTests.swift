import LedgerLog
import LedgerLogTesting
import Testing

@Suite struct MemoryLogStoreTests {
    @Test(arguments: LogStoreConformance.cases)
    func conforms(_ conformance: LogStoreConformance) throws {
        #expect(try conformance.run(MemoryLogStore()) == [])
    }
}
