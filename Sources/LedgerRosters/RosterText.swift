/// Folding of written variants that mean the same, done once at the edge.
enum RosterText {
    /// The text with full-width forms, dashes, dots and spaces folded, inner runs of space as one, ends trimmed.
    ///
    /// Line breaks stay, as `\n`: two lines in a cell are two statements.
    static func folded(_ text: String) -> String {
        var isPlain = true
        var previous = UInt8(ascii: " ")
        for byte in text.utf8 {
            if byte >= 0x7E || byte < 0x20 || (byte == 0x20 && previous == 0x20) {
                isPlain = false
                break
            }
            previous = byte
        }
        if isPlain, previous != 0x20 { return text }
        return foldedSlowly(text)
    }

    private static func foldedSlowly(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var gap: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            guard let folded = fold(scalar) else { continue }
            if folded == " " || folded == "\n" {
                if gap != "\n" { gap = folded }
                continue
            }
            if let between = gap, !result.isEmpty { result.append(between) }
            gap = nil
            result.append(folded)
        }
        return String(result)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: "\n"
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: nil
        case 0x2010...0x2015, 0x2212, 0x2500, 0x2501, 0x301C, 0xFF5E, 0x7E, 0xFE58, 0xFE63: "-"
        case 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: "\u{B7}"
        case 0xFF01...0xFF5D: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0x2236, 0xFE55: ":"
        case 0xFE51: "、"
        default: scalar
        }
    }

    /// The text with a workbook's `_x000D_` escapes taken back.
    static func escaped(_ text: String) -> String {
        guard contains(text, "_x") else { return text }
        var (result, rest) = ([UInt8](), Array(text.utf8)[...])
        while let byte = rest.first {
            let digits = rest.dropFirst(2).prefix(4)
            if rest.starts(with: [UInt8(ascii: "_"), UInt8(ascii: "x")]), rest.dropFirst(6).first == UInt8(ascii: "_"),
                let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(code)
            {
                result += Array(String(scalar).utf8)
                rest = rest.dropFirst(7)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text without any space or line break.
    static func squeezed(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x20 || $0 == 0x0A }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != " " && $0 != "\n" }))
    }

    /// Whether two texts are the same bytes.
    static func same(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }

    /// Whether the text holds the words, byte for byte.
    static func contains(_ text: String, _ words: String) -> Bool {
        var (haystack, needle) = (text, words)
        return haystack.withUTF8 { text in
            needle.withUTF8 { words in
                guard let first = words.first, text.count >= words.count else { return false }
                for start in 0...(text.count - words.count) where text[start] == first {
                    var length = 1
                    while length < words.count, text[start + length] == words[length] { length += 1 }
                    if length == words.count { return true }
                }
                return false
            }
        }
    }

    /// Whether the text ends with the words, byte for byte.
    static func ends(_ text: String, with words: String) -> Bool {
        text.utf8.count >= words.utf8.count && text.utf8.suffix(words.utf8.count).elementsEqual(words.utf8)
    }

    /// Whether the scalar is a Chinese character.
    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F, 0x3007: true
        default: false
        }
    }
}
