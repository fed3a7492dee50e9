internal import CSodium

/// Bytes of a secret in guarded memory, kept out of core dumps and zeroed when released.
///
/// Has no description and no equality: nothing prints it or compares it in variable time.
final class SecretBytes: Sendable {
    /// How many bytes there are.
    let count: Int
    // Written only inside init, before anybody else sees the object; afterwards only read.
    private nonisolated(unsafe) let start: UnsafeMutableRawPointer

    /// Reserves `count` bytes and lets `fill` write them.
    init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
        Sodium.require()
        guard let start = sodium_malloc(count) else { preconditionFailure("no memory for a secret") }
        self.start = start
        self.count = count
        fill(UnsafeMutableRawBufferPointer(start: start, count: count))
        sodium_mprotect_readonly(start)
    }

    deinit {
        // sodium_free zeroes the pages (sodium_memzero) before it gives them back.
        sodium_free(start)
    }

    /// Copies `bytes`; the caller zeroes its own copy.
    convenience init(copying bytes: UnsafeRawBufferPointer) {
        self.init(count: bytes.count) { $0.copyMemory(from: bytes) }
    }

    /// Lends the bytes for the length of `body`.
    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: start, count: count))
    }
}
