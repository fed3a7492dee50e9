import LedgerCrypto
import LedgerFormat
import LedgerModel

enum NoteVectors {
    static let file = VectorFile(
        name: "notes.json",
        source: "spec 03 §2. Cases named c2sp are the examples of c2sp.org/signed-note. reader: note (checked with the "
            + "vkeys of keys), or vkey. " + Fixtures.seeds,
        cases: examples + notes + lines + keys,
        run: run
    )

    @Sendable private static func run(_ vector: JSONValue) throws -> String {
        try outcome {
            if vector.text("reader") == "vkey" {
                let key = try VerifierKey.parse(vector.input)
                guard Array(key.text.utf8) == vector.input, key.name == vector.text("key_name") else {
                    throw VectorMismatch()
                }
                return
            }
            let note = try SignedNote.parse(vector.input)
            guard note.bytes == vector.input else { throw VectorMismatch() }
            let keys = try vector.texts("keys").map { try VerifierKey.parse($0.utf8) }
            let verified = try note.verify(with: keys)
            guard verified.map(\.key.name) == vector.texts("verified") else { throw VectorMismatch() }
        }
    }

    private static let exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    private static let exampleNote =
        "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1E"
        + "RYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
    private static let poem =
        "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
        + "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99i"
        + "hAQwaqP3ZekRwNtIc=\n"

    private static func noteCase(
        _ name: String,
        _ flag: String,
        _ bytes: [UInt8],
        _ code: String = "ok",
        keys: [String]
    ) -> VectorCase {
        VectorCase(name, [flag], expect: code).with("reader", "note").input(bytes).with("keys", keys)
    }

    private static let examples = [
        noteCase(
            "c2sp example",
            "valid",
            Array(exampleNote.utf8),
            keys: [exampleKey]
        ).with("verified", ["example.com/foo"]),
        noteCase("c2sp poem, key unknown", "unverified", Array(poem.utf8), "note_unverified", keys: [exampleKey]),
        VectorCase("c2sp vkey", ["vkey"]).with("reader", "vkey").input(exampleKey).with("key_name", "example.com/foo"),
    ]

    private static let name = Fixtures.origin
    private static let golden: SignedNote = {
        var note = SignedNote(text: Array("first line\n\nlast line\n".utf8))
        note.sign(with: Fixtures.log, name: name)
        return note
    }()

    private static func withLines(_ lines: [NoteSignature], text: String = "text\n") -> [UInt8] {
        var note = SignedNote(text: Array(text.utf8))
        for line in lines { note.add(line) }
        return note.bytes
    }

    private static func unknownLine(_ number: Int, count: Int = 64) -> NoteSignature {
        NoteSignature(
            identity: NoteKeyIdentity(name: "k\(number)".utf8, id: 7),
            bytes: [UInt8](repeating: 1, count: count)
        )
    }

    private static let notes: [VectorCase] = {
        let key = Fixtures.logKey.text
        let line = golden.signatures[0]
        let short = NoteSignature(identity: line.identity, bytes: Array(line.bytes.dropLast()))
        let sameNameOtherID = NoteSignature(identity: .init(name: name.utf8, id: 7), bytes: line.bytes)
        let full = withLines((0..<64).map { unknownLine($0) })
        let oneLine = Array(String(decoding: full, as: UTF8.self).split(separator: "\n")[1].utf8)
        return [
            noteCase("text with an empty line", "valid", golden.bytes, keys: [key]).with("verified", [name]),
            noteCase(
                "same name, another id",
                "unverified",
                withLines([sameNameOtherID]),
                "note_unverified",
                keys: [key]
            ),
            noteCase("no keys known", "unverified", golden.bytes, "note_unverified", keys: []),
            noteCase(
                "signature of another text",
                "bad_signature",
                withLines([line]),
                "note_bad_signature",
                keys: [key]
            ),
            noteCase("signature of 63 bytes", "bad_signature", withLines([short]), "note_bad_signature", keys: [key]),
            noteCase("64 unknown lines", "unverified", full, "note_unverified", keys: [key]),
            noteCase(
                "65 lines",
                "limit",
                full + Array("— k64".utf8) + oneLine[6...] + [0x0A],
                "note_too_large",
                keys: [key]
            ),
        ]
    }()

    private static func textCase(_ name: String, _ text: String, _ code: String) -> VectorCase {
        noteCase(name, "form", Array(text.utf8), code, keys: [])
    }

