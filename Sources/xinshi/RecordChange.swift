import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerService

/// A correction, declining or voiding of a record: when, for which organisation and why; never by whom by name.
struct RecordChange {
    /// What was done.
    enum Kind {
        case correction, declining, voiding

        /// The list of its reasons (spec 05 §9).
        var list: String {
            switch self {
            case .correction: "correction"
            case .declining: "declining"
            case .voiding: "voiding"
            }
        }
    }

    /// What was done.
    let kind: Kind
    private let step: PersonRecords.Step
    private let organisation: String
    private let reason: String?

    /// Names the organisation, and the reason by the lists in force.
    init(_ kind: Kind, _ step: PersonRecords.Step, _ organisation: String, _ codes: CodeNames) {
        (self.kind, self.step, self.organisation) = (kind, step, organisation)
        reason = step.reasonCode.map { codes.name($0.text, in: kind.list) }
    }

    /// For programs.
    var facts: JSONValue {
        .facts([
            ("day", .text(step.day)), ("index", .number(step.index)), ("organisation", .text(step.organisation)),
            ("organisation_name", .text(organisation)), ("reason_code", .text(step.reasonCode?.text)),
        ])
    }

    /// For people.
    func words(_ options: LedgerOptions) -> String {
        let verb =
            switch kind {
            case .correction: options.words("更正", "corrected")
            case .declining: options.words("驳回", "declined")
            case .voiding: options.words("作废", "voided")
            }
        let why = reason.map { options.words("，原因：\($0)", ", reason: \($0)") } ?? ""
        return options.words("\(verb) \(step.day) \(organisation)", "\(verb) \(step.day) by \(organisation)") + why
    }
}

extension PersonRecords {
    /// What was done to a record after it was entered, approvals apart, in the order of the log.
    func changes(
        of record: UInt64,
        in batch: (first: UInt64, range: BatchRange)?
    ) -> [(kind: RecordChange.Kind, step: Step)] {
        var found = (records[record]?.corrections ?? []).map { (kind: RecordChange.Kind.correction, step: $0) }
        if let declined = declining(of: record, in: batch) { found.append((.declining, declined)) }
        if let voided = voiding(of: record, in: batch) { found.append((.voiding, voided)) }
        return found
    }
}
