import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi policy codes`.
struct PolicyCodes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "列出代码表，或一张代码表的代码。 The code lists, or the codes of one list.",
        discussion: """
            示例 Examples:
              xinshi policy codes --data s
              xinshi policy codes voiding --data s
              xinshi policy codes categories --data s --organisation 岗贝社区志愿服务站

            categories 还列出映射到各类别的外部名称。 categories also lists the values of others that map onto each.
            JSON: code, en, list, zh; without LIST: codes, en, list, zh
            """
    )
    @Argument(help: "代码表的名字。 Name of the list.") var list: String?
    @Option(help: "组织，其地区决定所用的政策。 Organisation whose region decides the policy.") var organisation: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let book = ledger.codeBook(for: try options.organisation(organisation, in: ledger))
        guard let list else {
            for list in book.lists { say(list) }
            return
        }
        guard let named = book.list(list) else {
            let names = book.lists.map(\.name).joined(separator: options.words("、", ", "))
            throw Refused(
                code: "list_unknown",
                message: options.words("没有代码表 \(list)。现有：\(names)。", "There is no list \(list). There are: \(names).")
            )
        }
        for item in named.items { say(item, of: named, book) }
    }

    private func say(_ list: CodeBook.List) {
        let facts: [(String, JSONValue?)] = [
            ("list", .text(list.name)), ("zh", .text(list.words.zh)), ("en", .text(list.words.en)),
            ("codes", .number(list.items.count)),
        ]
        options.say(facts, "\(list.name)  \(options.words(list.words.zh, list.words.en))  \(list.items.count)")
    }

    private func say(_ item: CodeBook.Item, of list: CodeBook.List, _ book: CodeBook) {
        let mapped = list.name == "categories" ? book.categories.values(of: item.code) : []
        let facts: [(String, JSONValue?)] = [
            ("list", .text(list.name)), ("code", .text(item.code)), ("zh", .text(item.words.zh)),
            ("en", .text(item.words.en)),
            ("mapped", mapped.isEmpty ? nil : .array(mapped.map { .string($0) })),
        ]
        let others = mapped.isEmpty ? "" : "  ← " + mapped.joined(separator: options.words("、", ", "))
        options.say(facts, "\(item.code)  \(options.words(item.words.zh, item.words.en))\(others)")
    }
}

/// `xinshi policy show`.
struct PolicyShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "打印生效的政策文件（规范 JSON）。 Print the policy document in force.",
        discussion: """
            示例 Examples:
              xinshi policy show stars --data s
              xinshi policy show recording --data s --organisation 岗贝社区志愿服务站 | jq .student
            打印的字节即所签署的字节，其 SHA-256 即 policy list 的 digest。 These bytes are what was signed.
            """
    )
    @Argument(help: "政策名，如 recording、stars、categories。 Name of the policy.") var name: String
    @Option(help: "组织，其地区决定所用的政策。 Organisation whose region decides the policy.") var organisation: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let acting = try options.organisation(organisation, in: ledger)
        guard let document = ledger.policyDocument(name, for: acting) else {
            throw Refused(
                code: "policy_missing",
                message: options.words(
                    "没有名为 \(name.plain) 的政策；用 policy list 查看。",
                    "There is no policy \(name.plain); see policy list."
                )
            )
        }
        print(String(decoding: document.canonicalBytes, as: UTF8.self))
    }
}
