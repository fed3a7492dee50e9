import LedgerFormat
import LedgerModel
import Testing

@Suite struct SignedNoteTests {
    private func line(_ number: Int, count: Int) -> NoteSignature {
        NoteSignature(
            identity: NoteKeyIdentity(name: "k\(number)".utf8, id: 1),
            bytes: [UInt8](repeating: 1, count: count)
        )
    }

    @Test func holdsAsMuchAsReadersTake() throws {
        var note = SignedNote(text: Array("text\n".utf8))
        let added = (0..<66).map { note.add(line($0 % 65, count: 64)) }
        #expect(added == (0..<66).map { $0 < 64 })
        #expect(try SignedNote.parse(note.bytes) == note)
        var large = SignedNote(text: Array("text\n".utf8))
        let largeAdded = [50_000, 49_000].map { large.add(line(0, count: $0)) }
        #expect(largeAdded == [false, true])
        #expect(try SignedNote.parse(large.bytes) == large)
    }

    @Test func refusesALargeNote() {
        #expect(throws: FormatError(.noteTooLarge, at: SignedNote.byteLimit)) {
            try SignedNote.parse([UInt8](repeating: 0x0A, count: SignedNote.byteLimit + 1))
        }
    }

    @Test func keyNamesAreComparedByBytes() {
        let composed = NoteKeyIdentity(name: "\u{E9}".utf8, id: 1)
        let decomposed = NoteKeyIdentity(name: "e\u{301}".utf8, id: 1)
        #expect(composed != decomposed)
    }

    @Test func signingUnderABadNameTraps() async {
        await #expect(processExitsWith: .failure) {
            var note = SignedNote(text: Array("text\n".utf8))
            note.sign(with: Fixtures.log, name: "a b")
        }
        await #expect(processExitsWith: .failure) {
            _ = SignedNote(text: Array("text".utf8))
        }
    }
}
