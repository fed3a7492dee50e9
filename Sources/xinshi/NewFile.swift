import Glibc

/// Files that this program writes for people; none ever takes the place of another.
enum NewFile {
    /// Writes a file of mode 0600 and lets it appear whole, or refuses when the name is taken.
    static func write(_ bytes: [UInt8], to path: String, _ language: LanguageOption) throws {
        let taken = Refused(
            code: "file_exists",
            message: language.text(
                "文件 \(Terminal.visible(path)) 已经存在，没有改动它。请换一个文件名。",
                "The file \(Terminal.visible(path)) exists and was left alone. Choose another name."
            )
        )
        var status = stat()
        guard lstat(path, &status) != 0 else { throw taken }
        let temporary = "\(path).\(getpid()).new"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path, language) }
        defer { unlink(temporary) }
        let isWritten = fchmod(file, 0o600) == 0 && drain(bytes, to: file) && fsync(file) == 0
        let problem = isWritten ? nil : failure(path, language)
        close(file)
        if let problem { throw problem }
        // link() refuses a name that is taken in one step; rename() would replace the file.
        guard link(temporary, path) == 0 else { throw errno == EEXIST ? taken : failure(path, language) }
    }

    /// Refuses a path whose folder is not there or takes no file, before work is done that cannot be taken back.
    static func requireFolder(of path: String, _ language: LanguageOption) throws {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(path[...$0]) } ?? "."
        guard access(folder, W_OK | X_OK) == 0 else { throw failure(path, language) }
    }

    /// Takes back a file that this program has just written; one that is gone already is no fault.
    static func remove(_ path: String) { unlink(path) }

    static func failure(_ path: String, _ language: LanguageOption) -> any Error {
        let reason = SystemReason.words(errno, language)
        let path = Terminal.visible(path)
        return Failed(message: language.text("写不了 \(path)：\(reason)", "cannot write \(path): \(reason)"))
    }

    private static func drain(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }
}
