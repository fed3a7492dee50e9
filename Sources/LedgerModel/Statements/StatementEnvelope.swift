/// What every statement carries besides the fields of its type.
///
/// The type and its version are not repeated here: they follow from the `Statement` (`Statement.type`).
public struct StatementEnvelope: Hashable, Sendable {
    /// The statement's name, unique in the log.
    public let id: StatementID

    /// Wraps an id.
    public init(id: StatementID) {
        self.id = id
    }
}
