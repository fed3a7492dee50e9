import LedgerLog
import Testing

@Suite struct NodePositionTests {
    @Test func nodesAreNumberedInTheOrderOfCompletion() {
        var next: UInt64 = 0
        for block in UInt64(1)...300 {
            for height in 0...block.trailingZeroBitCount {
                let position = NodePosition.of(level: 6 + height, index: block >> UInt64(height) - 1)
                #expect(position == next)
                next += 1
            }
            #expect(NodePosition.count(size: block << 6) == next)
            #expect(NodePosition.count(size: block << 6 + 63) == next)
        }
    }
}
