import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi policy`: rules that are adopted.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "政策：采用与列出。 Policies.",
        discussion: "示例 Example: xinshi policy adopt recording.json --data s --as root --effective-from 2027-01-01",
        subcommands: [Adopt.self, PolicyList.self]
    )

    /// `policy adopt`.
    struct Adopt: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "adopt",
            abstract: "采用一份政策文件（规范 JSON，含 name 与 version）。 Adopt a policy document.",
            discussion: """
                示例 Example: xinshi policy adopt calendar.json --data s --as root --effective-from 2027-01-01 --region 1501
                文件须为规范 JSON（无多余空白、键按字节升序）。 The file is canonical JSON.
                """
        )
        @Argument(help: "政策文件。 Policy file.") var file: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "生效日。 First day.") var effectiveFrom: String
        @Option(help: "适用地区，默认 default。 Region.") var region = "default"

        func run() throws {
            let options = signing.options
            let bytes = try options.file(file)
            let text = bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes
            guard let document = try? JSONValue.parse(text), let name = document["name"]?.string,
                let version = document["version"]?.integer
            else {
                let words = options.words(
                    "\(file) 不是规范 JSON，或缺少 name、version。",
                    "\(file) is not canonical JSON, or lacks name or version."
                )
                throw Refused(code: "policy_invalid", message: words)
            }
            let ledger = try signing.open()
            var draft = Draft(.policyAdopted)
            draft.set("policy", name)
            draft.set("version", .number(version))
            draft.set("region", region)
            draft.set("effective_from", try options.day(effectiveFrom, "--effective-from"))
            draft.set("document", document)
            try signing.finish(draft, in: ledger)
        }
    }
}
