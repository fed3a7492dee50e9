/// Something that should not happen to a vault or a key file: damage, a wrong key, a disk that does not obey.
public struct VaultFailure: Error, Sendable {
    /// What happened.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// The store could not read or write.
        case storage
        /// Another process holds the store; the call may be made again.
        case storageBusy = "storage_busy"
        /// The store does not hold the settings that durability and erasure rest on.
        case storageSettings = "storage_settings"
        /// A sealed value or a wrapped key was changed, or belongs elsewhere.
        case notAuthentic = "not_authentic"
        /// The vault belongs to another master key.
        case wrongVaultKey = "wrong_vault_key"
        /// There is no file at the path.
        case fileMissing = "file_missing"
        /// There is a file at the path already.
        case fileExists = "file_exists"
        /// The file or its directory can be read or changed by others, or is no plain file.
        case fileNotPrivate = "file_not_private"
        /// The file is not a key file of the documented form.
        case keyFileMalformed = "key_file_malformed"
        /// The key file holds another kind of key, or is protected in another way than asked.
        case keyFileKind = "key_file_kind"
        /// The passphrase does not open the key file.
        case wrongPassphrase = "wrong_passphrase"
        /// The passphrase is empty or too long.
        case passphraseLength = "passphrase_length"
        /// The machine lacks the memory that the key file's cost asks for.
        case outOfMemory = "out_of_memory"
        /// A system call failed.
        case inputOutput = "input_output"
    }

    /// What happened.
    public let code: Code
    /// What happened, for the operator's log; never holds a personal value or a secret.
    public let message: String
    /// Where it was noticed.
    public let fileID: StaticString
    /// Where it was noticed.
    public let line: UInt
    /// The error underneath.
    public let underlying: (any Error)?

    /// Describes a failure at the place of the call.
    public init(
        _ code: Code,
        _ message: String,
        underlying: (any Error)? = nil,
        fileID: StaticString = #fileID,
        line: UInt = #line
    ) {
        self.code = code
        self.message = message
        self.underlying = underlying
        self.fileID = fileID
        self.line = line
    }

    /// Whether the same call may succeed later; otherwise the state is unknown and the vault has to be opened anew.
    public var isRetryable: Bool {
        switch code {
        case .storageBusy, .wrongPassphrase, .passphraseLength, .outOfMemory: true
        default: false
        }
    }
}

extension VaultFailure: Equatable {
    /// Equal when the codes are.
    public static func == (left: VaultFailure, right: VaultFailure) -> Bool {
        left.code == right.code
    }
}

extension VaultFailure: CustomStringConvertible {
    /// Code, message and place, for the operator's log.
    public var description: String {
        "\(code.rawValue): \(message) (\(fileID):\(line))"
    }
}
