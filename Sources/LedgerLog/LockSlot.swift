internal import LedgerCrypto
internal import LedgerModel

/// One of the two 4,096-byte slots of the lock file (spec 11 §3).
struct LockSlot: Equatable {
    /// Length of a slot in bytes.
    static let byteCount = 4096
    /// Longest note that a slot holds.
    static let longestNote = byteCount - headerCount - digestCount

    private static let magic = Array("xinshi/v1/lock\0".utf8)
    private static let digestCount = 32
    private static let headerCount = magic.count + 8 + 2

    /// Counts the moves of the lock, from 1; generation g lies in slot g mod 2.
    let generation: UInt64
    /// The signed checkpoint.
    let note: [UInt8]

    /// The slot's bytes; traps on a note that is too long.
    var bytes: [UInt8] {
        precondition(note.count <= LockSlot.longestNote)
        var bytes = LockSlot.magic
        bytes.reserveCapacity(LockSlot.byteCount)
        withUnsafeBytes(of: generation.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt16(note.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: note)
        bytes.append(contentsOf: repeatElement(0, count: LockSlot.byteCount - LockSlot.digestCount - bytes.count))
        SHA2.hash(bytes).append(to: &bytes)
        return bytes
    }

    /// Collects a generation and its note.
    init(generation: UInt64, note: [UInt8]) {
        self.generation = generation
        self.note = note
    }

    /// Reads a slot; nil unless its digest, its form and its place in the file are right.
    init?(_ bytes: ArraySlice<UInt8>, number: Int) {
        guard bytes.count == LockSlot.byteCount, bytes.starts(with: LockSlot.magic) else { return nil }
        let body = bytes.dropLast(LockSlot.digestCount)
        guard SHA2.hash(Array(body)).bytes == Array(bytes.suffix(LockSlot.digestCount)) else { return nil }
        let fields = body.dropFirst(LockSlot.magic.count)
        generation = fields.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        let length = fields.dropFirst(8).prefix(2).reduce(0) { $0 << 8 | Int($1) }
        let rest = fields.dropFirst(10)
        guard generation > 0, Int(generation % 2) == number, length <= rest.count,
            rest.dropFirst(length).allSatisfy({ $0 == 0 })
        else { return nil }
        note = Array(rest.prefix(length))
    }

    /// Whether a slot was never written.
    static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0 }
    }
}
