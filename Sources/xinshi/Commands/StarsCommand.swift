import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi stars`: star grades.
struct StarsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stars",
        abstract: "星级：应授与已授，授予，复核。 Star grades.",
        discussion: """
            示例 Examples:
              xinshi stars --data s
              xinshi stars show --data s 张三
              xinshi stars grant --data s --as approver 张三
              xinshi stars close-review --data s --as approver 张三 --reason-code checked
            """,
        subcommands: [Show.self, Grant.self, StarsCloseReview.self],
        defaultSubcommand: Show.self
    )

    /// `stars show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "列出可授予更高星级或待复核的人；给出人员时只看此人。 Who may be granted a star.",
            discussion: """
                示例 Examples:
                  xinshi stars show --data s 张三
                  xinshi stars show --data s 张三 --as-of 2026-06-30
                  xinshi stars show --data s 张三 --from 2026-01-01 --to 2026-12-31

                --as-of 以账本当日结束时的内容与当日的标准计算；--from、--to 另给出该服务期内的时间。
                --as-of folds the log up to the end of that day, with the rules of that day; --from and --to add the hours of
                those days of service.
                星级标准取自授予组织地区所采用的政策 stars；门槛按秒比较，取整只用于显示。
                The rule set is the one that the granting organisation's region adopted; thresholds are compared in seconds.
                不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
                Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
                JSON: counted_seconds, effective_seconds, missing_seconds?, next_star?, next_tenure_day?, period_seconds?, proposal, \
                review, rounded_hundredths, rounding, rule_set, size, stars, subject
                """
        )
        @Argument(help: "人员；省略则列出所有可授予的人。 Person.") var person: String?
        @Option(help: "授予组织编号，其地区决定标准；默认最上级组织。 Granting organisation.") var organisation: String?
        @OptionGroup var times: PeriodOptions
        @OptionGroup var disclosure: MinorDisclosure
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let period = try times.read(options)
            let ledger = try options.open()
            let named = try person.map { try options.person($0, in: ledger) }
            let given = try options.organisation(organisation, in: ledger)
            let rows = try options.translated {
                try ledger.ask(asOf: period.asOf) { state, size, day in
                    Standing.all(in: &state, granter: given, on: day).filter {
                        named == nil || $0.sums.subject == named
                    }
                    .map { $0.counting(period.service, in: &state, size: size) }
                }
            }
            let shown = rows.filter { named != nil || $0.proposal > $0.sums.stars || $0.sums.isUnderReview }
            let rounding = ledger.rounding(for: given)
            let people = try disclosure.people(shown.map(\.sums.subject), in: ledger, options)
            for standing in shown { try say(standing, rounding, people) }
            people.sayMasked()
            guard shown.isEmpty, !options.json else { return }
            print(
                named == nil
                    ? options.words("没有可授予的星级。", "Nobody is due a star.")
                    : options.words("此人当时尚未登记。", "This person was not registered then.")
            )
        }

        private func say(_ standing: Standing, _ rounding: Rounding, _ people: PeopleShown) throws {
            let (sums, proposal) = (standing.sums, standing.proposal)
            let (earned, hundredths) = (standing.earned, rounding.hundredths(ofSessions: standing.sessions))
            let facts: [(String, JSONValue?)] = [
                ("subject", .text(sums.subject)), ("stars", .number(sums.stars)), ("proposal", .number(proposal)),
                ("review", .bool(sums.isUnderReview)), ("effective_seconds", .number(sums.total.count)),
                ("period_seconds", .number(standing.period?.count)), ("size", .number(standing.size)),
                ("rule_set", .text(earned?.ruleSet.names.code)), ("counted_seconds", .number(earned?.counted.count)),
                ("next_star", .number(earned?.next?.star)), ("missing_seconds", .number(earned?.next?.missing.count)),
                ("next_tenure_day", .text(earned?.next?.tenureDay)), ("rounded_hundredths", .number(hundredths)),
                ("rounding", .text(rounding.code)),
            ]
            let review = sums.isUnderReview ? options.words("，待复核", ", under review") : ""
            let line = options.words("已授 \(sums.stars) 星，可授 \(proposal) 星", "holds \(sums.stars), earned \(proposal)")
            let hours =
                standing.period.map { options.words("，该服务期 ", ", in that period ") + options.duration($0) } ?? ""
            let person = try people.describe(sums.subject)
            let rounded = options.rounded(hundredths, by: rounding)
            let words = earned.map { "\n  " + StarWords(options).sentence($0) + "；" + rounded } ?? ""
            options.say(facts, "\(person)  \(line)\(review)\(hours)\(words)")
        }
    }

    /// What one person holds and has earned.
    private struct Standing {
        let sums: SubjectSums
        let earned: StarStanding?
        /// Lengths of the effective records.
        var sessions: [Seconds] = []
        var period: Seconds?
        var size: UInt64 = 0

        var proposal: Int { earned?.proposal ?? 0 }

        /// Everybody, by id; the rule set is that of the granting organisation's region, by default of the root's.
        static func all(in state: inout LedgerState, granter: OrganisationID?, on day: CivilDate) -> [Standing] {
            state.loadAll()
            guard let granter = granter ?? state.organisations().first?.id else { return [] }
            var all: [SubjectSums] = []
            state.forEachSubject { all.append($0) }
            return all.sorted { $0.subject < $1.subject }.map { sums in
                Standing(sums: sums, earned: state.starStanding(of: sums.subject, organisation: granter, on: day))
            }
        }

        /// With the effective time of a period of service.
        func counting(_ days: DayRange?, in state: inout LedgerState, size: UInt64) -> Standing {
            var standing = self
            standing.size = size
            standing.sessions = state.records(of: sums.subject).filter { $0.state == .effective }.map(\.time.seconds)
            if let days {
                let records = state.records(of: sums.subject, in: days).filter { $0.state == .effective }
                standing.period = Seconds(records.reduce(0) { $0 + $1.time.seconds.count })
            }
            return standing
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
