import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// Options of every command that signs.
struct SigningOptions: ParsableArguments {
    @OptionGroup var options: LedgerOptions

    @Option(name: .customLong("as"), help: "签名密钥在本机的名字。 Name of the signing key on this machine.")
    var author: String

    /// Where signed drafts stand in the log.
    struct Signed {
        /// Index of the BATCH entry.
        let batch: UInt64
        /// Whether the log knew them before.
        var first: UInt64 { batch + 1 }
    }

    /// Picks the sentence in the language asked for.
    func words(_ chinese: String, _ english: String) -> String { options.words(chinese, english) }

    /// Opens the ledger.
    func open() throws -> Ledger { try options.open() }

    /// What is known of the signing key without opening it.
    func card(of ledger: Ledger) throws -> KeyCard {
        try options.translated { try ledger.keyring.card(options.keyName(author)) }
    }

    /// Signs the drafts as one batch, brings the exported folder in step, and says where they stand.
    @discardableResult
    func sign(_ drafts: [Draft], in ledger: Ledger) throws -> Signed {
        try options.sign(drafts, by: author, in: ledger)
    }
}

extension LedgerOptions {
    /// Signs the drafts as one batch with a key of this machine, and brings the exported folder in step.
    func sign(_ drafts: [Draft], by author: String, in ledger: Ledger) throws -> SigningOptions.Signed {
        let organisation = try translated { try ledger.keyring.card(keyName(author)).organisation }
        let book = ledger.codeBook(for: organisation)
        let drafts = try drafts.map { draft in
            var draft = draft
            try translated { try draft.putCodes(from: book) }
            return draft
        }
        let commands = try commands(drafts, by: author)
        var files: [String: [UInt8]] = [:]
        for path in drafts.flatMap(\.files.values) { files[path] = try InputFile.required(path, language) }
        let key = try key(author, of: ledger)
        switch try translated({ try ledger.apply(commands, by: key, files: files) }) {
        case .recorded(let index, _):
            try translated { try ledger.publish() }
            return SigningOptions.Signed(batch: index)
        case .known(let first): return SigningOptions.Signed(batch: first - 1)
        case .refused(let refusal): throw refused(refusal.withoutLine(drafts.count == 1))
        }
    }

    /// The drafts as commands of one author, their form checked as that of a command file.
    func commands(_ drafts: [Draft], by author: String) throws -> [Command] {
        var bytes = Array(#"{"mode":"atomic","xinshi_commands":1}"#.utf8)
        for draft in drafts {
            if let field = draft.malformed {
                throw Refused(
                    code: "json_control_character",
                    message: words("字段 \(field) 含有控制字符（如换行）。", "field \(field) holds control characters.")
                )
            }
            bytes.append(0x0A)
            bytes += try draft.line(author: author)
        }
        let file = CommandFile.read(bytes)
        if let fault = file.faults.first {
            let refusal = CommandRefusal(code: fault.code, line: nil, field: fault.field)
            throw Refused(code: fault.code, message: sentence(refusal))
        }
        return file.commands
    }
}

extension CommandRefusal {
    /// Lines mean nothing to who wrote no file.
    fileprivate func withoutLine(_ isSingle: Bool) -> CommandRefusal {
        at(line: isSingle ? nil : line.map { $0 - 1 })
    }
}

extension LedgerOptions {
    /// A key name, refused in words when malformed.
    func keyName(_ text: String) throws -> KeyName {
        guard let name = KeyName(text) else {
            throw Refused(
                code: "key_name",
                message: words(
                    "密钥名只能用 a-z 0-9 - _，不是人的姓名；本机密钥的名字用 xinshi key list 查看。",
                    "Key names use a-z 0-9 - _ only and are no names of people; xinshi key list tells them."
                )
            )
        }
        return name
    }

    /// An id of 32 hexadecimal digits.
    func id<Kind>(_ text: String, _ option: String) throws -> Identifier<Kind> {
        guard let id = Identifier<Kind>(hex: text) else {
            throw ValidationError(
                words(
                    "\(option) 须为 32 位十六进制编号；用 volunteer find 可查到。",
                    "\(option) takes an id of 32 hex digits; volunteer find tells it."
                )
            )
        }
        return id
    }

    /// A day, `YYYY-MM-DD`.
    func day(_ text: String, _ option: String) throws -> CivilDate {
        guard let day = CivilDate(text) else {
            throw ValidationError(
                words(
                    "\(option) 须为日历上有的日期，写作 2026-11-21。",
                    "\(option) takes a day of the calendar, written as 2026-11-21."
                )
            )
        }
        return day
    }

    /// A whole file, or a failure that names its path.
    func file(_ path: String) throws -> [UInt8] {
        try InputFile.required(path, language)
    }

    /// Prints facts as one JSON line when asked for, otherwise the sentence.
    func say(_ facts: [(String, JSONValue?)], _ sentence: @autoclosure () -> String) {
        if json {
            print(String(decoding: JSONValue.facts(facts).canonicalBytes, as: UTF8.self))
        } else {
            print(sentence())
        }
    }
}
