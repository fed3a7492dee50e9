import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@Suite struct BatchTests {
    @Test func batchesOfAnAuthorFormAChain() {
        #expect(Fixtures.batch.bytes.count == Batch.byteCount)
        #expect(Fixtures.batch.nextPosition.firstSequence == 3)
        #expect(Fixtures.nextBatch.previousBatch == Fixtures.batch.digest)
        #expect(Fixtures.nextBatch.verify(with: Fixtures.author.publicKey, genesisLeaf: Fixtures.genesisLeaf))
    }

    @Test func noSingleBitCanChange() throws {
        let golden = Fixtures.batch.bytes
        for bit in 0..<golden.count * 8 {
            var bytes = golden
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let isAccepted = bytes.withUnsafeBytes { bytes in
                guard let batch = try? Batch.parse(bytes) else { return false }
                return batch.verify(with: Fixtures.author.publicKey, genesisLeaf: Fixtures.genesisLeaf)
            }
            #expect(!isAccepted, "bit \(bit)")
        }
    }

    @Test func signingTrapsOnWhatReadersRefuse() async {
        await #expect(processExitsWith: .failure) {
            _ = Batch(
                signedBy: Fixtures.author,
                at: .first,
                statements: BatchStatements(count: 0, root: .zero),
                authorTimeMilliseconds: 0,
                genesisLeaf: .zero
            )
        }
        await #expect(processExitsWith: .failure) {
            _ = Batch(
                signedBy: Fixtures.author,
                at: BatchPosition(firstSequence: 1, previousBatch: .zero),
                statements: BatchStatements(count: 1, root: .zero),
                authorTimeMilliseconds: 0,
                genesisLeaf: .zero
            )
        }
    }
}
