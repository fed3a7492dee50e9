internal import LedgerFormat
internal import LedgerModel
internal import LedgerRosters

/// Holds what the log knows under a file's ids against what the file says (spec 12 §5).
///
/// The ids follow from log, file and activity, so whoever has seen the file can use them first, for something else: an answer
/// as if the row had been recorded would lose it.
struct RosterRepeats {
    private var check: RepeatCheck
    private var openings: [CommandID: (opening: Command, isAdding: Bool)] = [:]

    init(_ ledger: Ledger, _ request: RosterRequest) {
        check = RepeatCheck(ledger, files: [RosterCommands.path: request.scan ?? request.bytes])
    }

    /// Whether the log has this very row under its id; a word that was given in one of two runs makes no other row.
    mutating func agrees(_ session: Command) throws -> Bool {
        try check.difference(of: session, except: ["second_service"]) == nil
    }

    /// Notes the roster of a row that is recorded or would be added.
    mutating func expect(_ opening: Command, isAdding: Bool) {
        openings[opening.id] = (opening, isAdding || openings[opening.id]?.isAdding ?? false)
    }

    /// Throws `command_differs` with the field when rosters that are open already are not those that were noted.
    ///
    /// The reason for being late may have come later. Sheet and recorder may differ when nothing is added.
    mutating func checkOpenings() throws {
        for (opening, isAdding) in openings.values {
            let passed: Set<String> = isAdding ? ["late_reason"] : ["file", "late_reason", "recorder"]
            guard let field = try check.difference(of: opening, except: passed) else { continue }
            throw CommandRefusal(code: "command_differs", line: nil, field: field)
        }
    }
}
