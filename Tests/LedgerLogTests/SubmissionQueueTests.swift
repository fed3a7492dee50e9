import LedgerCrypto
import LedgerFormat
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerLog

@Suite struct SubmissionQueueTests {
    /// Twenty tasks against an actor: one suspension between reading the head and storing would give entries one index.
    @Test func concurrentSubmittersMakeOneGaplessChain() async throws {
        let log = try TestLog(MemoryLogStore())
        let queue = SubmissionQueue(try log.open())
        let leaf = await queue.withSequencer { $0.genesisLeaf }
        let accepted = try await withThrowingTaskGroup(of: [Acceptance].self) { group in
            for author in log.others {
                group.addTask {
                    var (author, accepted) = (author, [Acceptance]())
                    for number in 0..<10 {
                        let batch = try author.sign([statement(number), statement(-number)], genesisLeaf: leaf)
                        accepted.append(try await queue.submit(batch).get())
                    }
                    return accepted
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(accepted.count == 200)
        #expect(accepted.map(\.batch.index).sorted() == (0..<200).map { 1 + 3 * $0 })
        var previous = Genesis.previous(origin: "log.example/test")
        for (index, entry) in log.store.entries.enumerated() {
            try entry.withUnsafeBytes { bytes in
                let view = try EntryView(bytes)
                #expect(view.index == UInt64(index) && view.previous == previous)
                previous = view.leafHash
            }
        }
        #expect(log.store.entries.count == 601)
    }

    @Test func whatWaitsIsCommittedTogether() async throws {
        let log = try TestLog(MemoryLogStore())
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        let turns = Counter()
        sequencer.faults = { if $0 == .append { turns.add() } }
        let queue = SubmissionQueue(sequencer)
        let batches = try log.others.map { author in
            var author = author
            return try author.sign([statement(1)], genesisLeaf: leaf)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for batch in batches { group.addTask { _ = try await queue.submit(batch).get() } }
            try await group.waitForAll()
        }
        #expect(turns.value < 20)
    }

    @Test func aFailureReachesEverySubmitter() async throws {
        let log = try TestLog(MemoryLogStore())
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        log.store.strike(.failedAndLost)
        let queue = SubmissionQueue(sequencer)
        await withTaskGroup(of: Bool.self) { group in
            for author in log.others {
                group.addTask {
                    var author = author
                    do {
                        _ = try await queue.submit(author.sign([statement(1)], genesisLeaf: leaf))
                        return false
                    } catch {
                        return (error as? StoreFailure)?.isFatal == true
                    }
                }
            }
            for await isFatal in group { #expect(isFatal) }
        }
    }

    @Test func aTurnTakesOneBatchOrUpTo2048Entries() throws {
        var author = TestAuthor(seed: 3)
        func batch(_ count: Int) throws -> SignedBatch {
            try author.sign((0..<count).map { statement($0) }, genesisLeaf: .zero)
        }
        let batches = [try batch(2046), try batch(1), try batch(3000), try batch(1)]
        #expect(TurnLimit.prefixCount(of: batches[0...]) == 1)
        #expect(TurnLimit.prefixCount(of: batches[1...]) == 1)
        #expect(TurnLimit.prefixCount(of: batches[2...]) == 1)
        #expect(TurnLimit.prefixCount(of: batches[3...]) == 1)
        let small = [try batch(1023), try batch(1023), try batch(1)]
        #expect(TurnLimit.prefixCount(of: small[...]) == 2)
    }
}
