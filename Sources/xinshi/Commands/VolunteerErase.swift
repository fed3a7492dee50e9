import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi volunteer erase`.
struct VolunteerErase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "删除一人的个人信息；账本中的时间记录保留，不再指向任何人。 Erase a person's data.",
        discussion: """
            示例 Examples:
              xinshi volunteer erase --data s --as root ID --basis pipl_47_2
              xinshi volunteer erase --data s --as root ID --basis pipl_47_3 --before-retention-ends

            服务记录的保存期限（政策 recording 的 retention，默认 10 年）未届满的，须加 --before-retention-ends，或先限制处理（person restrict）。
            While the records are to be kept (retention of the policy recording, ten years by default), erasing takes
            --before-retention-ends; until then processing can be restricted (person restrict).
            JSON: index, retention_end?
            """
    )

    @Argument(help: "编号（32 位十六进制）。 Subject id.") var subject: String
    @OptionGroup var signing: SigningOptions
    @Option(help: "法律依据代码，见 policy codes erasure_bases，如 pipl_47_3。 Legal basis.") var basis: String
    @Flag(help: "保存期限未届满也删除。 Erase although the records are still to be kept.") var beforeRetentionEnds = false

    func run() throws {
        let options = signing.options
        let ledger = try signing.open()
        let id: SubjectID = try options.id(subject, "ID")
        let retention = ledger.retention(of: id)
        let running = retention.flatMap { $0.end >= ledger.today ? $0 : nil }
        if let running, !beforeRetentionEnds { throw Self.refusal(running, options) }
        var draft = Draft(.subjectErased)
        draft.set("subject", id)
        draft.set("legal_basis", basis)
        let signed = try signing.sign([draft], in: ledger)
        let words = options.words("已删除，第 \(signed.first) 条。", "erased, recorded at \(signed.first)")
        let warning =
            running.map {
                options.words("记录本应保存至 \($0.end)。", " The records were to be kept until \($0.end).")
            } ?? ""
        options.say([("index", .number(signed.first)), ("retention_end", .text(running?.end))], words + warning)
    }

    private static func refusal(_ retention: Retention, _ options: LedgerOptions) -> Refused {
        Refused(
            code: "retention_running",
            message: options.words(
                "此人最后一次服务在 \(retention.lastService)，记录须保存至 \(retention.end)。未作删除。可先限制处理（person restrict）；"
                    + "确有依据现在就删除的，加 --before-retention-ends。",
                "The last service was on \(retention.lastService); the records are kept until \(retention.end). Nothing was "
                    + "erased. Restrict processing (person restrict), or, with a basis to erase now, say --before-retention-ends."
            )
        )
    }
}
