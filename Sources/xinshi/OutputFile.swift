import Glibc

/// Files that commands hand out.
enum OutputFile {
    /// Writes a new file for its owner alone; refuses a path in use.
    static func create(_ path: String, _ bytes: [UInt8], mode: mode_t, _ options: LedgerOptions) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else {
            let words =
                errno == EEXIST
                ? options.words("\(path) 已存在，不会覆盖。", "\(path) exists; it is not overwritten.")
                : options.words("无法写入 \(path)", "cannot write \(path)")
            if errno == EEXIST { throw Refused(code: "file_exists", message: words) }
            throw Failed(message: words)
        }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failed(message: options.words("无法写入 \(path)", "cannot write \(path)")) }
            written += count
        }
        guard fsync(descriptor) == 0 else {
            throw Failed(message: options.words("无法写入 \(path)", "cannot write \(path)"))
        }
    }

    /// Makes a folder with mode 0700; one that is there is used.
    static func folder(_ path: String, _ options: LedgerOptions) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw Failed(message: options.words("无法建立文件夹 \(path)", "cannot make the folder \(path)"))
        }
    }
}
