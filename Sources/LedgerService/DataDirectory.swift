/// Where the parts of one installation lie (spec 11 §5): a folder that can be copied, and a lock outside of it.
public struct DataDirectory: Hashable, Sendable {
    /// The folder.
    public let path: String

    /// Names a folder; nothing is created or read.
    public init(_ path: String) {
        self.path = path
    }

    /// Entries: the only truth.
    public var ledger: String { path + "/ledger.sqlite" }
    /// Projections: may be deleted at any moment.
    public var views: String { path + "/views.sqlite" }
    /// How the projections' file was left; may be deleted too.
    public var viewsMark: String { path + "/views.mark" }
    /// Personal data: erasable.
    public var vault: String { path + "/vault.sqlite" }
    /// Key files, mode 0600.
    public var keys: String { path + "/keys" }
    /// The exported log, derived.
    public var tiles: String { path + "/tiles" }
    /// Names of region codes beyond those of the policy; for people only.
    public var regions: String { path + "/regions.csv" }
    /// Tails that did not verify.
    public var quarantine: String { path + "/quarantine" }
    /// There while a creation has not ended; holds the settings that will be.
    public var creating: String { path + "/creating" }
    /// Origin and lock path, fixed when the log is created.
    public var settings: String { path + "/xinshi.json" }

    /// The secret of the log.
    public var logKey: String { keys + "/log.key" }
    /// The secret that a rotation is about to hand the log to; there while it is under way.
    public var nextLogKey: String { keys + "/log.next.key" }
    /// The master key of the vault.
    public var vaultKey: String { keys + "/vault.key" }

    /// The file of a signing key.
    public func key(_ name: KeyName) -> String { keys + "/\(name.text).key" }
    /// What is known of a signing key without opening it.
    public func keyCard(_ name: KeyName) -> String { keys + "/\(name.text).json" }
}

/// The name of a signing key on this installation: 1...40 of `a-z 0-9 - _`; it never leaves the machine.
public struct KeyName: Hashable, Sendable {
    /// The name.
    public let text: String

    /// Wraps a well-formed name; nil for any other text.
    public init?(_ text: String) {
        let allowed = text.utf8.allSatisfy { byte in
            (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d || byte == 0x5f
        }
        guard allowed, (1...40).contains(text.utf8.count), text != "log", text != "vault" else { return nil }
        self.text = text
    }
}
