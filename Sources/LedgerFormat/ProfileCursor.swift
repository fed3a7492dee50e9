/// A reader's position in a text of the JSON profile; every function moves over one construct or throws.
///
/// The text is known to be UTF-8, so a byte 0xC2 begins a character and a byte 0 past the end stands for "no more text".
struct ProfileCursor {
    /// The first byte of the text.
    let start: UnsafePointer<UInt8>
    /// Number of bytes of the text.
    let count: Int
    /// Number of bytes that lie behind.
    var offset = 0

    /// Checks UTF-8 over the whole text, as the profile wants before all else.
    init(checkingUTF8Of bytes: UnsafeRawBufferPointer) throws(FormatError) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { throw FormatError(.jsonNotObject) }
        start = base.assumingMemoryBound(to: UInt8.self)
        count = bytes.count
        if let offset = UTF8Check.firstFault(bytes) { throw FormatError(.jsonUTF8, at: offset) }
        // A byte order mark.
        if count >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF { throw FormatError(.jsonUTF8) }
    }

    /// Starts within a text that was checked before.
    init(trusting bytes: UnsafeRawBufferPointer) {
        let base = bytes.baseAddress
        precondition(base != nil && !bytes.isEmpty)
        start = base.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        count = bytes.count
    }

    /// The byte here, 0 at the end.
    var byte: UInt8 {
        @inline(__always) get { offset < count ? start[offset] : 0 }
    }

    /// Moves over the opening brace of the text.
    mutating func openTopLevel() throws(FormatError) {
        guard byte == Character.openBrace else {
            throw FormatError(Character.isWhitespace(byte) ? .jsonWhitespace : .jsonNotObject)
        }
        offset = 1
    }

    /// Requires that nothing follows.
    func end() throws(FormatError) {
        guard offset == count else { throw FormatError(.jsonTrailing, at: offset) }
    }

    /// Moves over the members and the closing brace of an object whose opening brace lies behind.
    mutating func object(depth: Int) throws(FormatError) {
        if byte == Character.closeBrace {
            offset += 1
            return
        }
        var previous: Range<Int>?
        while true {
            previous = try key(after: previous)
            _ = try value(depth: depth + 1)
            if try endsList(with: Character.closeBrace) { return }
        }
    }

    private mutating func array(depth: Int) throws(FormatError) {
        if byte == Character.closeBracket {
            offset += 1
            return
        }
        while true {
            _ = try value(depth: depth + 1)
            if try endsList(with: Character.closeBracket) { return }
        }
    }

    /// Moves over a comma (false) or the closing byte (true).
    mutating func endsList(with close: UInt8) throws(FormatError) -> Bool {
        let found = byte
        guard found == close || found == Character.comma else { throw unexpected() }
        offset += 1
        return found == close
    }

    /// Moves over a key and its colon; gives the range of the key's bytes.
    mutating func key(after previous: Range<Int>?) throws(FormatError) -> Range<Int> {
        guard byte == Character.quote else { throw unexpected() }
        offset += 1
        let first = offset
        while Character.isKeyByte(byte) { offset += 1 }
        let key = first..<offset
        guard byte == Character.quote, !key.isEmpty, key.count <= JSONProfile.keyLimit else {
            throw FormatError(offset < count ? .jsonKey : .jsonSyntax, at: offset)
        }
        if let previous, !isAscending(previous, key) { throw FormatError(.jsonKeyOrder, at: first) }
        offset += 1
        guard byte == Character.colon else { throw unexpected() }
        offset += 1
        return key
    }

    private func isAscending(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        var index = 0
        while index < left.count && index < right.count {
            let (a, b) = (start[left.lowerBound + index], start[right.lowerBound + index])
            if a != b { return a < b }
            index += 1
        }
        return left.count < right.count
    }

    /// Moves over one value that stands at `depth` if it is a container.
    mutating func value(depth: Int) throws(FormatError) -> FieldScanner.Kind {
        switch byte {
        case Character.quote:
            offset += 1
            return try string() ? .escapedString : .string
        case Character.openBrace, Character.openBracket:
            return try container(depth: depth)
        case UInt8(ascii: "t"):
            return try literal("true", .bool)
        case UInt8(ascii: "f"):
            return try literal("false", .bool)
        case UInt8(ascii: "n"):
            return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "."):
            _ = try integer()
            return .integer
        default:
            throw unexpected()
        }
    }

    private mutating func container(depth: Int) throws(FormatError) -> FieldScanner.Kind {
        guard depth <= JSONProfile.depthLimit else { throw FormatError(.jsonDepth, at: offset) }
        let isObject = byte == Character.openBrace
        offset += 1
        if isObject {
            try object(depth: depth)
            return .object
        }
        try array(depth: depth)
        return .array
    }

    private mutating func literal(
        _ word: StaticString,
        _ kind: FieldScanner.Kind
    ) throws(FormatError) -> FieldScanner.Kind {
        for index in 0..<word.utf8CodeUnitCount {
            guard byte == word.utf8Start[index] else { throw FormatError(.jsonSyntax, at: offset) }
            offset += 1
        }
        return kind
    }

    /// What is wrong with the byte here, where some other byte had to stand.
    func unexpected() -> FormatError {
        FormatError(Character.isWhitespace(byte) ? .jsonWhitespace : .jsonSyntax, at: offset)
    }

    /// The bytes with a meaning of their own.
    enum Character {
        static let quote = UInt8(ascii: "\"")
        static let backslash = UInt8(ascii: "\\")
        static let comma = UInt8(ascii: ",")
        static let colon = UInt8(ascii: ":")
        static let openBrace = UInt8(ascii: "{")
        static let closeBrace = UInt8(ascii: "}")
        static let openBracket = UInt8(ascii: "[")
        static let closeBracket = UInt8(ascii: "]")

        static func isWhitespace(_ byte: UInt8) -> Bool {
            byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
        }

        static func isKeyByte(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
    }
}
