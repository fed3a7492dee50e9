import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

/// Every write of a turn fails, lost or kept; what was answered must be there afterwards, and what is there must be
/// whole.
@Suite struct FaultTests {
    struct Crash: Error {}

    enum Point: Hashable, Sendable {
        case store(MemoryLogStore.Fault)
        case stage(TurnStage)
        case lock(CheckpointLock.FaultPoint)
    }

    static let points: [Point] =
        MemoryLogStore.Fault.allCases.map { .store($0) } + TurnStage.allCases.map { .stage($0) }
        + CheckpointLock.FaultPoint.allCases.map { .lock($0) }

    @Test(arguments: points)
    func aFaultLosesNothingThatWasAnswered(_ point: Point) throws {
        var log = try TestLog(MemoryLogStore())
        var answered: [Acceptance] = []
        let faulty: SignedBatch
        do {
            let sequencer = try log.open()
            for number in 0..<3 {
                let batch = try log.author.sign([statement(number)], genesisLeaf: sequencer.genesisLeaf)
                answered.append(try sequencer.append(batch).get())
            }
            arm(point, log.store, sequencer)
            faulty = try log.author.sign([statement(3), statement(4)], genesisLeaf: sequencer.genesisLeaf)
            #expect(throws: (any Error).self) { try sequencer.append(faulty) }
            // Whatever comes now is refused until the log is opened anew.
            #expect(throws: StoreFailure.fatal(.reopenRequired, "")) { try sequencer.append(faulty) }
        }
        let sequencer = try log.open()
        try verify(log, sequencer, answered)
        // Sent again, the batch stands exactly once.
        let accepted = try sequencer.append(faulty).get()
        #expect(accepted.batch.index == 7)
        #expect(sequencer.size == 10)
        try verify(log, sequencer, answered + [accepted])
    }

    private func arm(_ point: Point, _ store: MemoryLogStore, _ sequencer: Sequencer<MemoryLogStore, AcceptingJudge>) {
        switch point {
        case .store(let fault): store.strike(fault)
        case .stage(let stage): sequencer.faults = { if $0 == stage { throw Crash() } }
        case .lock(let place): sequencer.lockFaults = { if $0 == place { throw Crash() } }
        }
    }

    // From the bytes alone: chain, root, and every answer.
    private func verify(
        _ log: TestLog<MemoryLogStore>,
        _ sequencer: Sequencer<MemoryLogStore, AcceptingJudge>,
        _ answered: [Acceptance]
    ) throws {
        let entries = log.store.entries
        var previous = Genesis.previous(origin: "log.example/test")
        var leaves: [Digest] = []
        for (index, entry) in entries.enumerated() {
            try entry.withUnsafeBytes { bytes in
                let view = try EntryView(bytes)
                #expect(view.index == UInt64(index))
                #expect(view.previous == previous)
                previous = view.leafHash
            }
            leaves.append(previous)
        }
        let head = sequencer.checkpoint.checkpoint
        #expect(head.size == UInt64(entries.count))
        #expect(head.root == MerkleTree.root(ofLeaves: leaves))
        try sequencer.checkpoint.verify(logKey: log.key.publicKey)
        for acceptance in answered {
            #expect(leaves[Int(acceptance.batch.index)] == acceptance.batch.leaf)
            try sequencer.receipt(for: acceptance).verify(leaf: acceptance.batch.leaf)
        }
    }
}
