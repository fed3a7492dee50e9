import Glibc
import LedgerModel

/// Writes a long file beside its name, ends it with the digest of its blocks, and puts it in its place when it is flushed.
///
/// A file that is not finished is removed; the one under the name stays as it was. Mode 0600. Has one owner.
final class DurableWriter {
    private let path: String
    private let descriptor: Int32
    private var block: [UInt8] = []
    private var hash = BlockHash()
    private var problem: Int32 = 0
    private var isFinished = false

    /// Opens the file beside `path`.
    init(_ path: String) throws(ReadFailure) {
        self.path = path
        descriptor = open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ReadFailure(path: path + ".new", errorNumber: errno) }
        block.reserveCapacity(BlockHash.blockBytes)
    }

    deinit {
        close(descriptor)
        if !isFinished { unlink(path + ".new") }
    }

    /// Adds bytes; what goes wrong is told by `finish`.
    func append(_ bytes: some Collection<UInt8>) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(BlockHash.blockBytes - block.count)
            block.append(contentsOf: part)
            rest = rest.dropFirst(part.count)
            if block.count == BlockHash.blockBytes { flush() }
        }
    }

    /// Adds the digest of all that was written, flushes, and replaces the file under the name.
    func finish() throws(ReadFailure) {
        if !block.isEmpty { flush() }
        if problem == 0, !DurableFile.writeAll(hash.digest.bytes, to: descriptor) || fsync(descriptor) != 0 {
            problem = errno
        }
        guard problem == 0 else { throw ReadFailure(path: path + ".new", errorNumber: problem) }
        guard rename(path + ".new", path) == 0 else { throw ReadFailure(path: path, errorNumber: errno) }
        isFinished = true
        try DurableFile.flushFolder(of: path)
    }

    private func flush() {
        block.withUnsafeBytes { hash.take($0) }
        if problem == 0, !DurableFile.writeAll(block, to: descriptor) { problem = errno }
        block.removeAll(keepingCapacity: true)
    }
}
