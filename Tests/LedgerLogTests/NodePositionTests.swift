import LedgerLog
import Testing

@Suite struct NodePositionTests {
    @Test func nodesAreNumberedInTheOrderOfCompletion() {
        var next: UInt64 = 0
        for subtree in UInt64(1)...300 {
            for height in 0...subtree.trailingZeroBitCount {
                let position = NodePosition.of(level: 8 + height, index: subtree >> UInt64(height) - 1)
                #expect(position == next)
                next += 1
            }
            #expect(NodePosition.count(size: subtree << 8) == next)
            #expect(NodePosition.count(size: subtree << 8 + 255) == next)
        }
    }
}
