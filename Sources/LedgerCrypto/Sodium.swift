internal import CSodium

/// The one initialisation of libsodium, done before its first use.
enum Sodium {
    /// True once the library is ready; reading it from several threads initialises it once.
    static let isReady: Bool = sodium_init() >= 0

    /// Stops the process when libsodium cannot work at all (no source of randomness).
    static func require() {
        precondition(isReady, "libsodium did not initialise")
    }
}

// Allocated once and never written: what libsodium is handed for "no bytes", since it wants an address.
private nonisolated(unsafe) let noBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

extension UnsafeRawBufferPointer {
    /// The address of the bytes in the form of libsodium's parameters, never nil.
    var octets: UnsafePointer<UInt8> {
        baseAddress?.assumingMemoryBound(to: UInt8.self) ?? UnsafePointer(noBytes)
    }
}

extension UnsafeMutableRawBufferPointer {
    /// The address of the bytes in the form of libsodium's parameters, never nil.
    var octets: UnsafeMutablePointer<UInt8> {
        baseAddress?.assumingMemoryBound(to: UInt8.self) ?? noBytes
    }
}
