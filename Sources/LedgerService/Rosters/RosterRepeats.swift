internal import LedgerFormat
internal import LedgerModel
internal import LedgerRosters

/// Holds what the log knows under a file's ids against what the file says (spec 12 §5).
///
/// The ids follow from log, file and activity, so whoever has seen the file can use them first, for something else: an answer
/// as if the row had been recorded would lose it.
struct RosterRepeats {
    private var check: RepeatCheck

    init(_ ledger: Ledger, _ request: RosterRequest) {
        check = RepeatCheck(ledger, files: [RosterCommands.path: request.scan ?? request.bytes])
    }

    /// Whether the log has this very row under its id; a word that was given in one of two runs makes no other row.
    mutating func agrees(_ session: Command) throws -> Bool {
        try check.difference(of: session, except: ["second_service"]) == nil
    }

    /// Throws `command_differs` with the field when rosters that are open already are not those of this request.
    ///
    /// The reason for being late may have come later. Who recorded may differ when nothing is added.
    mutating func check(_ openings: [Command], adding: Set<CommandID>) throws {
        for opening in openings {
            let passed: Set<String> = adding.contains(opening.id) ? ["late_reason"] : ["late_reason", "recorder"]
            guard let field = try check.difference(of: opening, except: passed) else { continue }
            throw CommandRefusal(code: "command_differs", line: nil, field: field)
        }
    }
}
