/// Why a store, the checkpoint lock or the writer could not do what was asked: I/O and operation, never a rule.
///
/// Two failures are equal when their codes are. A `fatal` failure means that the state on disk is not known or must not
/// be written to: nothing may be appended until the log was opened anew, which runs the start-up table (spec 11 §3).
public struct StoreFailure: Error, Equatable, Sendable {
    /// What went wrong, for programs.
    public enum Code: String, Sendable, CaseIterable {
        /// The head moved between reading and appending: a second writer.
        case headMoved = "head_moved"
        /// Another writer took the log over; this one can never append again.
        case fenced
        /// The session with the database server ended in the middle of something.
        case connectionLost = "connection_lost"
        /// The database server does not answer or does not let us in.
        case unreachable
        /// The address of a database cannot be read or holds a password.
        case addressRefused = "address_refused"
        /// The tables were made by a later version of this program.
        case schemaVersion = "schema_version"
        /// Another process holds the file for longer than the busy timeout.
        case busy
        /// The disk or the file's size limit is full.
        case diskFull = "disk_full"
        /// A read, write or flush failed.
        case inputOutput = "input_output"
        /// The store's own structure is damaged, or it breaks one of its own rules.
        case corrupt
        /// The schema refused to change or remove an entry.
        case immutable
        /// The file cannot be opened or created, or does not belong to us alone.
        case notPermitted = "not_permitted"
        /// The flush setting that durability rests on does not hold.
        case notDurable = "not_durable"
        /// There is no checkpoint lock where the log says there is one.
        case lockAbsent = "lock_absent"
        /// There is a checkpoint lock already where one should be created.
        case lockExists = "lock_exists"
        /// Another process owns the checkpoint lock.
        case lockHeld = "lock_held"
        /// Neither slot of the checkpoint lock is whole.
        case lockDamaged = "lock_damaged"
        /// The checkpoint lock does not hold what this writer put there last.
        case lockMoved = "lock_moved"
        /// The checkpoint lock is ahead of the data: an old backup was restored.
        case lockAhead = "lock_ahead"
        /// The data and a signed checkpoint of the same size have different roots.
        case rootDiffers = "root_differs"
        /// A published or witnessed checkpoint is ahead of the lock.
        case publishedAhead = "published_ahead"
        /// The short code that was typed is not that of the lock.
        case shortCodeDiffers = "short_code_differs"
        /// No offered key is the log's current key.
        case keyMissing = "key_missing"
        /// The log has no entries, or has some where it should have none.
        case notInitialised = "not_initialised"
        /// The log already has entries.
        case alreadyInitialised = "already_initialised"
        /// The rows read back are not those that were written.
        case readBackDiffers = "read_back_differs"
        /// The clock jumped; an operator has to accept it.
        case clockStopped = "clock_stopped"
        /// The log named its successor; nothing follows.
        case ended
        /// An earlier fatal failure; open the log anew.
        case reopenRequired = "reopen_required"
        /// The index or size asked for is not in the log.
        case outOfRange = "out_of_range"
        /// A checkpoint that should be kept does not verify or is not of this log.
        case checkpointRefused = "checkpoint_refused"
    }

    /// What went wrong, for programs.
    public let code: Code
    /// What went wrong, for people; one sentence that names the remedy where there is one.
    public let message: String
    /// Whether the log must be opened anew before anything else is appended.
    public let isFatal: Bool
    /// The error beneath, in its own words.
    public let underlying: String?
    /// The source file that noticed.
    public let fileID: String
    /// The source line that noticed.
    public let line: Int

    /// A failure after which the same request may be made again.
    public static func retryable(
        _ code: Code,
        _ message: String,
        underlying: String? = nil,
        fileID: String = #fileID,
        line: Int = #line
    ) -> StoreFailure {
        StoreFailure(
            code: code,
            message: message,
            isFatal: false,
            underlying: underlying,
            fileID: fileID,
            line: line
        )
    }

    /// A failure after which the log must be opened anew.
    public static func fatal(
        _ code: Code,
        _ message: String,
        underlying: String? = nil,
        fileID: String = #fileID,
        line: Int = #line
    ) -> StoreFailure {
        StoreFailure(
            code: code,
            message: message,
            isFatal: true,
            underlying: underlying,
            fileID: fileID,
            line: line
        )
    }

    /// The same failure, counted as fatal.
    public var asFatal: StoreFailure {
        StoreFailure(
            code: code,
            message: message,
            isFatal: true,
            underlying: underlying,
            fileID: fileID,
            line: line
        )
    }

    /// Equal when the codes are.
    public static func == (left: StoreFailure, right: StoreFailure) -> Bool {
        left.code == right.code
    }
}

extension StoreFailure: CustomStringConvertible {
    /// The sentence, the code, and where it was noticed.
    public var description: String {
        let cause = underlying.map { " (\($0))" } ?? ""
        return "\(message)\(cause) [\(code.rawValue), \(isFatal ? "fatal" : "may be tried again"), \(fileID):\(line)]"
    }
}
