/// Which batch is open and which turn collects changed rows; 0 is none.
struct JournalMarks {
    var batch: UInt32 = 0
    var turn: UInt32 = 0
}

/// What all tables do together.
enum JournalAct {
    /// A batch begins, or the collection of changed rows.
    case begin(JournalMarks)
    /// The open batch stands.
    case commit(JournalMarks)
    /// The open batch never was.
    case rollback(JournalMarks)
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
