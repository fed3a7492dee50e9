import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

/// `xinshi person refuse`: a request of a person is refused, in writing (spec 08 §9).
struct PersonRefuse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse",
        abstract: "不予办理本人（或监护人）的请求：记录理由，写出答复书。 Refuse a person's request, in writing.",
        discussion: """
            示例 Example:
              xinshi person refuse --data s --as manager 张三 --request erasure --reason-code retention_running --reason 保存期未满 --out 答复书.txt
            拒绝须说明理由，书面告知（个人信息保护法第五十条，未成年人网络保护条例第三十四条）；由此人登记组织或其上级的负责人签署。
            请求与理由的代码用 policy codes requests、policy codes request_refusals 查看。答复书交给本人。
            A refusal gives its reason in writing. A manager of the person's home or above it signs; the notice is for the person.
            JSON: index, out, subject
            """
    )
    @Argument(help: "编号、志愿者编号、姓名或尾号；已限制的人只能用编号。 Person; an id once restricted.") var person: String
    @OptionGroup var signing: SigningOptions
    @Option(help: "请求什么：代码或名称，如 erasure。 What was asked for.") var request: String
    @Option(help: "不予办理的理由：代码或名称，如 kept_by_law。 Why, a code.") var reasonCode: String
    @Option(help: "理由说明，写进答复书（账本只存承诺值）。 The reason in words, for the notice and the vault.") var reason: String
    @Option(help: "答复书的文件名，须是新的。 File of the notice; must be new.", completion: .file()) var out: String

    func run() throws {
        let options = signing.options
        let ledger = try signing.open()
        let subject = try SubjectID(hex: person) ?? options.person(person, in: ledger)
        let organisation = try signing.card(of: ledger).organisation
        let codes = CodeNames(ledger, options, for: organisation)
        let asked = try options.code(request, "--request", in: "requests", ledger)
        let why = try options.code(reasonCode, "--reason-code", in: "request_refusals", ledger)
        var draft = Draft(.requestRefused)
        draft.set("subject", subject)
        draft.set("request", asked.text)
        draft.set("reason_code", why.text)
        draft.keep("reason", reason)
        let notice = RefusalNotice(
            subject: subject,
            name: try options.translated { try ledger.vault.name(of: subject) },
            request: codes.name(asked.text, in: "requests"),
            ground: codes.name(why.text, in: "request_refusals"),
            reason: reason,
            decider: try decider(organisation, in: ledger),
            day: ledger.today,
            command: draft.id
        )
        // Before the statement: a refusal that nobody got in writing shall not stand.
        try NewFile.write(Array(notice.text(options).utf8), to: out, options.language)
        do {
            let signed = try signing.sign([draft], in: ledger)
            let words = options.words("已入账，第 \(signed.first) 条。答复书：", "recorded at \(signed.first); notice: ")
            options.say(
                [("index", .number(signed.first)), ("out", .text(out)), ("subject", .text(subject))],
                words + Terminal.visible(out)
            )
        } catch {
            // A failure may come after the statement stands; then the notice stays.
            if ledger.index(of: draft.id) == nil { NewFile.remove(out) }
            throw error
        }
    }

    /// The organisation and the person in whose name it is refused.
    private func decider(_ organisation: OrganisationID, in ledger: Ledger) throws -> String {
        let options = signing.options
        let holder = try signing.card(of: ledger).subject
        let name = try holder.flatMap { holder in try options.translated { try ledger.vault.name(of: holder) } }
        return [options.name(of: organisation, in: ledger), name?.plain].compactMap { $0 }.joined(separator: " ")
    }
}

/// What a person is handed whose request was refused.
private struct RefusalNotice {
    let subject: SubjectID
    let name: String?
    let request: String
    let ground: String
    let reason: String
    let decider: String
    let day: CivilDate
    let command: CommandID

    func text(_ options: LedgerOptions) -> String {
        let whom = [name?.plain, "\(subject)"].compactMap { $0 }.joined(separator: " ")
        return options.words(
            """
            关于个人信息请求的答复（不予办理）

            请求人（或其监护人代为请求的人）：\(whom)
            请求事项：\(request)
            不予办理的理由：\(ground)
            说明：\(reason.plain)
            答复单位和负责人：\(decider)
            日期：\(day)
            账本中的命令编号：\(command)

            如不服本答复：可向上级组织申诉；可向履行个人信息保护职责的部门（网信等部门）投诉、举报（个人信息保护法第六十五条）；可依法向人民法院提起诉讼（个人信息保护法第五十条）。
            情况有变化时，可以再次提出请求。

            """,
            """
            Answer to a request about personal data (refused)

            Person who asked, or for whom a guardian asked: \(whom)
            Asked for: \(request)
            Refused because: \(ground)
            In words: \(reason.plain)
            Refused by: \(decider)
            Day: \(day)
            Command in the log: \(command)

            Who does not accept this may turn to the organisation above, to the authority that supervises the protection of
            personal data (PIPL article 65), and to the people's court (PIPL article 50). The request may be made again when
            circumstances change.

            """
        )
    }
}
