internal import Glibc
internal import LedgerLog

/// Names and removal of files; everything else about files is `PrivateFile`.
enum DataFolder {
    /// The names in a folder, in no order; throws when it cannot be read.
    static func names(in path: String) throws -> [String] {
        guard let folder = opendir(path) else { throw ServiceFailure("folder_unreadable", path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes a folder with all that is in it, links themselves and not what they lead to; none there is no fault.
    static func removeTree(_ path: String) throws {
        var found = stat()
        guard lstat(path, &found) == 0 else { return }
        guard found.st_mode & S_IFMT == S_IFDIR else { return try remove(path) }
        for name in try names(in: path) { try removeTree(path + "/" + name) }
        guard rmdir(path) == 0 else { throw ServiceFailure("file_not_removed", path) }
    }

    /// Removes a file; none there is no fault.
    static func remove(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw ServiceFailure("file_not_removed", path) }
    }

    /// Puts a file in the place of another one, durably.
    static func move(_ path: String, over other: String) throws {
        guard rename(path, other) == 0 else { throw ServiceFailure("file_not_moved", path) }
        try PrivateFile.flushFolder(PrivateFile.folder(of: other))
    }
}
