import Glibc

/// Decodes GB18030 with the C library's converter; a bad or cut-off character gives nil.
final class GB18030Decoder {
    private let converter: iconv_t

    init() throws(RosterFailure) {
        guard let opened = iconv_open("UTF-8", "GB18030"), opened != iconv_t(bitPattern: -1) else {
            throw RosterFailure(.unreadableEncoding, "本机缺少 GB18030 转换表（glibc 的 gconv 模块）。请把文件另存为 UTF-8 后再试。")
        }
        converter = opened
    }

    deinit {
        iconv_close(converter)
    }

    /// The text of the bytes, or nil when one of them does not belong.
    func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        _ = iconv(converter, nil, nil, nil, nil)
        var input = Array(bytes).map { CChar(bitPattern: $0) }
        let capacity = input.count * 4 + 16
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = convert(&input, into: buffer)
        }
        guard !output.isEmpty || bytes.isEmpty, let text = String(validating: output, as: UTF8.self) else { return nil }
        let isLost = text.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) || $0.value == 0xFFFD }
        return isLost || text.utf8.contains { $0 < 0x20 && $0 != 0x09 } ? nil : text
    }

    /// The number of bytes written, 0 when the input is not wholly and exactly convertible.
    private func convert(_ input: inout [CChar], into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let capacity = buffer.count
        return input.withUnsafeMutableBufferPointer { source in
            buffer.withMemoryRebound(to: CChar.self) { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (left, room) = (source.count, capacity)
                let substituted = iconv(converter, &from, &left, &to, &room)
                return substituted == 0 && left == 0 ? capacity - room : 0
            }
        }
    }
}
