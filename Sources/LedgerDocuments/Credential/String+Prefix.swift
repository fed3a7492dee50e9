extension String {
    /// This text without as many bytes as `prefix` has; which bytes these are is for the caller to check.
    ///
    /// Counts bytes and not characters, since a combining mark would join the end of a prefix.
    func dropping(_ prefix: String) -> String {
        String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
}
