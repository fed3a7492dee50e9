import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerService
import LedgerVault

/// What a person asked for in vain, as his copy and `volunteer show` tell it (spec 08 §9).
struct RefusedRequests {
    private let refusals: [(line: RefusalBook.Line, reason: String?)]
    private let ledger: Ledger
    private let options: LedgerOptions

    /// Reads the log once.
    init(of subject: SubjectID, in ledger: Ledger, _ options: LedgerOptions) throws {
        (self.ledger, self.options) = (ledger, options)
        refusals = try options.translated {
            try ledger.project(RefusalBook(of: subject)).lines.map { ($0, try ledger.text(.reason, at: $0.index)) }
        }
    }

    /// Everything for programs.
    var json: JSONValue {
        .array(
            refusals.map { line, reason in
                .facts([
                    ("index", .number(line.index)), ("day", .text(line.day)), ("request", .text(line.request.text)),
                    ("reason_code", .text(line.reasonCode.text)), ("reason", .text(reason)),
                    ("organisation_name", .text(options.name(of: line.organisation, in: ledger))),
                ])
            }
        )
    }

    /// One line for each.
    func lines(_ codes: CodeNames) -> [String] {
        refusals.map { line, reason in
            let parts = [
                options.words("不予办理", "refused"), codes.name(line.request.text, in: "requests"),
                codes.name(line.reasonCode.text, in: "request_refusals"), options.kept(reason), "\(line.day)",
                options.name(of: line.organisation, in: ledger), "[\(line.index)]",
            ]
            return parts.joined(separator: "  ")
        }
    }
}
