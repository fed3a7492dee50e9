internal import Glibc

/// Files and folders that only their owner may read, written so that a power cut leaves the old or the new, never a
/// half.
public enum PrivateFile {
    /// The last POSIX error in words.
    public static func reason() -> String {
        String(cString: strerror(errno))
    }

    /// Creates a folder and those above it where they are missing, each with mode 0700.
    public static func createFolder(_ path: String) throws {
        if mkdir(path, 0o700) == 0 || errno == EEXIST || path.isEmpty { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw folderFailure(path)
        }
        try createFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw folderFailure(path) }
    }

    /// The bytes of a file, or nil when there is none.
    public static func read(_ path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("read", path) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
            }
            guard count > 0 else { throw failure("read", path) }
            filled += count
        }
        return bytes
    }

    /// Replaces a file by a rename after its bytes were flushed; the folder is not flushed (`flushFolder`).
    public static func replace(_ path: String, with bytes: [UInt8]) throws {
        let temporary = path + ".tmp"
        try writeFlushed(temporary, bytes)
        guard rename(temporary, path) == 0 else { throw failure("rename", path) }
    }

    /// Writes a new file under exactly this name and flushes it.
    static func writeFlushed(_ path: String, _ bytes: [UInt8]) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("create", path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
            }
            guard count > 0 else { throw failure("write", path) }
            written += count
        }
        guard fdatasync(descriptor) == 0 else { throw failure("flush", path) }
    }

    /// Makes the names in a folder durable.
    public static func flushFolder(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "/" : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("flush", path) }
    }

    /// The folder a path lies in.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func folderFailure(_ path: String) -> StoreFailure {
        if errno == ENOSPC || errno == EDQUOT || errno == EIO { return failure("create the folder", path) }
        return .fatal(.notPermitted, "Cannot create the folder \(path): \(reason()).")
    }

    /// What a failed POSIX call on a path means.
    static func failure(_ verb: String, _ path: String) -> StoreFailure {
        let full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG
        return .fatal(full ? .diskFull : .inputOutput, "Cannot \(verb) \(path): \(reason()).")
    }
}
