import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi stars`: star grades.
struct StarsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stars",
        abstract: "星级：应授与已授，授予。 Star grades.",
        discussion: """
            示例 Examples:
              xinshi stars --data s
              xinshi stars show --data s 张三
              xinshi stars grant --data s --as approver 张三
            """,
        subcommands: [Show.self, Grant.self],
        defaultSubcommand: Show.self
    )

    /// `stars show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "列出可授予更高星级或待复核的人；给出人员时只看此人。 Who may be granted a star.",
            discussion: "示例 Example: xinshi stars show --data s 张三"
        )
        @Argument(help: "人员；省略则列出所有可授予的人。 Person.") var person: String?
        @Option(help: "授予组织编号，其地区决定标准；默认最上级组织。 Granting organisation.") var organisation: String?
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let named = try person.map { try options.person($0, in: ledger) }
            let given: OrganisationID? = try options.id(organisation, "--organisation")
            let day = ledger.today
            let rows = ledger.ask { state -> [(SubjectSums, Int)] in
                state.loadAll()
                guard let granter = given ?? state.organisations().first?.id else { return [] }
                var all: [SubjectSums] = []
                state.forEachSubject { if named == nil || $0.subject == named { all.append($0) } }
                return all.sorted { $0.subject < $1.subject }.map { sums in
                    (sums, state.starProposal(for: sums.subject, organisation: granter, on: day) ?? 0)
                }
            }
            let shown = rows.filter { named != nil || $0.1 > $0.0.stars || $0.0.isUnderReview }
            for (sums, proposal) in shown { try say(sums, proposal, ledger) }
            if shown.isEmpty, !options.json { print(options.words("没有可授予的星级。", "Nobody is due a star.")) }
        }

        private func say(_ sums: SubjectSums, _ proposal: Int, _ ledger: Ledger) throws {
            let facts: [(String, JSONValue?)] = [
                ("subject", .text(sums.subject)), ("stars", .number(sums.stars)), ("proposal", .number(proposal)),
                ("review", .bool(sums.isUnderReview)), ("effective_seconds", .number(sums.total.count)),
            ]
            let review = sums.isUnderReview ? options.words("，待复核", ", under review") : ""
            let line = options.words("已授 \(sums.stars) 星，可授 \(proposal) 星", "holds \(sums.stars), earned \(proposal)")
            options.say(facts, "\((try? options.describe(sums.subject, in: ledger)) ?? "")  \(line)\(review)")
        }
    }

    /// `stars grant`.
    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "grant",
            abstract: "授予星级；省略 --stars 时授予可授的最高星级。 Grant a star.",
            discussion: "示例 Example: xinshi stars grant --data s --as approver 张三"
        )
        @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "星级 1 到 5。 Stars.") var stars: Int?

        func run() throws {
            let options = signing.options
            let ledger = try signing.open()
            let subject = try options.person(person, in: ledger)
            let card = try signing.card(of: ledger)
            let day = ledger.today
            let earned = ledger.ask { $0.starProposal(for: subject, organisation: card.organisation, on: day) } ?? 0
            let granted = stars ?? earned
            guard granted > 0 else {
                throw Refused(code: "star_not_earned", message: RefusalWords.sentence("star_not_earned", options))
            }
            var draft = Draft(.starGranted)
            draft.set("subject", subject)
            draft.set("stars", .number(granted))
            draft.set("size", .number(ledger.size))
            try signing.finish(draft, in: ledger)
        }
    }
}
