import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi training`: trainings and who attended, on their own clock.
struct TrainingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training",
        abstract: "培训：举办、签到、列出、哪些社区本年还没有。 Trainings; learning time is never service time.",
        discussion: """
            示例 Examples:
              xinshi training hold --data s --as desk1 --title 急救常识 --content 心肺复苏 --host 区红十字会 --day 2026-11-01 \\
                --community 岗贝社区居民委员会
              xinshi training attend --data s --as desk1 急救常识 张三 李四 --minutes 90
              xinshi training missing --data s --year 2026

            学习时长另计，不进入服务时间、星级、时间储蓄（民政部令第67号第八条）。
            Learning time counts apart from hours, stars and credit (MCA Order 67 §8).
            """,
        subcommands: [Hold.self, TrainingAttend.self, TrainingList.self, Missing.self]
    )

    /// `training hold`.
    struct Hold: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hold",
            abstract: "记录一次培训，打印编号。 Record a training and print its id.",
            discussion: """
                示例 Example:
                  xinshi training hold --data s --as desk1 --title 急救常识 --content 心肺复苏 --host 区红十字会 --day 2026-11-01
                JSON: index, training
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "名称。 Title.") var title: String
        @Option(help: "主要内容。 Main content.") var content: String
        @Option(help: "举办单位。 Host.") var host: String
        @Option(help: "日期。 Day.") var day: String
        @Option(help: "为哪个社区举办：组织编号或名称。 Community: id or name.") var community: String?

        func run() throws {
            let options = signing.options
            let day = try options.day(day, "--day")
            let ledger = try signing.open()
            let training = TrainingID.random()
            var draft = Draft(.trainingHeld)
            draft.set("training", training)
            draft.set("day", day)
            draft.set("community", try options.organisation(community, in: ledger))
            draft.keep("title", title)
            draft.keep("content", content)
            draft.keep("host", host)
            let signed = try signing.sign([draft], in: ledger)
            options.say([("training", .text(training)), ("index", .number(signed.first))], training.description)
        }
    }

    /// `training missing`.
    struct Missing: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "missing",
            abstract: "列出某年还没有培训的社区、嘎查村；默认今年。 Communities without a training in a year.",
            discussion: """
                示例 Example: xinshi training missing --data s --year 2026
                JSON: name, organisation, region
                """
        )
        @Option(help: "年，默认今年。 Year, by default this one.") var year: Int?
        @OptionGroup var asOf: AsOfOption
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let asked = try year.map { try options.year($0, "--year") }
            let cut = try asOf.day(options)
            let ledger = try options.open()
            let year = asked ?? (cut ?? ledger.today).fields.year
            let missing = try options.translated {
                try ledger.ask(asOf: cut) { state, _, _ -> [OrganisationView] in
                    state.loadAll()
                    let ids = Set(TrainingCoverageReport(&state, year: year).untrained)
                    return state.organisations().filter { ids.contains($0.id) }
                }
            }
            for view in missing {
                let facts: [(String, JSONValue?)] = [
                    ("organisation", .text(view.id)), ("name", .text(view.name)), ("region", .text(view.region)),
                ]
                options.say(facts, "\(view.id)  \(view.region)  \(view.name.plain)")
            }
            guard !options.json else { return }
            print(
                missing.isEmpty
                    ? options.words("\(year) 年各社区都有培训。", "Every community had a training in \(year).")
                    : options.words(
                        "\(year) 年还有 \(missing.count) 个社区没有培训。",
                        "\(missing.count) communities without one in \(year)."
                    )
            )
        }
    }
}

extension LedgerOptions {
    /// The one training that an id or a title means; lists the candidates and refuses when there are none or several.
    func training(_ text: String, in ledger: Ledger) throws -> TrainingView {
        let all = ledger.ask { state -> [TrainingView] in
            state.loadAll()
            return state.trainings()
        }
        let found = try all.filter { view in
            if let id = TrainingID(hex: text) { return view.id == id }
            let title = try translated { try ledger.vault.texts(of: .training(view.id)) }[.title]
            return title.map { Array($0.utf8) == Array(text.utf8) } ?? false
        }
        if found.count == 1, let only = found.first { return only }
        guard !found.isEmpty else {
            throw Refused(code: "training_unknown", message: RefusalWords.sentence("training_unknown", self))
        }
        for view in found { Terminal.note("\(view.id)  \(view.day)\n") }
        throw Refused(
            code: "training_ambiguous",
            message: words("有 \(found.count) 次同名培训，请用编号。", "\(found.count) trainings have this title; use an id.")
        )
    }
}
