import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

extension ReviewCommand {
    /// `review report`.
    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "report",
            abstract: "把复核中的发现登记为举报，交他人作结论。 Report what a review found; another person decides.",
            discussion: """
                示例 Examples:
                  xinshi review report --data s --as clerk --record 123 --reason-code tip
                  xinshi review report --data s --as desk1 --record 123 --record 124 --reason-code false_record --reason 当天没有活动
                用个人密钥登记的，登记人不能自己作结论。 Who reports with a person key does not decide it.
                JSON: index, reports
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号，可重复。 Index of a record; repeatable.") var record: [UInt64]
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let options = signing.options
            try options.requireDifferent(record)
            let ledger = try signing.open()
            let drafts = try record.map { index in
                var draft = Draft(.objectionOpened)
                draft.set("record", try options.reference(index, in: ledger))
                reason.write(to: &draft)
                return draft
            }
            let signed = try signing.sign(drafts, in: ledger)
            let reports = record.indices.map { JSONValue.integer(Int64(signed.first) + Int64($0)) }
            options.say(
                [("index", .number(signed.first)), ("reports", .array(reports))],
                options.words(
                    "已登记 \(record.count) 件举报，自第 \(signed.first) 条；由另一人 review decide。",
                    "\(record.count) reported, from \(signed.first); another person decides (review decide)"
                )
            )
        }
    }

    /// `review decide`.
    struct Decide: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "decide",
            abstract: "对记录上未处理的举报作出结论，一并入账。 Decide the open reports against records.",
            discussion: """
                示例 Examples:
                  xinshi review decide --data s --as approver --record 123 --outcome rejected --reason-code unfounded
                  xinshi review decide --data s --as approver --record 123 --record 124 --outcome upheld --reason-code confirmed
                先有举报（review report、report open），再由另一人作结论；upheld 成立的，另行作废或更正。
                结论人不得是录入人、审核人、举报登记人或服务人。
                A report comes first (review report, report open). Not by who recorded, approved, reported or served.
                JSON: decisions, index
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号，可重复。 Index of a record; repeatable.") var record: [UInt64]
        @Option(help: "upheld 属实，rejected 不属实。 Outcome.") var outcome: String
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let options = signing.options
            let outcome: ObjectionOutcome = try options.choice(outcome, "--outcome")
            try options.requireDifferent(record)
            let ledger = try signing.open()
            let reports = try record.flatMap { try openReports(on: $0, ledger) }
            let drafts = try reports.map { report in
                var draft = Draft(.objectionDecided)
                draft.set("objection", try options.reference(report, in: ledger))
                draft.set("outcome", outcome.rawValue)
                reason.write(to: &draft)
                return draft
            }
            let signed = try signing.sign(drafts, in: ledger)
            let decisions = reports.indices.map { JSONValue.integer(Int64(signed.first) + Int64($0)) }
            options.say(
                [("index", .number(signed.first)), ("decisions", .array(decisions))],
                options.words(
                    "已入账 \(reports.count) 项结论，自第 \(signed.first) 条。",
                    "\(reports.count) decided, from \(signed.first)"
                )
            )
        }

        /// What the one concerned objects to himself is decided by `objection decide`.
        private func openReports(on record: UInt64, _ ledger: Ledger) throws -> [UInt64] {
            let reports = ledger.ask { state in
                state.openObjections(to: record).filter { state.objection($0)?.isReport == true }
            }
            guard reports.isEmpty else { return reports }
            throw Refused(
                code: "report_missing",
                message: signing.words(
                    "记录 \(record) 没有未处理的举报。先登记发现（review report），再由另一人作结论：一个人的发现，不由他自己定论。",
                    "No report against record \(record) is open. Report the finding first (review report); another person decides."
                )
            )
        }
    }
}

extension LedgerOptions {
    /// Refuses a record that is named twice.
    fileprivate func requireDifferent(_ records: [UInt64]) throws {
        guard Set(records).count == records.count else {
            throw ValidationError(words("--record 重复。", "--record is given twice for one record."))
        }
    }
}
