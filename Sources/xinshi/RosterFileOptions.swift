import ArgumentParser
import LedgerModel
import LedgerRosters

/// The roster and what the clerk says about it; shared by every subcommand that reads one.
struct RosterFileOptions: ParsableArguments {
    @Argument(
        help: "名册文件（CSV 或 XLSX）。 The roster, CSV or XLSX.",
        completion: .file(extensions: ["csv", "txt", "tsv", "xlsx"])
    )
    var file: String

    @Option(
        help: ArgumentHelp("读名册的日子，之后的日期一律退回。 The day of reading; later dates are refused.", valueName: "day"),
        transform: RosterFileOptions.day
    )
    var asOf: CivilDate

    @Option(
        help: ArgumentHelp("名册所属月份，其他月份的日期退回。 The roster's month; other days are refused.", valueName: "yyyy-mm"),
        transform: RosterFileOptions.month
    )
    var period: RosterPeriod?

    @Option(
        help: ArgumentHelp("人员名单（CSV，有“姓名”列），用来核对姓名。 The known people, a CSV file.", valueName: "file"),
        completion: .file(extensions: ["csv"])
    )
    var register: String?

    @Flag(help: "不核对姓名。 Names are not looked up.")
    var noRegister = false

    func validate() throws {
        guard (register == nil) == noRegister else {
            throw ValidationError(
                "须且只须给出 --register 与 --no-register 之一。 Give exactly one of --register and --no-register."
            )
        }
    }

    /// Reads and judges the file; fails in words when nothing of it can be judged.
    func read(_ language: LanguageOption) throws -> RosterReading {
        do throws(RosterFailure) {
            let known: RosterRegister?
            if let register {
                known = try RosterRegister(bytes: try RosterFile.bytes(path: register))
            } else {
                known = nil
            }
            let options = RosterOptions(asOf: asOf, period: period, register: known)
            return try RosterReader.read(bytes: try RosterFile.bytes(path: file), fileName: file, options: options)
        } catch {
            let sentence = language.text(error.message, error.english)
            throw Failed(message: "\(Terminal.visible(sentence)) [\(error.code.rawValue)]", code: error.code.rawValue)
        }
    }

    private static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(text) else {
            throw ValidationError("日期要写成 2026-11-21。 Write the day as 2026-11-21.")
        }
        return day
    }

    private static func month(_ text: String) throws -> RosterPeriod {
        guard let month = RosterPeriod(text) else {
            throw ValidationError("月份要写成 2026-11。 Write the month as 2026-11.")
        }
        return month
    }
}
