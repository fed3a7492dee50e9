internal import COpenSSL
public import LedgerModel

/// SHA-256, the one hash of the project.
public enum SHA2 {
    /// The digest of some bytes.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> LedgerModel.Digest {
        digest { SHA256_Update(&$0, bytes.baseAddress, bytes.count) }
    }

    /// The digest of an array.
    public static func hash(_ bytes: [UInt8]) -> LedgerModel.Digest {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// The digest of `first || second`, without joining them in memory.
    public static func hash(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> LedgerModel.Digest {
        digest {
            SHA256_Update(&$0, first.baseAddress, first.count)
            SHA256_Update(&$0, second.baseAddress, second.count)
        }
    }

    /// The digest of a fixed text followed by some bytes; the text's terminating zero byte is hashed only if it is written in it.
    public static func hash(_ prefix: StaticString, _ bytes: UnsafeRawBufferPointer) -> LedgerModel.Digest {
        hash(UnsafeRawBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount), bytes)
    }

    /// The leaf hash of an entry: SHA-256(0x00 || entry) (spec 03 §1).
    public static func leaf(_ entry: UnsafeRawBufferPointer) -> LedgerModel.Digest {
        withUnsafeBytes(of: UInt8(0)) { hash($0, entry) }
    }

    /// The node hash of two subtrees: SHA-256(0x01 || left || right) (spec 03 §1).
    public static func node(_ left: LedgerModel.Digest, _ right: LedgerModel.Digest) -> LedgerModel.Digest {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            store(left, into: buffer, at: 1)
            store(right, into: buffer, at: 33)
            return hash(UnsafeRawBufferPointer(buffer))
        }
    }

    private static func store(_ digest: LedgerModel.Digest, into buffer: UnsafeMutableRawBufferPointer, at offset: Int)
    {
        buffer.storeBytes(of: digest.words.0.bigEndian, toByteOffset: offset, as: UInt64.self)
        buffer.storeBytes(of: digest.words.1.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
        buffer.storeBytes(of: digest.words.2.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
        buffer.storeBytes(of: digest.words.3.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
    }

    // The functions answer 1 always: their return values report nothing that a caller could act on.
    @inline(__always)
    private static func digest(_ update: (inout SHA256_CTX) -> Void) -> LedgerModel.Digest {
        withUnsafeTemporaryAllocation(byteCount: Int(SHA256_DIGEST_LENGTH), alignment: 8) { buffer in
            var context = SHA256_CTX()
            SHA256_Init(&context)
            update(&context)
            SHA256_Final(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), &context)
            return LedgerModel.Digest(UnsafeRawBufferPointer(buffer))
        }
    }
}
