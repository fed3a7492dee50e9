public import LedgerModel

/// The bytes of a hash tile: 1...256 digests one after the other (spec 03 §3).
public enum HashTile {
    /// Reads a tile; throws `tile_length` when the bytes are not exactly `width` digests.
    public static func parse(_ bytes: UnsafeRawBufferPointer, width: Int) throws(FormatError) -> [Digest] {
        guard (1...TilePath.fullWidth).contains(width), bytes.count == width * 32 else {
            throw FormatError(.tileLength, at: bytes.count)
        }
        return (0..<width).map { Digest(bytes.from($0 * 32, count: 32)) }
    }

    /// The bytes of a tile.
    public static func bytes(_ hashes: some Sequence<Digest>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8192)
        for hash in hashes { hash.append(to: &bytes) }
        return bytes
    }
}
