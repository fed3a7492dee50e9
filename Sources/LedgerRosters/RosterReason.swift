/// Why a row of a roster was refused or set aside; the raw values are the codes of `Ledger/policy/roster_reasons.json`.
public enum RosterReason: String, Error, CaseIterable, Sendable {
    // Set aside: nothing on this line asks to be recorded.
    /// A title or heading, not a record.
    case titleLine = "title_line"
    /// A header line, not a record.
    case headerLine = "header_line"
    /// A total, not a record.
    case totalLine = "total_line"
    /// A note or signature line, not a record.
    case noteLine = "note_line"
    /// Said to be absent.
    case absent
    /// Nothing is filled in on this line.
    case emptyRow = "empty_row"

    // The line as a whole.
    /// No header with a name column was found, so the columns are unknown.
    case noHeader = "no_header"
    /// The line holds bytes that are no text, or two encodings.
    case unreadableBytes = "unreadable_bytes"
    /// Quotes on this line do not pair, so cells may be shifted.
    case unreadableQuotes = "unreadable_quotes"
    /// The row, its column or the sheet is hidden.
    case hiddenData = "hidden_data"
    /// Text on this row is struck through.
    case struckOut = "struck_out"
    /// A name, date or time is a formula, or begins with = + - @.
    case formulaCell = "formula_cell"
    /// A cell shows an error or a formula that was never computed.
    case cellError = "cell_error"
    /// There is nothing to repeat directly above the ditto mark.
    case dittoUnresolved = "ditto_unresolved"
    /// The time stands in a merged cell: each person's, or all together.
    case mergedAmbiguous = "merged_ambiguous"
    /// The cells do not fit the header.
    case extraCells = "extra_cells"
    /// The 错误 cell is not empty.
    case stillMarked = "still_marked"
    /// The remark may change the time.
    case remarkNeedsPerson = "remark_needs_person"
    /// A training, a meeting, paid work, a plan, or something that fell out.
    case notService = "not_service"

    // The person.
    /// There is no name.
    case noName = "no_name"
    /// The name holds digits, a note or something else uncertain.
    case unreadableName = "unreadable_name"
    /// The cell names more than one person.
    case severalNames = "several_names"
    /// This is no person's full name.
    case notAPerson = "not_a_person"
    /// The identity number's length, birthday or check character is wrong.
    case idCheckFailed = "id_check_failed"
    /// Nobody in the register has this name.
    case unknownPerson = "unknown_person"
    /// Several people in the register have this name.
    case ambiguousName = "ambiguous_name"
    /// The phone, volunteer number or identity number is not that of this person in the register.
    case personDisagrees = "person_disagrees"

    // The day.
    /// There is no date.
    case noDate = "no_date"
    /// The date cannot be read or lacks its day.
    case unreadableDate = "unreadable_date"
    /// There is no such day.
    case noSuchDay = "no_such_day"
    /// The date may mean several days.
    case ambiguousDate = "ambiguous_date"
    /// The cell names several days.
    case dateRange = "date_range"
    /// The date contradicts the title or another date on the line.
    case dateDisagrees = "date_disagrees"
    /// The date and the weekday beside it disagree.
    case weekdayDisagrees = "weekday_disagrees"
    /// The date lies after the day of reading.
    case dateInFuture = "date_in_future"
    /// The date lies outside the chosen month.
    case outsidePeriod = "outside_period"

    // The time.
    /// There is a time of leaving and none of arrival.
    case noSignIn = "no_sign_in"
    /// There is a time of arrival and none of leaving.
    case noSignOut = "no_sign_out"
    /// The time cannot be read.
    case unreadableTime = "unreadable_time"
    /// The time may be read in several ways.
    case ambiguousTime = "ambiguous_time"
    /// The line holds more than one interval.
    case multipleIntervals = "multiple_intervals"
    /// The end lies before the start.
    case endBeforeStart = "end_before_start"
    /// The break cannot be read, lacks a unit or has no interval to be taken from.
    case unreadableBreak = "unreadable_break"
    /// There is no length of time.
    case noDuration = "no_duration"
    /// The length cannot be read, or is approximate.
    case unreadableDuration = "unreadable_duration"
    /// The number lacks a unit or holds a comma.
    case ambiguousNumber = "ambiguous_number"
    /// The length is zero.
    case zeroDuration = "zero_duration"
    /// The length is more than 24 hours.
    case over24Hours = "over_24_hours"
    /// The length is 16 hours or more.
    case tooLong = "too_long"
    /// The length disagrees with start and end less the break, or with another length.
    case durationDisagrees = "duration_disagrees"

    // Against the other rows of the file.
    /// The time overlaps an earlier line of the same person.
    case overlap
    /// The line repeats an earlier one.
    case duplicateRow = "duplicate_row"
    /// The same person already has a line on this day.
    case possibleDuplicate = "possible_duplicate"
    /// The person's day adds up to more than 24 hours.
    case dayOver24Hours = "day_over_24_hours"
}
