public import LedgerModel

extension CommandResolver {
    /// The first field, by bytes, in which a command differs from the statement that stands under its id (spec 12 §2).
    ///
    /// `answers.commitments` are those of the command's values; a field of `facts` or `profile` is named by its tag. Nil when
    /// the statement is what the command asks for. `logged` is the object of the statement.
    public static func difference(
        of command: Command,
        from logged: JSONValue,
        with answers: CommandAnswers,
        except passed: Set<String> = []
    ) -> String? {
        let schema = StatementSchema.of(command.wish.becomes)
        guard logged["type"]?.string == schema.type.rawValue else { return "becomes" }
        guard let wished = try? JSONValue.parse(command.wish.fields) else { return "fields" }
        for field in schema.ownFields where !passed.contains(field.key) {
            let made = wished[field.key].map { resolve($0, of: field, answers) } ?? commitment(field, answers)
            if made == logged[field.key] { continue }
            return field.kind.isCommitments ? tag(made, logged[field.key]) ?? field.key : field.key
        }
        return nil
    }

    private static func tag(_ made: JSONValue?, _ logged: JSONValue?) -> String? {
        CommitmentTag.allCases.sorted().map(\.rawValue).first { made?[$0] != logged?[$0] }
    }
}
