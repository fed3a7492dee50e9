import Glibc

/// Files that somebody hands to this program.
enum WholeFile {
    /// The bytes of a file, or nil when there is none; fails when it cannot be read or is larger than the limit.
    static func read(_ path: String, limitBytes: Int, _ language: LanguageOption) throws -> [UInt8]? {
        guard let stream = fopen(path, "rbe") else {
            guard errno != ENOENT else { return nil }
            throw failure(path, String(cString: strerror(errno)), language)
        }
        defer { fclose(stream) }
        var (content, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = fread(&chunk, 1, chunk.count, stream)
            content += chunk[0..<count]
            guard content.count <= limitBytes else {
                throw failure(path, String(cString: strerror(EFBIG)), language)
            }
            guard count == chunk.count else { break }
        }
        guard ferror(stream) == 0 else { throw failure(path, String(cString: strerror(errno)), language) }
        return content
    }

    private static func failure(_ path: String, _ reason: String, _ language: LanguageOption) -> Failed {
        let path = Terminal.visible(path)
        return Failed(message: language.text("读不了 \(path)：\(reason)", "cannot read \(path): \(reason)"))
    }
}
