/// What a column of a roster holds, as its header says.
enum ColumnRole: Equatable {
    /// A running number.
    case index
    /// The person.
    case name
    /// The day.
    case date
    /// The weekday, which has to be that of the day.
    case weekday
    /// The arrival.
    case start
    /// The leaving.
    case end
    /// `时间`, `服务时间`: a date, an interval or a length, which only the cells tell.
    case moment
    /// A length, with the unit of bare numbers.
    case duration(DurationUnit?)
    /// A break, with the unit of bare numbers.
    case rest(DurationUnit?)
    /// A telephone number or its tail.
    case phone
    /// An identity number.
    case residentID
    /// A volunteer number.
    case volunteerNumber
    /// What was done.
    case activity
    /// Where.
    case place
    /// The station or team.
    case station
    /// Who led.
    case leader
    /// A remark.
    case remark
    /// Whether the person was there.
    case status
    /// How many people or times a line stands for; anything but one is refused.
    case multiplicity
    /// A sum over other cells; compared, never recorded.
    case total
    /// The person's own signature.
    case signature
    /// What somebody who examined the line says of it.
    case opinion
    /// Known, and of no weight: gender, planned times.
    case other

    /// Whether the column says when or how long.
    var isTemporal: Bool {
        switch self {
        case .date, .start, .end, .moment, .duration, .rest: true
        default: false
        }
    }
}
