/// What stands behind the time of a row.
public enum RosterEvidence: String, Sendable {
    /// A time of arrival and a time of leaving are written down for this person.
    case signedInOut = "signed_in_out"
    /// Only a length of time is written down.
    case roster
}
