import ArgumentParser
import LedgerCrypto
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// A key by its name on this machine or in the log, and from where on it is looked at.
struct KeyFromOptions: ParsableArguments {
    @Option(help: "密钥在本机的名字，或 64 位十六进制 author_key。 Name here, or author_key.") var name: String
    @Option(help: "自哪一条起。 From this entry on.") var from: UInt64

    /// The key's name in the log.
    func key(in ledger: Ledger, _ options: LedgerOptions) throws -> Digest {
        if let key = Digest(hex: name) { return key }
        return try options.translated { try ledger.keyring.card(options.keyName(name)).authorKey }
    }
}

/// `xinshi key suspect`.
struct KeySuspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspect",
        abstract: "密钥存疑：自某条起它签的都要复查，并列出；不改变效力。 What a key signed from an entry on is in doubt.",
        discussion: """
            示例 Examples:
              xinshi key suspect --data s --as root --name desk1 --from 1200 --reason device_lost
              xinshi key touched --data s --name desk1 --from 1200

            须由上级组织的负责人签名。已生效的记录照旧有效，逐条核对后再作废。
            A manager of the parent signs. Records stay as they are; check them and void what is false.
            JSON: batch, certificates, day, effective, pending, records, statements
            """
    )
    @OptionGroup var chosen: KeyFromOptions
    @OptionGroup var signing: SigningOptions
    @Option(help: "原因代码，如 device_lost。 Reason code.") var reason: String

    func run() throws {
        let options = signing.options
        let ledger = try signing.open()
        let key = try chosen.key(in: ledger, options)
        var draft = Draft(.keySuspected)
        draft.set("author_key", key)
        draft.set("from_index", .number(chosen.from))
        draft.set("reason_code", try options.code(reason, "--reason"))
        let signed = try signing.sign([draft], in: ledger)
        try KeyTouched.say(key, from: chosen.from, ledger, options)
        guard !options.json else { return }
        print(options.words("已入账，第 \(signed.first) 条。", "recorded at \(signed.first)"))
    }
}

/// `xinshi key touched`.
struct KeyTouched: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "touched",
        abstract: "列出一个密钥自某条起签过的批次，及其中的记录与证明。 What a key signed from an entry on.",
        discussion: """
            示例 Examples:
              xinshi key touched --data s --name desk1 --from 0
              xinshi key touched --data s --name desk1 --from 1200 --json
            JSON: batch, certificates, day, effective, pending, records, statements
            """
    )
    @OptionGroup var chosen: KeyFromOptions
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        try Self.say(try chosen.key(in: ledger, options), from: chosen.from, ledger, options)
    }

    static func say(_ key: Digest, from index: UInt64, _ ledger: Ledger, _ options: LedgerOptions) throws {
        let batches = try options.translated { try ledger.batches(signedBy: key, from: index) }
        for batch in batches {
            let facts: [(String, JSONValue?)] = [
                ("batch", .number(batch.index)), ("day", .text(batch.day)), ("statements", .number(batch.statements)),
                ("records", .number(batch.records)), ("effective", .number(batch.effective)),
                ("pending", .number(batch.pending)), ("certificates", .number(batch.certificates)),
            ]
            let words = options.words(
                "批次 \(batch.index)  \(batch.day)  \(batch.statements) 项，记录 \(batch.records) 条"
                    + "（生效 \(batch.effective)，待审核 \(batch.pending)），涉及证明 \(batch.certificates) 份",
                "batch \(batch.index)  \(batch.day)  \(batch.statements) statements, \(batch.records) records "
                    + "(\(batch.effective) effective, \(batch.pending) pending), \(batch.certificates) certificates"
            )
            options.say(facts, words)
        }
        guard !options.json else { return }
        let records = batches.reduce(0) { $0 + $1.records }
        print(options.words("共 \(batches.count) 批，\(records) 条记录。", "\(batches.count) batches, \(records) records"))
    }
}
