/// Which batch is open and which turn collects changed rows; 0 is none.
struct JournalMarks {
    var batch: UInt32 = 0
    var turn: UInt32 = 0
}

/// What all tables do together.
enum JournalAct {
    /// A batch begins, or, with batch 0, ends.
    case begin(JournalMarks)
    /// The open batch stands.
    case commit
    /// The open batch never was.
    case rollback
    /// Lends the rows that changed in this turn and forgets that they did.
    case takeChanges((StateRow) -> Void)
    /// Lends every row in memory.
    case handOverAll((StateRow) -> Void)
    /// Brings every row of the source into memory.
    case loadAll
}

/// A part of the state that can be brought back to the beginning of a batch.
protocol Journaled {
    mutating func perform(_ act: JournalAct)
}
