/// Sixteen random bytes that name one thing; the phantom `Kind` keeps subjects, organisations and activities apart.
public struct Identifier<Kind>: Hashable, Comparable, Sendable {
    /// Bytes 0..<8, big-endian.
    public let high: UInt64
    /// Bytes 8..<16, big-endian.
    public let low: UInt64

    /// Wraps two big-endian words.
    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Copies exactly 16 bytes; nil for any other count.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        let words = bytes.withUnsafeBytes { raw in
            (
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.init(high: words.0, low: words.1)
    }

    /// Reads exactly 32 lower-case digits, or nil for anything else; the caller guarantees the bounds.
    @inlinable
    public init?(hexDigits digits: UnsafeBufferPointer<UInt8>, at start: Int = 0) {
        guard let high = Hex.word(digits, at: start), let low = Hex.word(digits, at: start + 16) else { return nil }
        self.init(high: high, low: low)
    }

    /// Reads exactly 32 lower-case hexadecimal digits; nil for anything else.
    public init?(hex text: String) {
        guard text.utf8.count == 32, let bytes = Hex.decode(text) else { return nil }
        self.init(bytes)
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        withUnsafeBytes(of: high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: low.bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Orders by bytes.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: CustomStringConvertible {
    /// Thirty-two lower-case hexadecimal digits.
    public var description: String {
        Hex.encode(bytes)
    }
}

/// Marks ids of humans: volunteers, operators, guardians.
public enum SubjectKind {}
/// Marks ids of organisations.
public enum OrganisationKind {}
/// Marks ids of activities.
public enum ActivityKind {}
/// Marks ids of trainings.
public enum TrainingKind {}
/// Marks ids that a client draws for one command.
public enum CommandKind {}

/// One human in one log; never an ID number and derived from nothing.
public typealias SubjectID = Identifier<SubjectKind>
/// One node of the organisation tree.
public typealias OrganisationID = Identifier<OrganisationKind>
/// One activity.
public typealias ActivityID = Identifier<ActivityKind>
/// One training.
public typealias TrainingID = Identifier<TrainingKind>
/// One command of a client; sent again it yields the first outcome.
public typealias CommandID = Identifier<CommandKind>
