import LedgerCrypto
import LedgerFormat
import LedgerLogTesting
import Testing

@testable import LedgerLog

/// Cosignatures whose time contradicts the entries or the machine's clock are not kept (spec 03 §2).
@Suite struct CosignatureTimeTests {
    private static let start: UInt64 = 1_800_000_000
    private let witness = TestAuthor(seed: 60).key
    private let key: VerifierKey
    private let log: TestLog<MemoryLogStore>
    private let sequencer: Sequencer<MemoryLogStore, AcceptingJudge>

    /// A log of GENESIS and, an hour later, one batch; it is another hour later now.
    init() throws {
        key = try #require(VerifierKey(name: "w.example/a", algorithm: .cosignature, publicKey: witness.publicKey))
        var log = try TestLog(MemoryLogStore())
        sequencer = try log.open()
        log.clock.pass(3_600_000)
        _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
        log.clock.pass(3_600_000)
        self.log = log
    }

    private func note(size: UInt64, _ seconds: UInt64) throws -> SignedCheckpoint {
        let root = try sequencer.tree.root(size: size)
        let checkpoint = try Checkpoint(origin: sequencer.checkpoint.checkpoint.origin, size: size, root: root)
        var signed = SignedCheckpoint(checkpoint, signedBy: log.key)
        signed.cosign(with: witness, name: key.name, timestampSeconds: seconds)
        return signed
    }

    private func add(size: UInt64, _ seconds: UInt64) throws {
        try sequencer.addCosignedCheckpoint(note(size: size, seconds).bytes, witnesses: [key])
    }

    private func refuses(_ size: UInt64, _ seconds: UInt64, _ reason: CosignatureTimeRefusal.Reason) {
        let refusal = CosignatureTimeRefusal(reason: reason, witness: "w.example/a", timestampSeconds: seconds)
        #expect(throws: refusal) { try add(size: size, seconds) }
    }

    private func keptTimes() throws -> [UInt64] {
        try log.store.keptCheckpoints().compactMap {
            try SignedCheckpoint.parse($0.note).note.verify(with: [key]).first?.timestampSeconds
        }
    }

    @Test func timesOutsideOfFifteenMinutesAreRefused() throws {
        let (start, size) = (Self.start, sequencer.size)
        refuses(size, start + 7200 + 901, .ahead(clockMilliseconds: (start + 7200) * 1000))
        refuses(size, start + 3600 - 901, .early(lastMilliseconds: (start + 3600) * 1000))
        refuses(size, .max >> 1, .ahead(clockMilliseconds: (start + 7200) * 1000))
        // Entry 1 is dated an hour after GENESIS: who cosigns GENESIS alone after that has seen an old copy.
        refuses(1, start + 3600 + 901, .late(nextMilliseconds: (start + 3600) * 1000))
        #expect(try log.store.keptCheckpoints().isEmpty)
        try add(size: 1, start + 3600 + 900)
        try add(size: size, start + 7200 + 900)
        #expect(try keptTimes() == [start + 4500, start + 8100])
    }

    @Test func aBetterOneReplacesOneOfAnImpossibleTimeOnly() throws {
        let size = sequencer.size
        try log.store.keep(KeptCheckpoint(size: size, note: note(size: size, 946_684_800).bytes))
        #expect(try keptTimes() == [946_684_800])
        try add(size: size, Self.start + 7200)
        #expect(try keptTimes() == [Self.start + 7200])
        try add(size: size, Self.start + 7300)
        #expect(try keptTimes() == [Self.start + 7200])
        #expect(try sequencer.cosignedCheckpoint().note.signatures.count == 2)
    }

    @Test func eachReasonHasACode() {
        let reasons: [CosignatureTimeRefusal.Reason] = [
            .ahead(clockMilliseconds: 1), .early(lastMilliseconds: 1), .late(nextMilliseconds: 1),
        ]
        let codes = reasons.map { CosignatureTimeRefusal(reason: $0, witness: "w", timestampSeconds: 1).code }
        #expect(codes == ["cosignature_ahead", "cosignature_early", "cosignature_late"])
    }
}
