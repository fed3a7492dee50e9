import LedgerCrypto
import LedgerModel
import Testing

@Suite struct SignatureTests {
    @Test func keepsItsBytes() throws {
        let bytes = (0..<64).map { UInt8($0) }
        let signature = try #require(Signature(bytes))
        #expect(signature.bytes == bytes)
        #expect(Signature(Array(bytes.dropLast())) == nil)
        #expect(Set([signature, signature]).count == 1)
    }

    @Test func refusesAWrongCount() async {
        await #expect(processExitsWith: .failure) {
            _ = [UInt8](repeating: 0, count: 63).withUnsafeBytes { Signature($0) }
        }
    }
}
