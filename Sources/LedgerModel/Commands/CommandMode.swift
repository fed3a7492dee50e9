/// What one refused command means for the others of its file (spec 12 §2).
public enum CommandMode: String, CaseIterable, Hashable, Sendable {
    /// All or none: the whole file is one batch of one author.
    case atomic
    /// Each batch has an outcome of its own.
    case itemised
}
