import Glibc

/// Small files of an auditor, written so that a power cut leaves the old or the new.
enum DurableFile {
    /// Replaces a file by a rename after its bytes were flushed, then flushes the folder; mode 0600.
    static func replace(_ path: String, with bytes: [UInt8]) throws(ReadFailure) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ReadFailure(path: temporary, errorNumber: errno) }
        let written = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
        let problem = errno
        close(descriptor)
        guard written else { throw ReadFailure(path: temporary, errorNumber: problem) }
        guard rename(temporary, path) == 0 else { throw ReadFailure(path: path, errorNumber: errno) }
        try flushFolder(of: path)
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
