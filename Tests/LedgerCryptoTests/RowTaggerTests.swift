import LedgerCrypto
import Testing

struct RowTaggerTests {
    private let tagger = RowTagger(.generate())

    private func tag(_ bytes: [UInt8]) -> RowSum { bytes.withUnsafeBytes { tagger.tag($0) } }

    private func sum(_ rows: [[UInt8]]) -> RowSum { rows.reduce(into: RowSum()) { $0 += tag($1) } }

    @Test func theSumKnowsTheSetAndNotTheOrder() {
        #expect(sum([[1], [2], [3]]) == sum([[3], [1], [2]]))
        #expect(sum([[1], [2]]) != sum([[1], [3]]))
        #expect(sum([[1], [1]]) != sum([[1]]))
        #expect(sum([[]]) != RowSum())
    }

    @Test func whatIsTakenAwayWasNeverThere() {
        var sum = sum([[1], [2], [3]])
        sum -= tag([2])
        #expect(sum == self.sum([[1], [3]]))
    }

    @Test func anotherKeyMakesOtherTags() {
        let other = RowTagger(.generate())
        #expect(([1, 2, 3] as [UInt8]).withUnsafeBytes { other.tag($0) } != tag([1, 2, 3]))
    }

    @Test func bytesGoThereAndBack() {
        let sum = sum([[7], [8]])
        #expect(RowSum(bytes: sum.bytes) == sum)
        #expect(RowSum(bytes: Array(sum.bytes.dropLast())) == nil)
    }

    // SipHash-2-4 with 128 bits: the first vectors of its authors' reference code, key 00 01 ... 0f.
    @Test func tagsAreThoseOfTheReferenceCode() {
        let tagger = Array(UInt8(0)..<32).withUnsafeBytes { RowTagger(SealingKey($0)) }
        let tag = { (count: UInt8) in Array(0..<count).withUnsafeBytes { tagger.tag($0) }.bytes }
        #expect(tag(0) == bytes("a3817f04ba25a8e66df67214c7550293"))
        #expect(tag(1) == bytes("da87c1d86b99af44347659119b22fc45"))
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}
