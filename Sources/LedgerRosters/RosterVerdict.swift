/// What reading a row came to.
public enum RosterVerdict: String, Sendable {
    /// Every part was read with certainty: a person, a day and a length of time.
    case accept
    /// The row asks to be recorded and a person has to look at it first.
    case reject
    /// The row asks for nothing: a title, a header, a total, a note, an absence.
    case ignored
}
