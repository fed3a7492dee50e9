import LedgerModel
import LedgerService

/// Finds the one person that a desk means.
struct PersonChoice {
    private let options: LedgerOptions

    /// Speaks in the language of the options.
    init(_ options: LedgerOptions) {
        self.options = options
    }

    /// An id, number or name that only one person has; refuses to guess.
    func subject(_ text: String, in ledger: Ledger) throws -> SubjectID {
        let found = try options.translated { try ledger.people(matching: text) }
        guard let only = found.first else {
            throw Refused(
                code: "unknown_person",
                message: options.words("没有登记此人。", "Nobody of this name is registered.")
            )
        }
        guard found.count == 1 else {
            throw Refused(
                code: "ambiguous_name",
                message: options.words(
                    "有 \(found.count) 位同名的人，请用编号或志愿者编号。",
                    "\(found.count) people have this name; give the id or number."
                )
            )
        }
        return only
    }
}
