internal import LedgerModel

/// Open objections stand beside what they are about, so that nobody has to look through all of them (spec 06 §6).
extension LedgerState {
    mutating func open(_ row: ObjectionRow, _ scene: Scene) {
        tables.objections.insert(row, at: scene.index)
        var notes = tables.recordNotes.row(row.record) ?? RecordNotesRow()
        notes.openObjections.append(scene.index)
        tables.recordNotes.set(notes, at: row.record)
    }

    mutating func close(_ index: UInt64, _ outcome: ObjectionOutcome) {
        guard let position = tables.objections.position(of: index) else { return }
        tables.objections[position].outcome = outcome
        let record = tables.objections[position].record
        guard var notes = tables.recordNotes.row(record) else { return }
        notes.openObjections.removeAll { $0 == index }
        tables.recordNotes.set(notes, at: record)
    }

    /// The open objections to a record or grade, ascending by index; none when the entry is neither.
    public mutating func openObjections(to index: UInt64) -> [UInt64] {
        tables.recordNotes.row(index)?.openObjections ?? []
    }

    /// What became of the records that a certificate covers since it was issued (spec 09 §4).
    ///
    /// - Parameter lastCorrection: index of the last `session_corrected` of a record, nil when there was none.
    public mutating func covered(
        _ records: [UInt64],
        issuedAt index: UInt64,
        lastCorrection: (UInt64) throws -> UInt64?
    ) rethrows -> CoveredRecords {
        var covered = CoveredRecords()
        for number in records {
            let state = record(number)?.state
            if state == .void {
                covered.voided.append(number)
            } else if try lastCorrection(number) ?? 0 > index || state != .effective {
                covered.changed.append(number)
            }
            let open = openObjections(to: number).compactMap { objection($0) }
            if open.contains(where: { !$0.isReport }) { covered.disputed.append(number) }
            covered.reports += open.filter(\.isReport)
        }
        return covered
    }

    /// The open objections of the one concerned or his guardian, ascending by index; reports by others are left out.
    public mutating func openOwnObjections(to index: UInt64) -> [UInt64] {
        openObjections(to: index).filter { objection($0)?.isReport == false }
    }
}

/// What became of the records of a certificate since it was issued, each in the order asked.
public struct CoveredRecords: Hashable, Sendable {
    /// Those that are void; told apart, for nobody served the time that they name.
    public internal(set) var voided: [UInt64] = []
    /// Those that were corrected or declined after the issue and are not void.
    public internal(set) var changed: [UInt64] = []
    /// Those with an open objection of the one concerned or his guardian.
    public internal(set) var disputed: [UInt64] = []
    /// Open reports by others against any of them, which change no state (spec 09 §4).
    public internal(set) var reports: [ObjectionView] = []

    /// None.
    public init() {}
}
