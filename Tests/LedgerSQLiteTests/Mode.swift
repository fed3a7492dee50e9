import Glibc

/// The permission bits of a file or folder; nil when there is none.
func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
}
