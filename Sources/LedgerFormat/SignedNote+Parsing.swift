extension SignedNote {
    private static let newline = UInt8(ascii: "\n")
    private static let linePrefix = Array("— ".utf8)

    /// Reads a note strictly; throws one of the `note_` codes.
    public static func parse(_ bytes: [UInt8]) throws(FormatError) -> SignedNote {
        guard bytes.count <= byteLimit else { throw FormatError(.noteTooLarge, at: byteLimit) }
        if let offset = bytes.withUnsafeBytes({ UTF8Check.firstFault($0) }) {
            throw FormatError(.noteUTF8, at: offset)
        }
        if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != newline }) {
            throw FormatError(.noteControlCharacter, at: offset)
        }
        guard let end = endOfText(bytes), end + 1 < bytes.count else { throw FormatError(.noteNoSignature) }
        guard bytes.last == newline else { throw FormatError(.noteSignatureLine, at: bytes.count) }
        let lines = bytes[(end + 1)...].dropLast().split(separator: newline, omittingEmptySubsequences: false)
        guard lines.count <= signatureLimit else { throw FormatError(.noteTooLarge, at: end) }
        var signatures: [NoteSignature] = []
        var seen: Set<NoteKeyIdentity> = []
        for line in lines {
            let signature = try self.signature(line)
            guard seen.insert(signature.identity).inserted else {
                throw FormatError(.noteDuplicateSignature, at: line.startIndex)
            }
            signatures.append(signature)
        }
        return SignedNote(text: Array(bytes[..<end]), signatures: signatures)
    }

    /// The offset of the last empty line, which is the end of the text.
    private static func endOfText(_ bytes: [UInt8]) -> Int? {
        var offset = bytes.count - 1
        while offset > 0 {
            if bytes[offset] == newline, bytes[offset - 1] == newline { return offset }
            offset -= 1
        }
        return nil
    }

    private static func signature(_ line: ArraySlice<UInt8>) throws(FormatError) -> NoteSignature {
        guard line.starts(with: linePrefix) else { throw FormatError(.noteSignatureLine, at: line.startIndex) }
        let rest = line.dropFirst(linePrefix.count)
        guard let space = rest.lastIndex(of: UInt8(ascii: " ")) else {
            throw FormatError(.noteSignatureLine, at: line.startIndex)
        }
        let name = rest[..<space]
        guard TextRules.isKeyName(String(decoding: name, as: UTF8.self)) else {
            throw FormatError(.noteKeyName, at: rest.startIndex)
        }
        guard let payload = StrictBase64.decode(rest[(space + 1)...]), payload.count > 4 else {
            throw FormatError(.noteBase64, at: space + 1)
        }
        let id = payload.withUnsafeBytes { $0.bigEndian(at: 0, as: UInt32.self) }
        return NoteSignature(identity: NoteKeyIdentity(name: name, id: id), bytes: Array(payload.dropFirst(4)))
    }
}
