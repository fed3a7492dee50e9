import ArgumentParser
import LedgerFormat
import LedgerService

/// `xinshi regions`: names of region codes.
struct RegionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions",
        abstract: "行政区划：导入较大的代码表、查询。 Region codes and their names.",
        discussion: """
            示例 Examples:
              xinshi regions import 区划代码.csv --data s
              xinshi regions list --data s 1501
            """,
        subcommands: [Import.self, List.self]
    )

    /// `regions import`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入区划代码表（CSV：代码,名称；UTF-8）。 Import a table of codes and names.",
            discussion: """
                示例 Example: xinshi regions import 区划代码.csv --data s

                代码为 6 位（GB/T 2260）、9 位（乡镇、街道）或 12 位（村、社区），上级须在表中；末尾的 000 归到上级。有一行不对，整表不导入。
                区划名称只供阅读：规则不读它，因此存于数据目录的 regions.csv，不进入账本；要作为政策公布的，用 policy adopt。
                Codes have 6, 9 or 12 digits and their superior is in the table; one bad line and nothing is imported. Names are
                for readers: no rule reads them, so they stay in regions.csv of the data directory and out of the log.
                JSON: added, renamed, same, total
                """
        )
        @Argument(help: "CSV 文件。 CSV file.") var file: String
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let bytes = try options.file(file)
            let ledger = try options.open()
            let before = try options.translated { try ledger.regions() }
            switch RegionTable.read(bytes, into: before) {
            case .failure(let faults): throw report(faults.all)
            case .success(let table):
                try options.translated { try ledger.keep(table) }
                say(table, before)
            }
        }

        private func say(_ table: RegionTable, _ before: RegionTable) {
            let added = table.names.keys.count { before.names[$0] == nil }
            let renamed = table.names.count { code, name in before.names[code].map { $0 != name } ?? false }
            let facts: [(String, JSONValue?)] = [
                ("added", .number(added)), ("renamed", .number(renamed)),
                ("same", .number(table.names.count - added - renamed)), ("total", .number(table.names.count)),
            ]
            let words = options.words(
                "新增 \(added) 个，改名 \(renamed) 个，现有 \(table.names.count) 个区划。",
                "\(added) added, \(renamed) renamed, \(table.names.count) in all"
            )
            options.say(facts, words)
        }

        private func report(_ faults: [RegionTable.Fault]) -> any Error {
            for fault in faults.prefix(100) {
                let words = fault.kind.words
                let line = options.words("第 \(fault.line) 行：\(words.zh)", "line \(fault.line): \(words.en)")
                Terminal.note("✗ \(line)\n")
            }
            return Refused(
                code: "regions_invalid",
                message: options.words(
                    "表中有 \(faults.count) 处错误，没有导入任何一行。",
                    "\(faults.count) faults; nothing was imported."
                )
            )
        }
    }

    /// `regions list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出区划代码与名称；给出前几位时只列其下的。 List codes and names.",
            discussion: """
                示例 Example: xinshi regions list --data s 1501
                JSON: name, path, region
                """
        )
        @Argument(help: "代码前几位。 First digits.") var prefix = ""
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let table = try options.translated { try ledger.regions() }
            let units = table.units(under: prefix)
            for (code, name) in units {
                let path = (table.path(of: code) ?? []).joined()
                options.say(
                    [("region", .text(code)), ("name", .text(name)), ("path", .text(path))],
                    "\(code)  \(path)"
                )
            }
            if units.isEmpty, !options.json { print(options.words("没有这样的区划。", "There is no such region.")) }
        }
    }
}

extension RegionTable.Fault.Kind {
    /// What is wrong with a line, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .encoding: ("不是 UTF-8。请另存为 UTF-8 CSV", "it is no UTF-8; save the table as UTF-8 CSV")
        case .columns: ("须为“代码,名称”两列", "it is not a code, a comma and a name")
        case .shape: ("代码须为 6、9 或 12 位 GB/T 2260 代码", "the code is none of GB/T 2260 with 6, 9 or 12 digits")
        case .name: ("名称为空、太长，或含逗号、控制字符", "the name is empty, too long, or holds a comma or control characters")
        case .repeated: ("同一代码在上文有另一个名称", "the code stands above with another name")
        case .orphan(let parent): ("缺少上级 \(parent)", "the unit above, \(parent), is missing")
        }
    }
}
