internal import LedgerFormat

/// The times that a cosignature of one size may name (spec 03 §2).
///
/// One outside of it would be `backdated` or `postdated` in every audit that knows the witness, for ever.
struct CosignatureWindow {
    private static let toleranceMilliseconds: UInt64 = 15 * 60 * 1000

    /// The machine's clock, in milliseconds.
    let clock: UInt64
    /// Log time of the last entry that the size covers.
    let last: UInt64
    /// Log time of the entry above; nil when there is none.
    let next: UInt64?

    /// Throws `CosignatureTimeRefusal` when the line's time lies outside.
    func check(_ line: NoteSignature, of witness: VerifierKey) throws(CosignatureTimeRefusal) {
        guard let seconds = Cosignature(line.bytes)?.timestampSeconds, let reason = reason(seconds) else { return }
        throw CosignatureTimeRefusal(reason: reason, witness: witness.name, timestampSeconds: seconds)
    }

    private func reason(_ seconds: UInt64) -> CosignatureTimeRefusal.Reason? {
        let (product, isBeyond) = seconds.multipliedReportingOverflow(by: 1000)
        let time = isBeyond ? UInt64.max : product
        if Self.isOver(time, clock) { return .ahead(clockMilliseconds: clock) }
        if Self.isOver(last, time) { return .early(lastMilliseconds: last) }
        if let next, Self.isOver(time, next) { return .late(nextMilliseconds: next) }
        return nil
    }

    /// Whether a time is more than the tolerance after another.
    private static func isOver(_ time: UInt64, _ other: UInt64) -> Bool {
        time > other && time - other > toleranceMilliseconds
    }
}

/// A cosignature whose time cannot be right, so that its checkpoint is not kept.
public struct CosignatureTimeRefusal: Error, Hashable, Sendable {
    /// What its time contradicts, by more than 15 minutes.
    public enum Reason: Hashable, Sendable {
        /// It is ahead of this machine's clock.
        case ahead(clockMilliseconds: UInt64)
        /// It is before the log time of the last entry that it covers.
        case early(lastMilliseconds: UInt64)
        /// It is after the log time of the first entry that it does not cover.
        case late(nextMilliseconds: UInt64)
    }

    /// What its time contradicts.
    public let reason: Reason
    /// The witness's key name.
    public let witness: String
    /// The time that the witness names, in Unix seconds.
    public let timestampSeconds: UInt64

    /// The code for programs.
    public var code: String {
        switch reason {
        case .ahead: "cosignature_ahead"
        case .early: "cosignature_early"
        case .late: "cosignature_late"
        }
    }
}
