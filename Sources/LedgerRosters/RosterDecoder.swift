/// Turns the bytes of a text roster into lines of characters, strictly.
///
/// A line with one bad byte is marked, never mended.
struct RosterDecoder {
    /// A physical line: its text, or nil when its bytes cannot be read.
    struct Line {
        var text: String?
        /// How the line ended; kept for quoted cells that go on.
        var ending: String
    }

    /// The encoding that was found.
    let encoding: RosterEncoding
    /// The physical lines, without their endings.
    let lines: [Line]

    init(_ bytes: [UInt8]) throws(RosterFailure) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            encoding = .utf8
            lines = RosterDecoder.byteLines(bytes[3...]) { RosterDecoder.utf8($0) }
        } else if let wide = RosterDecoder.wideEncoding(of: bytes) {
            encoding = wide.encoding
            lines = RosterDecoder.wideLines(bytes[wide.start...], bigEndian: wide.encoding == .utf16BigEndian)
        } else {
            (encoding, lines) = try RosterDecoder.narrowLines(bytes)
        }
    }

    /// Decides between UTF-8 and GB18030 by the majority of lines that are not plain ASCII.
    private static func narrowLines(_ bytes: [UInt8]) throws(RosterFailure) -> (RosterEncoding, [Line]) {
        let whole = byteLines(bytes[...]) { utf8($0) }
        let badCount = whole.reduce(0) { $0 + ($1.text == nil ? 1 : 0) }
        guard badCount > 0 else { return (.utf8, whole) }
        let otherCount = whole.reduce(0) { $0 + ($1.text.map { $0.utf8.contains { $0 >= 0x80 } } == true ? 1 : 0) }
        if otherCount > badCount { return (.utf8, whole) }
        let decoder = try GB18030Decoder()
        let national = byteLines(bytes[...]) { line -> String? in
            guard line.contains(where: { $0 >= 0x80 }) else { return utf8(line) }
            // A line that is also well-formed UTF-8 may have been pasted from another file: either reading is a guess.
            return utf8(line) == nil ? decoder.decode(line) : nil
        }
        guard national.contains(where: { $0.text.map { $0.utf8.contains { $0 >= 0x80 } } == true }) else {
            // Lines damaged by stray control characters make the file no less UTF-8.
            if otherCount > 0 { return (.utf8, whole) }
            throw RosterFailure(.unreadableEncoding, "文件不是 UTF-8、GB18030 或 UTF-16 文本。请在 Excel 里另存为“CSV UTF-8”后再试。")
        }
        return (.gb18030, national)
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return isClean(text) ? text : nil
    }

    /// Refuses control characters, the replacement character and private-use signs: each is a trace of lost text.
    private static func isClean(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x09 }
            || text.unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                case 0x09: true
                case 0..<0x20, 0x7F..<0xA0, 0xFFFD...0xFFFF, 0xE000...0xF8FF: scalar.value == 0x0B
                default: true
                }
            }
    }

    private static func byteLines(_ bytes: ArraySlice<UInt8>, decode: (ArraySlice<UInt8>) -> String?) -> [Line] {
        var (lines, start, index) = ([Line](), bytes.startIndex, bytes.startIndex)
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == 0x0A || byte == 0x0D else {
                index += 1
                continue
            }
            let isPair = byte == 0x0D && index + 1 < bytes.endIndex && bytes[index + 1] == 0x0A
            lines.append(Line(text: decode(bytes[start..<index]), ending: "\n"))
            index += isPair ? 2 : 1
            start = index
        }
        if start < bytes.endIndex { lines.append(Line(text: decode(bytes[start...]), ending: "")) }
        return lines
    }

    /// UTF-16 by its byte order mark, or by the one order in which bytes with zeros among them make ordinary text.
    private static func wideEncoding(of bytes: [UInt8]) -> (encoding: RosterEncoding, start: Int)? {
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        guard bytes.count >= 4, bytes.contains(0) else { return nil }
        switch (isOrdinary(bytes, high: 1), isOrdinary(bytes, high: 0)) {
        case (true, false): return (.utf16LittleEndian, 0)
        case (false, true): return (.utf16BigEndian, 0)
        default: return nil
        }
    }

    /// Whether nearly all units, with the high byte at the offset, are ASCII text or Chinese, and a delimiter is among them.
    private static func isOrdinary(_ bytes: [UInt8], high: Int) -> Bool {
        var (ordinary, delimiters) = (0, 0)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let unit = UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high])
            switch unit {
            case 0x09, 0x0A, 0x0D, 0x2C, 0x3B: delimiters += 1
            case 0x20...0x7E, 0x3000...0x303F, 0x4E00...0x9FFF, 0xFF00...0xFF60, 0x1800...0x18AF: ordinary += 1
            default: break
            }
        }
        return delimiters > 0 && (ordinary + delimiters) * 10 >= bytes.count / 2 * 9
    }

    private static func wideLines(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [Line] {
        var (lines, units) = ([Line](), [UInt16]())
        var afterReturn = false
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            let unit = bigEndian ? first << 8 | second : second << 8 | first
            index += 2
            if unit == 0x0A, afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = unit == 0x0D
            guard unit == 0x0A || unit == 0x0D else {
                units.append(unit)
                continue
            }
            lines.append(Line(text: utf16(units), ending: "\n"))
            units.removeAll(keepingCapacity: true)
        }
        let isCut = index < bytes.endIndex
        if isCut || !units.isEmpty { lines.append(Line(text: isCut ? nil : utf16(units), ending: "")) }
        return lines
    }

    private static func utf16(_ units: [UInt16]) -> String? {
        guard let text = String(validating: units, as: UTF16.self) else { return nil }
        return isClean(text) ? text : nil
    }
}
