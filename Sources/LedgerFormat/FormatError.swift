/// Why bytes were refused: a code of the specification and where it was noticed.
public struct FormatError: Error, Hashable, Sendable {
    /// The refusal of the specification.
    public let code: Code
    /// Offset of the first offending byte within the bytes given to the reader, 0 where none can be named.
    public let offset: Int

    /// Builds a refusal.
    public init(_ code: Code, at offset: Int = 0) {
        self.code = code
        self.offset = offset
    }

    /// The refusals of specs 01, 02 and 03; the raw value is the written code.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        // JSON profile, spec 01 §2.
        case jsonUTF8 = "json_utf8"
        case jsonNotObject = "json_not_object"
        case jsonWhitespace = "json_whitespace"
        case jsonTrailing = "json_trailing"
        case jsonNumber = "json_number"
        case jsonNumberRange = "json_number_range"
        case jsonKey = "json_key"
        case jsonKeyOrder = "json_key_order"
        case jsonControlCharacter = "json_control_character"
        case jsonEscape = "json_escape"
        case jsonDepth = "json_depth"
        case jsonSyntax = "json_syntax"
        // Entries, spec 02 §7.
        case entryLength = "entry_length"
        case entryVersion = "entry_version"
        case entryKind = "entry_kind"
        case entryRange = "entry_range"
        case genesisKeys = "genesis_keys"
        case genesisValue = "genesis_value"
        case batchLength = "batch_length"
        case batchSequence = "batch_sequence"
        case batchCount = "batch_count"
        case batchPrevious = "batch_previous"
        case batchTime = "batch_time"
        case batchAlgorithm = "batch_algorithm"
        case logType = "log_type"
        case logKeys = "log_keys"
        case logValue = "log_value"
        // Notes and checkpoints, spec 03 §2.
        case noteUTF8 = "note_utf8"
        case noteControlCharacter = "note_control_character"
        case noteNoSignature = "note_no_signature"
        case noteSignatureLine = "note_signature_line"
        case noteBase64 = "note_base64"
        case noteTooLarge = "note_too_large"
        case noteKeyName = "note_key_name"
        case noteDuplicateSignature = "note_duplicate_signature"
        case noteUnverified = "note_unverified"
        case noteBadSignature = "note_bad_signature"
        case checkpointLines = "checkpoint_lines"
        case checkpointOrigin = "checkpoint_origin"
        case checkpointSize = "checkpoint_size"
        case checkpointRoot = "checkpoint_root"
        case vkeyFormat = "vkey_format"
        case vkeyName = "vkey_name"
        case vkeyID = "vkey_id"
        case vkeyAlgorithm = "vkey_algorithm"
        // Tiles, spec 03 §3.
        case tilePath = "tile_path"
        case tileLength = "tile_length"
        case bundleLength = "bundle_length"
        // Proofs, spec 03 §4.
        case proofHeader = "proof_header"
        case proofExtra = "proof_extra"
        case proofIndex = "proof_index"
        case proofHash = "proof_hash"
        case proofLength = "proof_length"
        case proofRoot = "proof_root"
        // Trust policy files, spec 03 §5.
        case policyCharacter = "policy_character"
        case policyLine = "policy_line"
        case policyKey = "policy_key"
        case policyName = "policy_name"
        case policyMember = "policy_member"
        case policyThreshold = "policy_threshold"
        case policyQuorum = "policy_quorum"
        case policyLimit = "policy_limit"
    }
}

extension FormatError: CustomStringConvertible {
    /// The code and the offset, for findings and test output; not a text for visitors.
    public var description: String { "\(code.rawValue) at byte \(offset)" }
}
