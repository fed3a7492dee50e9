import Glibc
import LedgerFormat
import LedgerModel

/// An exported log on disk (spec 03 §3), read and never trusted.
public struct LogFolder: Sendable {
    /// Path of the folder that holds `checkpoint` and `tile`.
    public let path: String

    /// Names a folder; nothing is read yet.
    public init(_ path: String) {
        self.path = path
    }

    /// The exported log that a person names by its own folder or by the data directory that it lies in (spec 10 §1).
    ///
    /// A folder with `xinshi.json` and without `checkpoint` is a data directory: its export is `tiles`.
    public static func named(_ path: String) -> LogFolder {
        let isData = access(path + "/xinshi.json", F_OK) == 0 && access(path + "/checkpoint", F_OK) != 0
        return isData ? LogFolder(ofDataDirectory: path) : LogFolder(path)
    }

    /// The export of a data directory.
    public init(ofDataDirectory path: String) {
        self.path = path + "/tiles"
    }

    /// Bytes of a file under the folder, or nil when there is none; files above the limit are refused.
    public func read(_ name: String, limit: Int = 64 << 20) throws(ReadFailure) -> [UInt8]? {
        try FileBytes.read(path + "/" + name, limit: limit)
    }

    /// A checkpoint file of another observer, anywhere on disk.
    public static func checkpoint(of path: String) throws(ReadFailure) -> [UInt8]? {
        try FileBytes.read(path, limit: 1 << 20)
    }

    /// Whether there is such a folder at all: a mistyped path says nothing about a log.
    var exists: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The published checkpoint, or nil when nothing has its name; a name that leads nowhere is unreadable, not missing.
    public func checkpoint() throws(ReadFailure) -> [UInt8]? {
        try named("checkpoint", limit: 1 << 20)
    }

    /// A bundle of entries in a log of this size, scanned: the partial file that the size demands, or the full one.
    ///
    /// A full bundle serves for a partial one; the reader takes the entries below the size.
    func bundle(_ number: UInt64, size: UInt64) -> ScannedBundle {
        let width = Int(min(256, size - number * 256))
        do throws(ReadFailure) {
            if width < 256, let partial = try entries(TilePath(.entries, index: number, width: width)) {
                return ScannedBundle(number: number, bytes: partial, width: width, isExact: true)
            }
            guard let full = try entries(TilePath(.entries, index: number)) else {
                return ScannedBundle(missing: number)
            }
            return ScannedBundle(number: number, bytes: full, width: width, isExact: width == 256)
        } catch {
            return ScannedBundle(unreadable: number, error)
        }
    }

    /// The bytes of a bundle, nil when nothing has its name; a name that leads nowhere is unreadable, not missing.
    private func entries(_ name: TilePath) throws(ReadFailure) -> [UInt8]? {
        try named(name.text, limit: ScannedBundle.byteLimit)
    }

    private func named(_ name: String, limit: Int) throws(ReadFailure) -> [UInt8]? {
        if let bytes = try read(name, limit: limit) { return bytes }
        var status = stat()
        guard lstat(path + "/" + name, &status) == 0 else { return nil }
        throw ReadFailure(path: path + "/" + name, errorNumber: ENOENT)
    }

    /// The hashes of a tile in a log of this size and how many its name promises, or nil when no file is there.
    ///
    /// The partial file that the size demands, or the full one in its place; other partial files are not read.
    func tile(level: Int, _ number: UInt64, width: Int) throws(ReadFailure) -> (bytes: [UInt8], width: Int)? {
        if width < 256, let partial = try read(TilePath(.hashes(level: level), index: number, width: width).text) {
            return (partial, width)
        }
        return try read(TilePath(.hashes(level: level), index: number).text).map { ($0, 256) }
    }

    /// Names in a folder under this one, sorted; empty when there is none, nil when it is there and cannot be read.
    func names(in folder: String) -> [String]? {
        guard let directory = opendir(path + "/" + folder) else { return errno == ENOENT ? [] : nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// A file that could not be read, with the operating system's reason.
public struct ReadFailure: Error, Hashable, Sendable {
    /// The path.
    public let path: String
    /// `errno`, or EFBIG for a file above the limit.
    public let errorNumber: Int32
}

extension ReadFailure: CustomStringConvertible {
    /// Path and reason.
    public var description: String { "\(path): \(String(cString: strerror(errorNumber)))" }
}

/// Whole files as bytes, without Foundation.
enum FileBytes {
    static func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw ReadFailure(path: path, errorNumber: errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ReadFailure(path: path, errorNumber: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw ReadFailure(path: path, errorNumber: EISDIR) }
        guard status.st_size <= limit else { throw ReadFailure(path: path, errorNumber: EFBIG) }
        return try fill(Int(status.st_size), from: descriptor, path)
    }

    /// As `read`, and refuses a file that others than its owner may read.
    static func readPrivate(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8]? {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & 0o077 != 0 { throw ReadFailure(path: path, errorNumber: EPERM) }
        return try read(path, limit: limit)
    }

    private static func fill(_ size: Int, from descriptor: Int32, _ path: String) throws(ReadFailure) -> [UInt8] {
        var problem: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size {
                guard let base = buffer.baseAddress else { break }
                let got = Glibc.read(descriptor, base + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { problem = errno }
                if got <= 0 { break }
                count += got
            }
        }
        guard problem == 0 else { throw ReadFailure(path: path, errorNumber: problem) }
        return bytes
    }
}
