internal import Glibc
internal import LedgerCrypto
internal import LedgerModel

/// Small files that nobody but this user may read, and the system calls that keep them so.
enum PrivateFile {
    /// Reads a file of at most `limit` bytes and lends them to `body`; the buffer is zeroed afterwards.
    ///
    /// Refuses links, anything that is no regular file with one name, foreign owners, and files or directories that
    /// others may read or change.
    static func read<Result>(
        _ path: String,
        limit: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try requirePrivateDirectory(of: path)
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw openFailure(path) }
        defer { close(file) }
        try requirePrivate(file, path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: limit + 1, alignment: 16)
        defer {
            zero(buffer)
            buffer.deallocate()
        }
        let count = try fill(buffer, from: file, path)
        return try body(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
    }

    /// Writes a new file of mode 0600 and puts it in place at once, durably; refuses to replace one unless asked to.
    static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
        try requirePrivateDirectory(of: path)
        let temporary = "\(path).\(Hex.encode(Random.bytes(8))).new"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("create", temporary) }
        do {
            defer { close(file) }
            // A umask may have taken away what the owner needs; nothing else is ever added.
            guard fchmod(file, 0o600) == 0 else { throw failure("chmod", temporary) }
            try drain(bytes, to: file, temporary)
            guard fsync(file) == 0 else { throw failure("flush", temporary) }
            try place(temporary, at: path, replacing: replacing)
        } catch {
            unlink(temporary)
            throw error
        }
        try flushDirectory(of: path)
    }

    /// Overwrites bytes that held a secret, where the optimiser cannot leave it out.
    static func zero(_ bytes: UnsafeMutableRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        explicit_bzero(start, bytes.count)
    }

    private static func place(_ temporary: String, at path: String, replacing: Bool) throws {
        if replacing {
            guard rename(temporary, path) == 0 else { throw failure("rename", path) }
            return
        }
        // link() refuses an existing name in one step; rename() would replace it.
        guard link(temporary, path) == 0 else {
            throw errno == EEXIST ? VaultFailure(.fileExists, "\(path) exists") : failure("link", path)
        }
        guard unlink(temporary) == 0 else { throw failure("unlink", temporary) }
    }

    private static func drain(_ bytes: [UInt8], to file: Int32, _ path: String) throws {
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { throw failure("write", path) }
            offset += max(count, 0)
        }
    }

    private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: Int32, _ path: String) throws -> Int {
        var count = 0
        while count < buffer.count {
            let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            if got == 0 { break }
            guard got > 0 || errno == EINTR else { throw failure("read", path) }
            count += max(got, 0)
        }
        return count
    }

    private static func requirePrivate(_ file: Int32, _ path: String) throws {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure("stat", path) }
        if let complaint = complaint(about: status) { throw VaultFailure(.fileNotPrivate, "\(path) \(complaint)") }
    }

    private static func complaint(about status: stat) -> String? {
        if status.st_mode & S_IFMT != S_IFREG { return "is no plain file" }
        if status.st_uid != geteuid() { return "belongs to another user" }
        if status.st_mode & 0o077 != 0 { return "can be used by group or others; ask who did, then chmod 600" }
        return status.st_nlink == 1 ? nil : "has a second name"
    }

    private static func requirePrivateDirectory(of path: String) throws {
        let directory = directory(of: path)
        var status = stat()
        guard stat(directory, &status) == 0 else { throw openFailure(directory) }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
            throw VaultFailure(.fileNotPrivate, "\(directory) belongs to another user or can be changed by others")
        }
    }

    private static func flushDirectory(of path: String) throws {
        let directory = directory(of: path)
        let handle = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw failure("open", directory) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw failure("flush", directory) }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func openFailure(_ path: String) -> VaultFailure {
        switch errno {
        case ENOENT: VaultFailure(.fileMissing, "there is no \(path)")
        case ELOOP: VaultFailure(.fileNotPrivate, "\(path) is a link")
        default: failure("open", path)
        }
    }

    private static func failure(_ operation: String, _ path: String) -> VaultFailure {
        VaultFailure(.inputOutput, "cannot \(operation) \(path): error \(errno)")
    }
}
