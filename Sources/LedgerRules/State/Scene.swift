internal import LedgerModel

/// One statement's surroundings: its entry and its batch.
struct Scene {
    let entry: AppliedEntry
    /// T: log time in whole seconds.
    let now: Int64
    /// D: the Shanghai day of T.
    let today: CivilDate
    let batch: OpenBatch

    init(_ entry: AppliedEntry, _ batch: OpenBatch) {
        self.entry = entry
        self.batch = batch
        now = Int64(clamping: entry.logTimeMilliseconds / 1000)
        today = ShanghaiDay.of(now)
    }

    var index: UInt64 { entry.index }
    /// A, the author organisation.
    var organisation: UInt32 { batch.organisation }
    /// a, the subject of a person key.
    var subject: UInt32? { batch.subject }
    /// The subjects behind a person key, a first; none behind another.
    var guarantors: [UInt32] { batch.guarantors }
    /// Position in the batch, from 0.
    var offset: Int { Int(clamping: Int64(entry.index) - Int64(batch.firstIndex)) }
}

/// The policies that sessions of one organisation are judged by on one day.
struct SessionPolicies {
    let organisation: UInt32
    let day: CivilDate
    let recording: RecordingPolicy
    let calendar: WorkingDayCalendar
}
