import CZip

/// Packs parts into a zip container in memory; the same parts give the same bytes.
enum ZipWriter {
    /// The container's bytes.
    static func archive(_ parts: [(name: String, content: [UInt8])]) throws(RosterFailure) -> [UInt8] {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw failure("buffer") }
        // The archive takes one reference on closing; this one is for reading the result.
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else {
            zip_source_free(source)
            throw failure("open")
        }
        var copies: [UnsafeMutableBufferPointer<UInt8>] = []
        defer { for copy in copies { copy.deallocate() } }
        for (name, content) in parts {
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(content.count, 1))
            _ = copy.initialize(from: content)
            copies.append(copy)
            let part = zip_source_buffer(archive, copy.baseAddress, UInt64(content.count), 0)
            let index = part.map { zip_file_add(archive, name, $0, UInt32(ZIP_FL_ENC_UTF_8)) } ?? -1
            guard index >= 0 else {
                if let part { zip_source_free(part) }
                zip_discard(archive)
                throw failure(name)
            }
            zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0)
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw failure("close")
        }
        return try content(of: source)
    }

    private static func content(of source: OpaquePointer) throws(RosterFailure) -> [UInt8] {
        guard zip_source_open(source) == 0 else { throw failure("read") }
        defer { zip_source_close(source) }
        var (content, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = chunk.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, UInt64($0.count)) }
            guard count >= 0 else { throw failure("read") }
            guard count > 0 else { return content }
            content += chunk[0..<Int(count)]
        }
    }

    private static func failure(_ step: String) -> RosterFailure {
        RosterFailure(.damagedWorkbook, "无法生成带“错误”列的工作簿。", detail: step)
    }
}
