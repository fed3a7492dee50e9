/// Why a row of a roster was refused or set aside; the raw values are the codes of `Ledger/policy/roster_reasons.json`.
public enum RosterReason: String, Error, CaseIterable, Sendable {
    // Set aside: nothing on this line asks to be recorded.
    case titleLine = "title_line"
    case headerLine = "header_line"
    case totalLine = "total_line"
    case noteLine = "note_line"
    case absent
    case emptyRow = "empty_row"

    // The line as a whole.
    case noHeader = "no_header"
    case unreadableBytes = "unreadable_bytes"
    case unreadableQuotes = "unreadable_quotes"
    case hiddenData = "hidden_data"
    case struckOut = "struck_out"
    case formulaCell = "formula_cell"
    case cellError = "cell_error"
    case dittoUnresolved = "ditto_unresolved"
    case mergedAmbiguous = "merged_ambiguous"
    case extraCells = "extra_cells"
    case stillMarked = "still_marked"
    case remarkNeedsPerson = "remark_needs_person"

    // The person.
    case noName = "no_name"
    case unreadableName = "unreadable_name"
    case severalNames = "several_names"
    case notAPerson = "not_a_person"
    case idCheckFailed = "id_check_failed"
    case unknownPerson = "unknown_person"
    case ambiguousName = "ambiguous_name"
    case personDisagrees = "person_disagrees"

    // The day.
    case noDate = "no_date"
    case unreadableDate = "unreadable_date"
    case noSuchDay = "no_such_day"
    case ambiguousDate = "ambiguous_date"
    case dateRange = "date_range"
    case dateDisagrees = "date_disagrees"
    case weekdayDisagrees = "weekday_disagrees"
    case dateInFuture = "date_in_future"
    case outsidePeriod = "outside_period"

    // The time.
    case noSignIn = "no_sign_in"
    case noSignOut = "no_sign_out"
    case unreadableTime = "unreadable_time"
    case ambiguousTime = "ambiguous_time"
    case multipleIntervals = "multiple_intervals"
    case endBeforeStart = "end_before_start"
    case unreadableBreak = "unreadable_break"
    case noDuration = "no_duration"
    case unreadableDuration = "unreadable_duration"
    case ambiguousNumber = "ambiguous_number"
    case zeroDuration = "zero_duration"
    case over24Hours = "over_24_hours"
    case durationDisagrees = "duration_disagrees"

    // Against the other rows of the file.
    case overlap
    case duplicateRow = "duplicate_row"
    case possibleDuplicate = "possible_duplicate"
    case dayOver24Hours = "day_over_24_hours"
}
