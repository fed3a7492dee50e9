import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@Suite struct CheckpointTests {
    @Test func shortFormIsSizeAndHalfTheRoot() throws {
        let checkpoint = try Checkpoint(origin: "o", size: 1234, root: Fixtures.digest(0x1A))
        #expect(checkpoint.shortForm == "1234 1a1a 1a1a 1a1a 1a1a 1a1a 1a1a 1a1a 1a1a")
    }

    @Test func takesALineOfAWitnessOnce() throws {
        var signed = Fixtures.signedCheckpoint(witnesses: 0)
        let cosigned = Fixtures.signedCheckpoint(witnesses: 2)
        let witness = Fixtures.witnesses[1]
        let line = cosigned.note.signatures[2]
        let added = [try signed.add(line, of: witness), try signed.add(line, of: witness)]
        #expect(added == [true, false])
        #expect(throws: FormatError(.noteBadSignature)) { _ = try signed.add(line, of: Fixtures.witnesses[0]) }
        let verified = try signed.note.verify(with: [Fixtures.logKey] + Fixtures.witnesses)
        #expect(verified.map(\.key) == [Fixtures.logKey, witness])
        #expect(verified.map(\.timestampSeconds) == [nil, 1_795_000_301])
    }

    @Test func refusesToBeBuiltFromWhatReadersRefuse() {
        #expect(throws: FormatError(.checkpointOrigin)) { try Checkpoint(origin: "", size: 1, root: .zero) }
        #expect(throws: FormatError(.checkpointSize)) { try Checkpoint(origin: "o", size: 1 << 63, root: .zero) }
        #expect(throws: FormatError(.checkpointRoot)) { try Checkpoint(origin: "o", size: 0, root: .zero) }
    }
}
