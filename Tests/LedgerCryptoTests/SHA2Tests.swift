import LedgerCrypto
import LedgerModel
import Testing

@Suite struct SHA2Tests {
    @Test func matchesTheStandardsExamples() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SHA2.hash(Array("abc".utf8)).description == abc)
        let joined = Array("bc".utf8).withUnsafeBytes { SHA2.hash("a", $0) }
        #expect(joined.description == abc)
        let none = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(SHA2.hash([]).description == none)
    }

    @Test func leafAndNodeCarryTheirPrefixes() {
        let entry: [UInt8] = [1, 2, 3]
        let leaf = entry.withUnsafeBytes { SHA2.leaf($0) }
        #expect(leaf == SHA2.hash([0] + entry))
        #expect(SHA2.node(leaf, .zero) == SHA2.hash([1] + leaf.bytes + Digest.zero.bytes))
    }
}
