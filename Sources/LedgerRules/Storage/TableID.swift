/// The tables of the state; the raw value names a projection in a store of rows.
///
/// Directories map sixteen bytes to a dense number; all others are keyed by eight bytes.
public enum TableID: Int, CaseIterable, Hashable, Sendable {
    /// The counters, the accepted policies: few rows that every command reads.
    case counters = 1
    /// Subject id to subject number.
    case subjectNumbers
    /// Subject number to sums and the newest record.
    case subjects
    /// Organisation id to organisation number.
    case organisationNumbers
    /// Organisation number to place in the tree.
    case organisations
    /// Activity id to activity number.
    case activityNumbers
    /// Activity number to its days.
    case activities
    /// Training id to training number.
    case trainingNumbers
    /// Training number to who held it.
    case trainings
    /// First half of an author key to author number.
    case authorNumbers
    /// Author number to key, holder and sequence.
    case authors
    /// Author number and first sequence number to a batch.
    case batches
    /// Index of a `roster_opened` to the common facts of its sessions.
    case rosters
    /// Index divided by 64 to the records among those entries.
    case records
    /// Subject number and organisation number to roles.
    case operators
    /// Index divided by 64 to the commands that begin among those entries.
    case commands
    /// Index of an `objection_opened` to the objection.
    case objections
    /// Record to its numbers on other platforms and the certificates that cover it.
    case recordNotes
    /// Register ordinal to certificate.
    case certificates
    /// Training number and subject number to learning time.
    case attendances
    /// Adoption number to policy document.
    case policies
    /// Subject number to guardians.
    case guardians
    /// Index of a `student_evaluated` to who was evaluated, and by whom.
    case grades
    /// Subject number to offices and changes of identity.
    case subjectNotes
    /// First half of the digest of a credential to register ordinal.
    case credentialOrdinals
}
