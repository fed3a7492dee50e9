import ArgumentParser

/// Everything about rosters; each act is a subcommand.
struct RosterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract: "名册：读、退改、记录。 Rosters: read them, send them back, record them.",
        discussion: """
            示例 Examples:
              xinshi roster read 名册.xlsx --as-of 2026-11-21 --no-register
              xinshi roster copy 名册.xlsx --as-of 2026-11-21 --no-register --out 退改.xlsx
            """,
        subcommands: [
            RosterReadCommand.self, RosterCopyCommand.self, RosterRecordCommand.self, RosterUndoCommand.self,
        ]
    )
}
