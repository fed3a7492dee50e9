import Glibc
import LedgerCrypto
import LedgerModel

/// SHA-256 over the SHA-256 of each block of 1 MiB: for files that are not held in memory.
struct BlockHash {
    static let blockBytes = 1 << 20
    private var digests: [UInt8] = []

    /// Takes the next block; all but the last have the full length.
    mutating func take(_ block: UnsafeRawBufferPointer) {
        SHA2.hash(block).append(to: &digests)
    }

    /// The digest over all blocks taken.
    var digest: Digest { SHA2.hash(digests) }

    /// The digest of bytes in memory.
    static func of(_ bytes: UnsafeRawBufferPointer) -> Digest {
        var hash = BlockHash()
        for start in stride(from: 0, to: bytes.count, by: blockBytes) {
            hash.take(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + blockBytes, bytes.count)]))
        }
        return hash.digest
    }
}

/// Which program this is: what it keeps for itself counts only while its rules are the same.
enum ProgramDigest {
    /// The digest of the running executable; nil when it cannot be read.
    static let own: Digest? = {
        let descriptor = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var hash = BlockHash()
        var block = [UInt8](repeating: 0, count: BlockHash.blockBytes)
        while true {
            guard let count = fill(&block, from: descriptor) else { return nil }
            block.withUnsafeBytes { hash.take(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
            if count < block.count { return hash.digest }
        }
    }()

    private static func fill(_ block: inout [UInt8], from descriptor: Int32) -> Int? {
        block.withUnsafeMutableBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = read(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { return nil }
                if count == 0 { break }
                done += count
            }
            return done
        }
    }
}
