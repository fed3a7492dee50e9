/// One table of a sheet: where it lies and what its columns hold.
struct RosterTable {
    /// The cells of one day in a wide grid.
    struct Day {
        /// The date in the header; nil with a reason when it cannot be read.
        var parts: DateParts?
        /// Why the date cannot be used.
        var defect: RosterReason?
        /// The cell that holds a length or an interval.
        var cell: Int?
        /// The cells of arrival and leaving.
        var start: Int?
        /// The cell of leaving.
        var end: Int?
        /// The length beside arrival and leaving, and its unit.
        var duration: Int?
        /// The unit of the length.
        var unit: DurationUnit?

        /// The columns of the day.
        var columns: [Int] { [cell, start, end, duration].compactMap { $0 } }

        /// The first column of the day.
        var firstColumn: Int { cell ?? start ?? duration ?? end ?? 0 }
    }

    /// A note that corrects rows of the table.
    struct Correction {
        /// The note.
        var text: String
        /// Whether it names somebody of the table; else it may mean anybody.
        var namesSomebody: Bool
        /// The lines that it may correct.
        var lines: Range<Int>
    }

    /// The index of the sheet in the file.
    var sheet: Int
    /// The header lines, as indices into the sheet's lines.
    var header: Range<Int>
    /// The lines below, up to the next table's title.
    var body: Range<Int>
    /// The columns, including those without a header.
    var columns: Range<Int>
    /// The role of each column with a recognised header, from left to right.
    var roles: [(column: Int, role: ColumnRole)]
    /// The days of a wide grid.
    var days: [Day] = []
    /// What the lines above say.
    var context = SheetContext()
    /// The notes that correct rows.
    var corrections: [Correction] = []
    /// The columns of status, signatures and opinions that are filled for somebody: an empty cell there says no.
    var confirming: Set<Int> = []
    /// The places of dates such as 7.1 that may have lost a zero: line and column, or in a grid's header line 0.
    var openDates: Set<[Int]> = []
    /// How times of day are written here.
    var clock = ClockHabits()
    /// How the lengths of each column are written; those of a grid's days share one entry, under -1.
    var lengths: [Int: LengthHabits] = [:]

    /// The name column.
    var nameColumn: Int { first(.name) ?? columns.lowerBound }

    /// The first column with the role.
    func first(_ role: ColumnRole) -> Int? {
        roles.first { $0.role == role }?.column
    }

    /// All columns with the role.
    func all(_ role: ColumnRole) -> [Int] {
        roles.filter { $0.role == role }.map(\.column)
    }

    /// How the lengths of the column are written.
    func lengthHabits(_ column: Int) -> LengthHabits {
        lengths[days.isEmpty ? column : -1] ?? LengthHabits()
    }

    /// The columns of lengths, with their units.
    var durations: [(column: Int, unit: DurationUnit?)] {
        roles.compactMap { column, role in
            if case .duration(let unit) = role { (column, unit) } else { nil }
        }
    }

    /// The columns of breaks, with their units.
    var rests: [(column: Int, unit: DurationUnit?)] {
        roles.compactMap { column, role in
            if case .rest(let unit) = role { (column, unit) } else { nil }
        }
    }
}
