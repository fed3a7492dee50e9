import ArgumentParser
import LedgerCrypto
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi key`: signing keys of this machine and of the log.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "密钥：登记、列出、冻结、恢复、吊销、存疑。 Signing keys.",
        discussion: """
            示例 Examples:
              xinshi key enrol --data s --as root --organisation ID --kind desk --name desk1
              xinshi key enrol --data s --as root --organisation ID --kind person --subject ID --name liaison \\
                --new-passphrase-file liaison.txt
              xinshi key freeze --data s --as root --name desk1 --reason device_lost
              xinshi key suspect --data s --as root --name desk1 --from 1200 --reason device_lost
            """,
        subcommands: [
            Enrol.self, List.self, Freeze.self, Clear.self, Revoke.self, KeySuspect.self, KeyTouched.self,
        ]
    )

    /// `key enrol`.
    struct Enrol: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "enrol",
            abstract: "生成密钥并登记。 Draw a key and enrol it.",
            discussion: """
                示例 Example:
                  xinshi key enrol --data s --as root --organisation ID --kind desk --name desk1
                须由上级组织的负责人签名。登记被拒绝时，新密钥文件随即删除。
                A manager of the parent signs. If the statement is refused the new key is removed again.
                """
        )

        @OptionGroup var signing: SigningOptions
        @Option(help: "密钥所属组织：编号或名称。 Organisation it acts for.") var organisation: String
        @Option(help: "desk 站点、person 个人、credential 证明。 Kind.") var kind: String
        @Option(help: "持有人：编号、姓名或尾号（仅个人密钥）。 Holder of a person key.") var subject: String?
        @Option(help: "新密钥在本机的名字。 Its name on this machine.") var name: String
        @Option(help: "个人密钥的口令文件（第一行）。 File with the passphrase of a person key.") var newPassphraseFile: String?

        func run() throws {
            let options = signing.options
            guard let kind = KeyKind(rawValue: kind), kind != .auditor else {
                throw ValidationError(
                    options.words("--kind 须为 desk、person 或 credential。", "--kind: desk, person, credential.")
                )
            }
            guard (kind == .person) == (subject != nil), (kind == .person) == (newPassphraseFile != nil) else {
                let words = options.words(
                    "个人密钥须有 --subject 与 --new-passphrase-file，其他密钥不能有。",
                    "Person keys take --subject and --new-passphrase-file, other keys take neither."
                )
                throw ValidationError(words)
            }
            let name = try options.keyName(name)
            let phrase = try newPassphraseFile.map { try passphrase($0) }
            let ledger = try signing.open()
            let organisation: OrganisationID = try options.organisation(organisation, in: ledger)
            let holder = try options.subject(subject, in: ledger)
            let drawn = try options.translated {
                try ledger.drawKey(name, kind: kind, organisation: organisation, subject: holder, passphrase: phrase)
            }
            let draft = draft(drawn)
            do {
                let signed = try signing.sign([draft], in: ledger)
                let facts: [(String, JSONValue?)] = [
                    ("author_key", .text(drawn.card.authorKey)), ("index", .number(signed.first)),
                ]
                options.say(facts, drawn.card.authorKey.description)
            } catch {
                // A failure may come after the statement stands; then the key is enrolled and stays.
                if ledger.index(of: draft.id) == nil { try options.translated { try ledger.keyring.discard(name) } }
                throw error
            }
        }

        private func draft(_ drawn: Ledger.Enrolling) -> Draft {
            var draft = Draft(.keyEnrolled)
            draft.set("organisation", drawn.card.organisation)
            draft.set("key_kind", drawn.card.kind.rawValue)
            draft.set("public_key", drawn.publicKey)
            draft.set("proof", drawn.proof)
            draft.set("subject", drawn.card.subject)
            return draft
        }

        private func passphrase(_ path: String) throws -> Passphrase {
            let bytes = try signing.options.file(path)
            guard let line = bytes.split(separator: 0x0A).first, !line.isEmpty else {
                throw Failed(message: signing.words("口令文件 \(path) 是空的。", "\(path) holds no passphrase."))
            }
            return Array(line).withUnsafeBytes { Passphrase(copying: $0) }
        }
    }

    /// `key list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出账本中的密钥及其在本机的名字。 List the keys of the log and their names on this machine.",
            discussion: "示例 Example: xinshi key list --data station"
        )

        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            var names: [Digest: String] = [:]
            try options.translated {
                for name in try ledger.keyring.names() { names[try ledger.keyring.card(name).authorKey] = name.text }
            }
            let views = ledger.ask { state in
                state.loadAll()
                return state.authors()
            }
            for view in views {
                let facts: [(String, JSONValue?)] = [
                    ("author_key", .text(view.key)), ("key_kind", .text(view.kind.rawValue)),
                    ("organisation", .text(view.organisation)), ("subject", .text(view.subject)),
                    ("state", .text(view.state.rawValue)), ("statements", .number(view.nextSequence)),
                    ("name", .text(names[view.key])),
                ]
                let name = names[view.key] ?? options.words("（不在本机）", "(elsewhere)")
                let (kind, state) = (options.name(of: view.kind), options.name(of: view.state))
                let place = options.name(of: view.organisation, in: ledger)
                let holder = try view.subject.map { "  " + (try options.called($0, in: ledger)) } ?? ""
                options.say(facts, "\(name)  \(kind)  \(state)  \(place)\(holder)\n    \(view.key)")
            }
        }
    }

    /// What freezing, clearing and revoking have in common.
    struct Target: ParsableArguments {
        @OptionGroup var signing: SigningOptions
        @Option(help: "密钥在本机的名字，或 64 位十六进制 author_key。 Name here, or author_key.") var name: String
        @Option(help: "原因代码，如 device_lost。 Reason code.") var reason: String

        func sign(_ type: StatementType) throws {
            let ledger = try signing.open()
            let options = signing.options
            let key =
                try Digest(hex: name)
                ?? options.translated { try ledger.keyring.card(options.keyName(name)).authorKey }
            var draft = Draft(type)
            draft.set("author_key", key)
            draft.set("reason_code", reason)
            let signed = try signing.sign([draft], in: ledger)
            options.say(
                [("index", .number(signed.first))],
                options.words("已入账，第 \(signed.first) 条。", "recorded at \(signed.first)")
            )
        }
    }

    /// `key freeze`.
    struct Freeze: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "freeze",
            abstract: "冻结密钥。 Stop a key until it is cleared.",
            discussion: "示例 Example: xinshi key freeze --data s --as root --name desk1 --reason device_lost"
        )
        @OptionGroup var target: Target

        func run() throws { try target.sign(.keyFrozen) }
    }

    /// `key clear`.
    struct Clear: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clear",
            abstract: "恢复被冻结的密钥。 Let a frozen key sign again.",
            discussion: "示例 Example: xinshi key clear --data s --as root --name desk1 --reason checked"
        )
        @OptionGroup var target: Target

        func run() throws { try target.sign(.keyCleared) }
    }

    /// `key revoke`.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke",
            abstract: "永久吊销密钥。 End a key for good.",
            discussion: "示例 Example: xinshi key revoke --data s --as root --name desk1 --reason left"
        )
        @OptionGroup var target: Target

        func run() throws { try target.sign(.keyRevoked) }
    }
}
