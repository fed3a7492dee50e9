import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi sample`: records for an inspection.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "抽查：按种子随机抽取记录，连同证据条目与证明一并导出（民政部令第67号第二十一、二十二条）。 A sample for an inspection.",
        discussion: """
            示例 Examples:
              xinshi sample --data s --size 20 --seed 2026年第四季度抽查 --out 抽查
              xinshi sample --data s --size 20 --seed 7F3A --from 2026-01-01 --to 2026-12-31 --organisation 岗贝社区志愿服务站 --out 抽查

            同一账本状态、同一种子，谁抽都是同一批（规范 10 §5）。种子应由检查方在检查点公布之后给出。
            The same log, checkpoint and seed give the same records to anybody. The inspector names the seed once the
            checkpoint was published. To check the folder:
              python3 Tools/verifier/sample.py --trust 信任目录 抽查 [公布的账本目录]
            JSON: entries, log_size, out, population, records, root
            """
    )
    @Option(help: "抽取条数。 How many records.") var size: Int
    @Option(help: "种子，任意文字，1 到 200 字节。 Seed, any text.") var seed: String
    @Option(help: "服务日不早于。 First day of service.") var from: String?
    @Option(help: "服务日不晚于。 Last day of service.") var to: String?
    @Option(help: "只抽此组织录入的：编号或名称。 Of this organisation.") var organisation: String?
    @Option(help: "输出目录，不得已有 sample.json。 Folder to write to.") var out: String
    @OptionGroup var options: LedgerOptions

    func run() throws {
        guard var request = RecordSample.Request(size: size, seed: seed) else {
            throw ValidationError(
                options.words(
                    "--size 至少为 1；--seed 须为 1 到 200 字节、不含控制字符。",
                    "--size is at least 1; --seed has 1 to 200 bytes without control characters."
                )
            )
        }
        request.days = try days()
        let ledger = try options.open()
        request.organisation = try options.organisation(organisation, in: ledger)
        let sample = try options.translated { try ledger.sample(request) }
        guard !sample.lines.isEmpty else {
            let words = options.words("没有符合条件的记录。", "No record answers the description.")
            throw Refused(code: "sample_empty", message: words)
        }
        try write(sample, ledger)
        say(sample, ledger)
    }

    private func days() throws -> DayRange? {
        guard from != nil || to != nil else { return nil }
        let first = try options.day(from ?? "1992-01-01", "--from")
        let last = try options.day(to ?? "9999-12-31", "--to")
        guard first <= last else {
            throw ValidationError(options.words("--from 晚于 --to。", "--from lies after --to."))
        }
        return DayRange(first: first, last: last)
    }

    // The description comes last: a folder without it is one that was not finished.
    private func write(_ sample: RecordSample, _ ledger: Ledger) throws {
        try NewFolder.fill(out, options.language) { folder in
            try folder.makeFolder("entries")
            for index in sample.entries {
                let proof = try options.translated { try ledger.proofFile(ofEntry: index) }
                try folder.write(proof, to: "entries/\(index).tlog-proof")
            }
            try folder.write(sample.description + [0x0A], to: "sample.json")
        }
    }

    private func say(_ sample: RecordSample, _ ledger: Ledger) {
        let records = sample.lines.map(\.record)
        let facts: [(String, JSONValue?)] = [
            ("out", .text(out)), ("population", .number(sample.population)),
            ("records", .array(records.map { .integer(Int64($0)) })), ("entries", .number(sample.entries.count)),
            ("log_size", .number(ledger.size)), ("root", .text(ledger.root)),
        ]
        let numbers = records.map { "\($0)" }.joined(separator: " ")
        let words = options.words(
            "从 \(sample.population) 条记录中抽取 \(records.count) 条：\(numbers)\n已导出到 \(out)（\(sample.entries.count) 个条目及证明）。",
            "\(records.count) of \(sample.population) records: \(numbers)\nwritten to \(out), \(sample.entries.count) entries"
        )
        options.say(facts, words)
    }
}
