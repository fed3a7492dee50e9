internal import Glibc

/// What the file system says of a database file: nobody writes into it without changing this.
enum FileMark {
    /// Longest tick of the kernel's clock for file times, in nanoseconds: two writes within one have the same times.
    private static let tick = 10_000_000
    /// Shorter files are read sooner than a tick passes.
    private static let shortest = 16 << 20

    /// Device, inode, length, times of modification and of change; waits until a later write would have other times.
    ///
    /// Nil for a short file, and while rows lie in the write-ahead log.
    static func of(_ path: String) -> [UInt8]? {
        guard (status(path + "-wal")?.st_size ?? 0) == 0, let found = status(path), found.st_size >= shortest else {
            return nil
        }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let age = (now.tv_sec - found.st_ctim.tv_sec) * 1_000_000_000 + now.tv_nsec - found.st_ctim.tv_nsec
        guard age >= tick else {
            usleep(UInt32(tick / 1000))
            return status(path).map(bytes)
        }
        return bytes(found)
    }

    private static func bytes(_ found: stat) -> [UInt8] {
        let times = [found.st_mtim, found.st_ctim].flatMap { [UInt64($0.tv_sec), UInt64($0.tv_nsec)] }
        let words = [UInt64(found.st_dev), UInt64(found.st_ino), UInt64(found.st_size)] + times
        return words.flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }
    }

    private static func status(_ path: String) -> stat? {
        var found = stat()
        return lstat(path, &found) == 0 ? found : nil
    }
}
