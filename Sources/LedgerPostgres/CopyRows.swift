internal import LedgerLog

/// Rows of a bigint and a bytea in the binary form of COPY.
struct CopyRows {
    /// All of it, with the mark that ends it.
    private(set) var bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

    /// The entries of a turn under their indices.
    init(_ turn: borrowing Turn) {
        bytes.reserveCapacity(bytes.count + turn.bytes.count + turn.count * 18 + 2)
        var index = turn.firstIndex
        turn.forEach { entry in
            append(index, entry)
            index += 1
        }
        bytes += [0xFF, 0xFF]
    }

    private mutating func append(_ number: UInt64, _ field: UnsafeRawBufferPointer) {
        bytes.appendBigEndian(UInt16(2))
        bytes.appendBigEndian(UInt32(8))
        bytes.appendBigEndian(number)
        bytes.appendBigEndian(UInt32(field.count))
        bytes.append(contentsOf: field)
    }
}
