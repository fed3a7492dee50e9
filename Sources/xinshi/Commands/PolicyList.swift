import ArgumentParser
import LedgerCrypto
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerService

/// `xinshi policy list`.
struct PolicyList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出生效的政策；--all 连同被取代的和尚未生效的。 List the policies in force.",
        discussion: """
            示例 Examples:
              xinshi policy list --data s
              xinshi policy list --data s --as-of 2026-06-30 --all
            digest 为文件规范形式的 SHA-256，可与公布的文件核对。 digest: SHA-256 of the canonical document.
            JSON: adopted, digest, effective_from, in_force, index, policy, region, version
            """
    )
    @Option(help: "截至账本日，默认今天。 Log day, by default today.") var asOf: String?
    @Flag(help: "全部列出。 All of them.") var all = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let cut = try asOf.map { try options.day($0, "--as-of") }
        let ledger = try options.open()
        let history = try options.translated { try ledger.project(PolicyHistory(), asOf: cut) }
        let inForce = history.inForce(on: cut ?? ledger.today)
        for adoption in history.adoptions where all || inForce.contains(adoption.index) {
            let policy = adoption.policy
            let holds = inForce.contains(adoption.index)
            let facts: [(String, JSONValue?)] = [
                ("policy", .text(policy.policy.text)), ("version", .number(policy.version)),
                ("region", .text(policy.region)), ("effective_from", .text(policy.effectiveFrom)),
                ("adopted", .text(adoption.adopted)), ("index", .number(adoption.index)),
                ("digest", .text(SHA2.hash(policy.document))), ("in_force", .bool(holds)),
            ]
            let state = holds ? options.words("生效", "in force") : options.words("未生效或已被取代", "not in force")
            let words = options.words(
                "\(policy.effectiveFrom) 起，\(adoption.adopted) 采用",
                "from \(policy.effectiveFrom), adopted \(adoption.adopted)"
            )
            let document = try? JSONValue.parse(policy.document)
            let title = document?[options.words("zh", "en")]?.string ?? ""
            let region = "\(policy.region)" == "default" ? options.words("各地区", "every region") : "\(policy.region)"
            options.say(
                facts,
                "\(policy.policy.text)  \(title.plain)  v\(policy.version)  \(region)  \(words)  \(state)"
            )
        }
    }
}
