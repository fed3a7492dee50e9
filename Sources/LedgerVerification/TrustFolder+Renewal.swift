public import LedgerFormat

/// A trust folder after a rotation of the log's key.
extension TrustFolder {
    /// Puts the log's new key into `policy`, atomically; every other line and every other file stays (spec 10 §1).
    ///
    /// Whether the key is the log's own is for the caller to know; its name must be the origin that the policy names.
    /// - Returns: false when the policy names that key already; nothing is written then.
    public func renew(logKey: VerifierKey) throws(ReadFailure) -> Bool {
        precondition(logKey.name == log.name, "a policy is renewed for the log it names")
        let lock = try FolderLock(path)
        defer { lock.release() }
        let old = try FileBytes.read(path + "/policy", limit: 1 << 20) ?? []
        let new = TrustFolder.policy(old, naming: Array(logKey.text.utf8))
        guard new != old else { return false }
        try DurableFile.replace(path + "/policy", with: new)
        return true
    }

    /// The bytes of a policy with another vkey in its one log line.
    private static func policy(_ bytes: [UInt8], naming key: [UInt8]) -> [UInt8] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let renewed = lines.map { line -> [UInt8] in
            let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard words.count >= 2, words[0].elementsEqual("log".utf8) else { return Array(line) }
            return line[..<words[1].startIndex] + key + line[words[1].endIndex...]
        }
        return Array(renewed.joined(separator: [UInt8(ascii: "\n")]))
    }
}
