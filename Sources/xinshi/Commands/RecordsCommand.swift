import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi records`: batches of service records.
struct RecordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records",
        abstract: "服务记录（整批）：待审核、查看、审核、驳回、作废。 Batches of records.",
        discussion: """
            示例 Examples:
              xinshi records pending --data s
              xinshi records show --data s --as approver --batch 120
              xinshi records approve --data s --as approver --batch 120
              xinshi records approve --data s --as approver --batch 120 --all-but 123,125
              xinshi records void --data s --as desk1 --batch 120 --reason-code recorder_withdrew

            批次号可用 BATCH 条目或批内任何一条的序号。 --batch takes the index of the BATCH entry or of any statement in it.
            """,
        subcommands: [RecordsPending.self, RecordsShow.self, RecordsApprove.self, Decline.self, Void.self]
    )

    /// What names a batch and what is left out of it.
    struct Choice: ParsableArguments {
        @OptionGroup var signing: SigningOptions
        @Option(help: "批次：BATCH 条目或批内任何一条的序号。 Index in the batch.") var batch: UInt64
        @Option(help: "不处理的记录序号，用逗号分隔。 Record indexes to leave out.") var allBut: String?

        /// The record indexes to leave out; refuses what is no number, and a number that no record of the batch has.
        func leftOut(of range: RangeDraft) throws -> Set<UInt64> {
            let parts = allBut?.listed ?? []
            let indexes = parts.compactMap { UInt64($0) }
            guard indexes.count == parts.count else {
                throw ValidationError(signing.words("--all-but 须为记录序号。", "--all-but takes record indexes."))
            }
            let known = range.records.map(\.index)
            let others = indexes.filter { !known.contains($0) }.map(String.init).joined(separator: " ")
            guard others.isEmpty else {
                let listed = known.map(String.init).joined(separator: " ")
                let words = signing.words(
                    "--all-but：这一批没有第 \(others) 条记录，未作任何处理。这一批的记录是第 \(listed) 条。",
                    "--all-but: the batch has no record \(others); nothing was done. Its records are \(listed)."
                )
                throw Refused(code: "record_not_in_batch", message: words)
            }
            return Set(indexes)
        }

        /// Prints a record that is left out and why.
        func say(_ index: UInt64, leftOutFor reason: (zh: String, en: String), code: String) {
            let words = signing.words("未处理：第 \(index) 条，\(reason.zh)", "left out: record \(index), \(reason.en)")
            signing.options.say([("except", .number(index)), ("why", .text(code))], words)
        }
    }

    /// `records decline`.
    struct Decline: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "decline",
            abstract: "驳回待审核的记录，不可恢复。 Decline pending records for good.",
            discussion:
                "示例 Example: xinshi records decline --data s --as approver --batch 120 --reason-code no_evidence"
        )
        @OptionGroup var choice: Choice
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let signing = choice.signing
            let ledger = try signing.open()
            var range = try RangeDraft(choice.batch, in: ledger, signing.options)
            let card = try signing.card(of: ledger)
            try RangeDraft.requirePerson(card, signing.options)
            var leftOut = try choice.leftOut(of: range)
            for hindered in range.obstacles(by: card.authorKey, in: ledger, approves: false) {
                guard leftOut.insert(hindered.index).inserted else { continue }
                choice.say(hindered.index, leftOutFor: hindered.words, code: hindered.obstacle.rawValue)
            }
            range.leaveOut(leftOut)
            try RecordsCommand.end(.recordsDeclined, range, reason, choice, ledger)
        }
    }

    /// `records void`.
    struct Void: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "void",
            abstract: "作废记录，不可恢复；录入人可用 recorder_withdrew 撤回未审核的批次。 Void records for good.",
            discussion: """
                示例 Examples:
                  xinshi records void --data s --as desk1 --batch 120 --reason-code recorder_withdrew
                  xinshi records void --data s --as approver --batch 120 --reason-code false_record
                """
        )
        @OptionGroup var choice: Choice
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let signing = choice.signing
            let ledger = try signing.open()
            var range = try RangeDraft(choice.batch, in: ledger, signing.options)
            var leftOut = try choice.leftOut(of: range)
            for record in range.records where record.state == .void || record.state == .declined {
                if !leftOut.insert(record.index).inserted { continue }
                choice.say(record.index, leftOutFor: ("已驳回或作废", "declined or void"), code: "record_final")
            }
            range.leaveOut(leftOut)
            try RecordsCommand.end(.recordsVoided, range, reason, choice, ledger)
        }
    }

    private static func end(
        _ type: StatementType,
        _ range: RangeDraft,
        _ reason: ReasonOptions,
        _ choice: Choice,
        _ ledger: Ledger
    ) throws {
        let options = choice.signing.options
        var draft = Draft(type)
        draft.set("range", try range.value(options))
        reason.write(to: &draft)
        let signed = try choice.signing.sign([draft], in: ledger)
        let count = range.chosen.count
        let words = options.words(
            "已处理 \(count) 条，第 \(signed.first) 条。",
            "\(count) records, recorded at \(signed.first)"
        )
        options.say([("index", .number(signed.first)), ("records", .number(count))], words)
    }
}