    private static let lines = [
        textCase("empty note", "", "note_no_signature"),
        textCase("text alone", "text\n", "note_no_signature"),
        textCase("no signature after the empty line", "text\n\n", "note_no_signature"),
        textCase("no empty line", "text\n— a AAAAAAA=\n", "note_no_signature"),
        textCase("two empty lines at the end", "text\n\n— a AAAAAAA=\n\n", "note_no_signature"),
        textCase("no newline at the end", "text\n\n— a AAAAAAA=", "note_signature_line"),
        textCase("hyphen instead of em dash", "text\n\n- a AAAAAAA=\n", "note_signature_line"),
        textCase("no space after the em dash", "text\n\n—a AAAAAAA=\n", "note_signature_line"),
        textCase("one item", "text\n\n— a\n", "note_signature_line"),
        textCase("two spaces", "text\n\n— a  AAAAAAA=\n", "note_key_name"),
        textCase("name empty", "text\n\n—  AAAAAAA=\n", "note_key_name"),
        textCase("name with a plus", "text\n\n— a+b AAAAAAA=\n", "note_key_name"),
        textCase("name with U+00A0", "text\n\n— a\u{A0}b AAAAAAA=\n", "note_key_name"),
        textCase("name with U+0085", "text\n\n— a\u{85}b AAAAAAA=\n", "note_key_name"),
        textCase("signature of no bytes", "text\n\n— a AAAAAA==\n", "note_base64"),
        textCase("padding missing", "text\n\n— a AAAAAAA\n", "note_base64"),
        textCase("padding too long", "text\n\n— a AAAAAA===\n", "note_base64"),
        textCase("trailing bits", "text\n\n— a AAAAAAB=\n", "note_base64"),
        textCase("alphabet of URLs", "text\n\n— a AAAAAA-=\n", "note_base64"),
        textCase("space after the signature", "text\n\n— a AAAAAAA= \n", "note_key_name"),
        textCase("line repeated", "text\n\n— a AAAAAAA=\n— a AAAAAAA=\n", "note_duplicate_signature"),
        textCase("same key, other signature", "text\n\n— a AAAAAAA=\n— a AAAAAAE=\n", "note_duplicate_signature"),
        textCase("tab", "te\txt\n\n— a AAAAAAA=\n", "note_control_character"),
        textCase("carriage return", "text\r\n\n— a AAAAAAA=\n", "note_control_character"),
        textCase("U+007F in the text is allowed", "te\u{7F}xt\n\n— a AAAAAAA=\n", "note_unverified"),
        noteCase(
            "text is no UTF-8",
            "form",
            [0xFF] + Array("\n\n— a AAAAAAA=\n".utf8),
            "note_utf8",
            keys: []
        ),
    ]

    private static func keyCase(_ name: String, _ text: String, _ code: String) -> VectorCase {
        VectorCase(name, ["vkey"], expect: code).with("reader", "vkey").input(text)
    }

    private static let keys = [
        VectorCase("vkey of the log", ["vkey"]).with("reader", "vkey").input(Fixtures.logKey.text)
            .with("key_name", name),
        VectorCase("vkey of a witness", ["vkey"]).with("reader", "vkey").input(Fixtures.witnesses[0].text)
            .with("key_name", Fixtures.witnesses[0].name),
        keyCase("vkey empty", "", "vkey_format"),
        keyCase("vkey of two parts", "example.com/foo+530d903a", "vkey_format"),
        keyCase("id in upper case", exampleKey.replacingFirst("530d903a", "530D903A"), "vkey_format"),
        keyCase("id too short", exampleKey.replacingFirst("530d903a", "530d90"), "vkey_format"),
        keyCase("key too short", "example.com/foo+530d903a+AekyeRrm", "vkey_format"),
        keyCase("no key at all", "example.com/foo+530d903a+", "vkey_format"),
        keyCase("key base64 with white space", exampleKey + " ", "vkey_format"),
        keyCase("name empty in vkey", exampleKey.replacingFirst("example.com/foo", ""), "vkey_name"),
        keyCase("name with space in vkey", exampleKey.replacingFirst("com/foo", "com foo"), "vkey_name"),
        keyCase("another name", exampleKey.replacingFirst("foo", "bar"), "vkey_id"),
        keyCase("another id", exampleKey.replacingFirst("530d903a", "530d903b"), "vkey_id"),
        keyCase("another type", exampleKey.replacingFirst("+Aeky", "+Auky"), "vkey_algorithm"),
    ]
}

extension String {
    /// This text with the first occurrence of a part replaced.
    func replacingFirst(_ old: String, _ new: String) -> String {
        guard let start = utf8Offset(of: old) else { preconditionFailure("\(old) does not occur") }
        var bytes = Array(utf8)
        bytes.replaceSubrange(start..<start + old.utf8.count, with: Array(new.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }
}
