import Glibc

/// Small files of an auditor, written so that a power cut leaves the old or the new.
enum DurableFile {
    /// Replaces a file by a rename after its bytes were flushed, then flushes the folder; mode 0600.
    static func replace(_ path: String, with bytes: [UInt8]) throws(ReadFailure) {
        let temporary = path + ".new"
        try save(bytes, to: temporary, O_TRUNC)
        guard rename(temporary, path) == 0 else { throw ReadFailure(path: path, errorNumber: errno) }
        try flushFolder(of: path)
    }

    /// Makes a file that must not be there yet (`EEXIST`), whole and flushed, then flushes the folder; mode 0600.
    static func create(_ path: String, with bytes: [UInt8]) throws(ReadFailure) {
        let temporary = "\(path).\(getpid()).new"
        unlink(temporary)
        try save(bytes, to: temporary, O_EXCL)
        defer { unlink(temporary) }
        // link() refuses a name that is taken in one step; rename() would replace the file.
        guard link(temporary, path) == 0 else { throw ReadFailure(path: path, errorNumber: errno) }
        try flushFolder(of: path)
    }

    /// Makes a folder with mode 0700 and flushes its name; one that is there is used.
    static func folder(_ path: String) throws(ReadFailure) {
        if mkdir(path, 0o700) == 0 { return try flushFolder(of: path) }
        guard errno == EEXIST else { throw ReadFailure(path: path, errorNumber: errno) }
    }

    private static func save(_ bytes: [UInt8], to path: String, _ mode: Int32) throws(ReadFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
        guard descriptor >= 0 else { throw ReadFailure(path: path, errorNumber: errno) }
        let written = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
        let problem = errno
        close(descriptor)
        guard written else { throw ReadFailure(path: path, errorNumber: problem) }
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    static func flushFolder(of path: String) throws(ReadFailure) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReadFailure(path: folder, errorNumber: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw ReadFailure(path: folder, errorNumber: errno) }
    }
}
