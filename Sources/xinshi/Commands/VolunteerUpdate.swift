import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

/// `xinshi volunteer update`.
struct VolunteerUpdate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "变更登记信息：只改给出的项，旧值仍可由保密库查证。 Change a volunteer's data.",
        discussion: """
            示例 Examples:
              xinshi volunteer update --data s --as desk1 张三 --contact 13900000000 --skills first_aid,driving
              xinshi volunteer update --data s --as desk1 V001 --withdraw contact

            --withdraw 撤回一项（可重复）：name、contact、residence、skills、service_categories 等。
            --withdraw takes a value back; it may be repeated.
            JSON: fields, index, subject
            """
    )
    @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
    @OptionGroup var signing: SigningOptions
    @Option(help: "姓名。 Name.") var name: String?
    @OptionGroup var profile: ProfileOptions
    @Flag(help: "确认与同名同联系方式者不是同一人；由签署人负责。 Another person than one of the same name and contact.")
    var anotherPerson = false
    @Option(help: "撤回的项。 Field to withdraw.") var withdraw: [String] = []

    func run() throws {
        let options = signing.options
        let tags = Set(Profile.tags.map(\.name))
        guard withdraw.allSatisfy({ tags.contains($0) }) else {
            let names = tags.sorted().joined(separator: options.words("、", ", "))
            throw ValidationError(options.words("--withdraw 须为 \(names) 之一。", "--withdraw is one of \(names)."))
        }
        var draft = Draft(.volunteerUpdated)
        if anotherPerson { draft.set("distinct", .bool(true)) }
        draft.keep("name", name)
        try profile.write(to: &draft, options)
        guard draft.valueTags.isDisjoint(with: withdraw) else {
            throw ValidationError(options.words("同一项不能又给值又撤回。", "A field is given and withdrawn at once."))
        }
        for tag in withdraw { draft.keep(tag, "") }
        let changed = draft.valueTags.sorted()
        guard !changed.isEmpty else {
            throw ValidationError(options.words("至少给出一项变更。", "Give at least one change."))
        }
        let ledger = try signing.open()
        let subject = try options.person(person, in: ledger)
        draft.set("subject", subject)
        let signed = try signing.sign([draft], in: ledger)
        let facts: [(String, JSONValue?)] = [
            ("subject", .text(subject)), ("index", .number(signed.first)),
            ("fields", .array(changed.map { .string($0) })),
        ]
        let words = options.words(
            "已变更 \(changed.count) 项，第 \(signed.first) 条。",
            "\(changed.count) fields changed, recorded at \(signed.first)"
        )
        options.say(facts, words)
    }
}
