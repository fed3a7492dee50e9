import Glibc

/// The lock of a trust folder: whoever reads one of its files to replace it holds it until that is done (spec 10 §1).
///
/// An advisory `flock` of the folder itself: it leaves no file behind and ends with the process.
struct FolderLock {
    private let descriptor: Int32

    /// Waits until no other program holds the lock.
    init(_ folder: String) throws(ReadFailure) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReadFailure(path: folder, errorNumber: errno) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno != EINTR else { continue }
            let problem = errno
            close(descriptor)
            throw ReadFailure(path: folder, errorNumber: problem)
        }
    }

    /// Lets the next program go on.
    func release() { close(descriptor) }
}
