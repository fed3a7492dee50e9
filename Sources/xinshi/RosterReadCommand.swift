import ArgumentParser
import LedgerRosters

/// Shows how a roster is read; records nothing and writes no file.
struct RosterReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "逐行读名册并说明，不作任何记录。 Read a roster line by line; nothing is recorded.",
        discussion: """
            示例 Examples:
              xinshi roster read 名册.xlsx --as-of 2026-11-21 --register 人员.csv
              xinshi roster read 名册.csv --as-of 2026-11-21 --no-register --json

            --json 只输出逐行的列表；文件的提示只在表格形式中给出。
            --json prints the lines alone; warnings are in the table form.

            退出码 Exit codes:
              0 已读；有退回的行也是 0，读不等于拒绝。 read, even when lines are refused: reading is no refusal
              2 用法 usage
              3 整个文件无法读 the file cannot be read at all
            """
    )

    @OptionGroup var roster: RosterFileOptions

    @Flag(help: "输出 JSON 列表。 Print the list as JSON.")
    var json = false

    @OptionGroup var language: LanguageOption

    func run() throws {
        let reading = try roster.read(language)
        guard !json else { return try Terminal.write(reading.json) }
        try Terminal.write(RosterWords(language: language).text(reading, options: roster))
    }
}
