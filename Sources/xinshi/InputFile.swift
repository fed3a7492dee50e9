import Glibc

/// The one place where this program reads a file that somebody hands to it.
enum InputFile {
    /// What is read at most unless a caller says less: 1 GiB.
    static let limitBytes = 1 << 30

    /// The bytes of a file, or nil when there is none.
    ///
    /// Only regular files are read, so that nothing waits for a pipe; fails in words otherwise, and above the limit.
    static func read(_ path: String, limitBytes: Int = limitBytes, _ language: LanguageOption) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            guard errno != ENOENT, errno != ENOTDIR else { return nil }
            throw failure(path, SystemReason.words(errno, language), language)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw failure(path, SystemReason.words(errno, language), language)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw failure(path, language.text("不是普通文件", "not a regular file"), language)
        }
        var content: [UInt8] = []
        content.reserveCapacity(min(Int(status.st_size), limitBytes))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path, SystemReason.words(errno, language), language) }
            if count == 0 { return content }
            guard content.count + count <= limitBytes else {
                throw failure(path, SystemReason.words(EFBIG, language), language)
            }
            content += chunk[..<count]
        }
    }

    /// The bytes of a file that has to be there.
    static func required(
        _ path: String,
        limitBytes: Int = limitBytes,
        _ language: LanguageOption
    ) throws -> [UInt8] {
        if let bytes = try read(path, limitBytes: limitBytes, language) { return bytes }
        let path = Terminal.visible(path)
        throw Failed(
            message: language.text("没有文件 \(path)。请检查文件名和所在文件夹。", "there is no file \(path): check its name and folder")
        )
    }

    /// The folder of a path, `.` when it has none.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ path: String, _ reason: String, _ language: LanguageOption) -> Failed {
        let path = Terminal.visible(path)
        return Failed(message: language.text("读不了 \(path)：\(reason)", "cannot read \(path): \(reason)"))
    }
}

/// A path that no longer depends on the working directory.
func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
}
