extension ProfileCursor {
    /// Moves over the content and the closing quote of a string; says whether it has escapes.
    mutating func string() throws(FormatError) -> Bool {
        var hasEscapes = false
        while true {
            skipPlainBytes()
            let found = byte
            switch found {
            case Character.quote:
                offset += 1
                return hasEscapes
            case Character.backslash:
                try escape()
                hasEscapes = true
            case 0x80...:
                try multibyteCharacter(lead: found)
            case _ where offset >= count:
                throw FormatError(.jsonSyntax, at: offset)
            default:
                throw FormatError(.jsonControlCharacter, at: offset)
            }
        }
    }

    /// Moves up to the next byte that is not a plain ASCII character, eight bytes at a time.
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while offset + 8 <= count {
            let word = UInt64(littleEndian: UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self))
            let quotes = word ^ (ones &* UInt64(Character.quote))
            let slashes = word ^ (ones &* UInt64(Character.backslash))
            let deletes = word ^ (ones &* 0x7F)
            // A borrow can only mark bytes after a true find, so the lowest mark is exact.
            let below = (word &- ones &* 0x20) & ~word
            let equal = (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (deletes &- ones) & ~deletes
            let marks = (below | equal | word) & tops
            if marks != 0 {
                offset += marks.trailingZeroBitCount >> 3
                return
            }
            offset += 8
        }
        while offset < count, isPlain(start[offset]) { offset += 1 }
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != Character.quote && byte != Character.backslash
    }

    private mutating func escape() throws(FormatError) {
        let escaped = offset + 1 < count ? start[offset + 1] : 0
        guard escaped == Character.quote || escaped == Character.backslash else {
            throw FormatError(offset + 1 < count ? .jsonEscape : .jsonSyntax, at: offset)
        }
        offset += 2
    }

    private mutating func multibyteCharacter(lead: UInt8) throws(FormatError) {
        // U+0080-009F are C2 80 to C2 9F.
        if lead == 0xC2, start[offset + 1] < 0xA0 { throw FormatError(.jsonControlCharacter, at: offset) }
        offset += lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    /// Moves over an integer; a fraction, an exponent, a leading zero, `-0` and `+` are refused.
    mutating func integer() throws(FormatError) -> Int64 {
        let first = offset
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let firstDigit = offset
        var magnitude: Int64 = 0
        while case let digit = byte &- UInt8(ascii: "0"), digit <= 9 {
            // Seventeen digits already exceed the limit; more change nothing.
            if offset - firstDigit < 17 { magnitude = magnitude * 10 + Int64(digit) }
            offset += 1
        }
        let digits = offset - firstDigit
        let hasLeadingZero = digits > 1 && start[firstDigit] == UInt8(ascii: "0")
        let isNegativeZero = isNegative && digits == 1 && magnitude == 0
        if digits == 0 || hasLeadingZero || isNegativeZero { throw FormatError(.jsonNumber, at: first) }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): throw FormatError(.jsonNumber, at: offset)
        default: break
        }
        guard magnitude <= JSONProfile.integerLimit else { throw FormatError(.jsonNumberRange, at: first) }
        return isNegative ? -magnitude : magnitude
    }
}
