/// What a column of a roster holds, as its header says.
enum ColumnRole: Equatable {
    case index
    case name
    case date
    case start
    case end
    /// `时间`, `服务时间`: a date, an interval or a length, which only the cells tell.
    case moment
    case duration(DurationUnit?)
    case rest(DurationUnit?)
    case phone
    case residentID
    case volunteerNumber
    case activity
    case place
    case station
    case leader
    case remark
    case status
    /// How many people or times a line stands for; anything but one is refused.
    case multiplicity
    /// A sum over other cells; compared, never recorded.
    case total
    /// Known, and of no weight: signatures, gender, planned times.
    case other

    /// Whether the column says when or how long.
    var isTemporal: Bool {
        switch self {
        case .date, .start, .end, .moment, .duration, .rest: true
        default: false
        }
    }
}
