public import LedgerModel
public import LedgerRules

/// When and why records were declined or voided, of everybody: what a clerk is told who enters one of them again.
///
/// A fold in memory; holds one element for each act, whatever the number of its records.
public struct RecordEndings: StatementProjection {
    /// One declining or voiding.
    public struct Ending: Hashable, Sendable {
        /// `declined` or `void`.
        public let state: RecordState
        /// The Shanghai log day.
        public let day: CivilDate
        /// Why, by the list `declining` or `voiding`.
        public let reasonCode: Code
    }

    /// The types it takes up.
    public static let types: Set<StatementType> = [.sessionVoided, .recordsDeclined, .recordsVoided]

    private var single: [UInt64: Ending] = [:]
    private var acts: [(range: BatchRange, ending: Ending)] = []

    /// None yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        let day = input.logDay
        switch input.statement {
        case .sessionVoided(let act):
            single[input.index(of: act.record)] = Ending(state: .void, day: day, reasonCode: act.reasonCode)
        case .recordsDeclined(let act):
            acts.append((act.range, Ending(state: .declined, day: day, reasonCode: act.reasonCode)))
        case .recordsVoided(let act):
            acts.append((act.range, Ending(state: .void, day: day, reasonCode: act.reasonCode)))
        default: break
        }
    }

    /// What ended a record, by itself or with its batch; nil for one that was neither declined nor voided.
    ///
    /// - Parameter batch: the whole batch that the record belongs to, and the index of its first statement.
    public func ending(of record: UInt64, in batch: (first: UInt64, range: BatchRange)) -> Ending? {
        if let ending = single[record] { return ending }
        guard record >= batch.first else { return nil }
        let offset = Int(record - batch.first)
        return acts.last { act in
            act.range.authorKey == batch.range.authorKey && act.range.firstSequence == batch.range.firstSequence
                && !act.range.except.contains(offset)
        }?.ending
    }
}
