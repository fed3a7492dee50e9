import ArgumentParser
import LedgerFormat
import LedgerRosters

/// Writes the copy of a roster that goes back to the clerk, with a 错误 column.
struct RosterCopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "写出带“错误”列的退改副本。 Write a copy with a column that says what to correct.",
        discussion: """
            示例 Examples:
              xinshi roster copy 名册.xlsx --as-of 2026-11-21 --no-register --out 退改.xlsx
              xinshi roster copy 名册.csv --as-of 2026-11-21 --register 人员.csv --out 退改.csv

            CSV 的副本是 CSV，工作簿的副本是工作簿；已有的文件从不覆盖，新文件只有本人可读。
            A CSV stays CSV, a workbook a workbook; no file is replaced.
            The copy is readable by its owner only.

            改好一行后清空它的“错误”格，否则再交时仍会退回。
            Clear a line's 错误 cell once it is corrected, or it is refused again.

            JSON: accepted, copy, ignored, rejected

            退出码 Exit codes:
              0 已写出 written
              1 文件名已被占用 the name is taken
              2 用法 usage
              3 故障 failure
            """
    )

    @OptionGroup var roster: RosterFileOptions

    @Option(
        help: ArgumentHelp("副本的文件名，须是新的。 Name of the copy; must be new.", valueName: "file"),
        completion: .file(extensions: ["csv", "xlsx"])
    )
    var out: String

    @Flag(help: "输出 JSON。 Print JSON.")
    var json = false

    @OptionGroup var language: LanguageOption

    func run() throws {
        let reading = try roster.read(language)
        let isWorkbook = reading.format == .workbook
        try requireName(isWorkbook: isWorkbook)
        try NewFile.write(try copy(of: reading, isWorkbook: isWorkbook), to: out, language)
        guard !json else { return try Terminal.write(answer(reading)) }
        let done = language.text("副本已写入 \(Terminal.visible(out))", "copy written to \(Terminal.visible(out))")
        try Terminal.write(RosterWords(language: language).totals(reading, roster) + done + "\n")
    }

    private func answer(_ reading: RosterReading) -> String {
        let facts: [(String, JSONValue?)] = [
            ("accepted", .number(reading.count(of: .accept))), ("copy", .text(out)),
            ("ignored", .number(reading.count(of: .ignored))), ("rejected", .number(reading.count(of: .reject))),
        ]
        return String(decoding: JSONValue.facts(facts).canonicalBytes, as: UTF8.self) + "\n"
    }

    /// A workbook must be named so, and text must not, or a spreadsheet program will not open the copy.
    private func requireName(isWorkbook: Bool) throws {
        guard out.lowercased().hasSuffix(".xlsx") != isWorkbook else { return }
        throw ValidationError(
            isWorkbook
                ? "这份名册是工作簿，副本的文件名请以 .xlsx 结尾。 The roster is a workbook: end the copy's name in .xlsx."
                : "这份名册是文本，副本的文件名请以 .csv 结尾。 The roster is text: end the copy's name in .csv."
        )
    }

    private func copy(of reading: RosterReading, isWorkbook: Bool) throws -> [UInt8] {
        guard isWorkbook else { return RosterCorrections.csv(reading, language.ofRosters) }
        do throws(RosterFailure) {
            return try RosterCorrections.xlsx(reading, language.ofRosters)
        } catch {
            throw Failed(message: language.text(error.message, error.english), code: error.code.rawValue)
        }
    }
}
