import Foundation
import Glibc

/// The byte forms in which a text may stand in a file.
enum ValueEncodings {
    /// Every form with its name; equal forms of plain ASCII stand once.
    static func all(of text: String) -> [(String, [UInt8])] {
        let utf8 = Array(text.utf8)
        let gb18030 = gb18030(text)
        var forms: [(String, [UInt8])] = [
            ("UTF-8", utf8),
            ("UTF-16LE", text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }),
            ("UTF-16BE", text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }),
            ("GB18030", gb18030),
            ("JSON escape", escaped(text, digits: "%04x")),
            ("JSON escape, upper case", escaped(text, digits: "%04X")),
            ("percent", utf8.flatMap { Array(String(format: "%%%02X", $0).utf8) }),
        ]
        for (name, bytes) in [("UTF-8", utf8), ("GB18030", gb18030)] {
            forms.append(("hex of \(name)", bytes.flatMap { Array(String(format: "%02x", $0).utf8) }))
            forms.append(("upper-case hex of \(name)", bytes.flatMap { Array(String(format: "%02X", $0).utf8) }))
            forms += (0..<3).map { ("base64 of \(name), shift \($0)", base64(bytes, shift: $0)) }
        }
        for (name, bytes) in forms where name.hasPrefix("base64") {
            forms.append(("url-safe \(name)", bytes.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 }))
        }
        var seen: Set<[UInt8]> = []
        return forms.filter { seen.insert($0.1).inserted }
    }

    /// The characters of base64 that depend on these bytes alone, when `shift` other bytes stand before them in the
    /// group.
    static func base64(_ bytes: [UInt8], shift: Int) -> [UInt8] {
        let padded = Data([UInt8](repeating: 0, count: shift) + bytes)
        let characters = Array(padded.base64EncodedString().utf8)
        return Array(characters[min((shift * 8 + 5) / 6, characters.count)..<padded.count * 8 / 6])
    }

    private static func escaped(_ text: String, digits: String) -> [UInt8] {
        text.utf16.flatMap { Array(("\\u" + String(format: digits, $0)).utf8) }
    }

    /// GB18030 by the C library's converter, which knows its four-byte forms.
    static func gb18030(_ text: String) -> [UInt8] {
        guard let converter = iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1 else {
            preconditionFailure("the C library does not know GB18030")
        }
        defer { iconv_close(converter) }
        var source = text.utf8.map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: source.count * 4 + 8)
        let room = target.count
        var (left, free) = (source.count, room)
        source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var (from, into) = (source.baseAddress, target.baseAddress)
                let status = iconv(converter, &from, &left, &into, &free)
                precondition(status != -1, "a value is not representable")
            }
        }
        return target[0..<room - free].map { UInt8(bitPattern: $0) }
    }
}
