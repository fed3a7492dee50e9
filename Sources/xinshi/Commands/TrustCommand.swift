import ArgumentParser
import Glibc
import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVerification

/// `xinshi trust`: what an auditor pins.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "写出审计人的信任文件夹：policy 与 genesis；或在更换账本密钥后更新它。 Write or update a trust folder.",
        discussion: """
            示例 Examples:
              xinshi trust --data s --out trust
              xinshi trust --data s --out trust --witness 'street+12345678+BASE64' --witness 'school+9abcdef0+BASE64' --quorum 1
              xinshi-audit --trust trust s/tiles
              xinshi trust --data s --update trust

            已有的文件不会被覆盖。更换账本密钥（xinshi log rotate-key）之后用 --update：换 policy 里账本的密钥，旧密钥记入 former，
            见证人、法定人数和 accepted、witness、replay 都不动；换成新的文件夹就忘了从前接受过什么。账本与所接受的检查点（accepted）
            不是同一历史时不更新（log_forked、shrunk）。
            Files that exist are never replaced. After `xinshi log rotate-key` use --update: it changes the log's key in `policy`,
            keeps the old one in `former`, and changes nothing else; a new folder would forget what was accepted and cosigned
            before. A log that does not go on from `accepted` is refused (log_forked, shrunk).

            信任文件夹须由可信途径交给审计人，不能放在账本导出目录里。 Hand it over by a way that is trusted.
            """
    )

    @Option(help: "新的信任文件夹。 New trust folder.") var out: String?
    @Option(help: "更换账本密钥后要更新的信任文件夹。 Trust folder to update after a rotation of the log's key.") var update: String?
    @Option(help: "见证人的 vkey；可重复。 A witness's vkey; may be repeated.") var witness: [String] = []
    @Option(help: "至少几位见证人签过才算数；默认全部。 How many witnesses must have cosigned; all unless told.") var quorum: Int?
    @OptionGroup var options: LedgerOptions

    func validate() throws {
        guard (out == nil) != (update == nil) else {
            throw ValidationError(
                options.words(
                    "请给出 --out（新的信任文件夹）或 --update（要更新的信任文件夹）之一。",
                    "Give either --out, a new trust folder, or --update, one to be updated."
                )
            )
        }
        guard update == nil || (witness.isEmpty && quorum == nil) else {
            throw ValidationError(
                options.words(
                    "--update 保留原有的见证人和法定人数，不与 --witness、--quorum 同用。",
                    "--update keeps witnesses and quorum as they are; it takes no --witness and no --quorum."
                )
            )
        }
    }

    func run() throws {
        if let update { try renew(update) } else if let out { try write(out) }
    }

    private func write(_ out: String) throws {
        let witnesses = try options.witnesses(witness)
        let quorum = quorum ?? witnesses.count
        guard quorum >= (witnesses.isEmpty ? 0 : 1), quorum <= witnesses.count else {
            throw ValidationError(
                options.words(
                    "--quorum 须在 1 与见证人数 \(witnesses.count) 之间。",
                    "--quorum lies between 1 and the number of witnesses, \(witnesses.count)."
                )
            )
        }
        let ledger = try options.open()
        guard !isInsideData(out) else {
            throw Refused(
                code: "trust_inside_data",
                message: options.words(
                    "信任文件夹不能放在数据目录里：审计人要从别处拿到它。请换一个位置。",
                    "The trust folder may not lie inside the data directory: auditors get it from elsewhere. Choose another place."
                )
            )
        }
        let files = try options.translated { try ledger.trustFiles(witnesses: witnesses, quorum: quorum) }
        for file in files where try InputFile.read("\(out)/\(file.name)", options.language) != nil {
            let words = options.words(
                "\(out)/\(file.name) 已存在，不会覆盖。",
                "\(out)/\(file.name) exists; it is not overwritten."
            )
            throw Refused(code: "file_exists", message: words)
        }
        try NewFolder.fill(out, options.language) { folder in
            for file in files { try folder.write(file.bytes, to: file.name) }
        }
        let words = options.words(
            "已写入 \(out)，创世叶哈希 \(ledger.genesisLeaf)",
            "written to \(out), genesis \(ledger.genesisLeaf)"
        )
        options.say([("genesis", .text(ledger.genesisLeaf)), ("out", .text(out))], words)
    }
}

extension TrustCommand {
    /// Puts the log's key of today into a trust folder of this log; what its owner accepted before stays (spec 10 §1).
    private func renew(_ path: String) throws {
        let folder: TrustFolder
        do throws(TrustFailure) {
            folder = try TrustFolder(path: path)
        } catch {
            let place = Terminal.visible(error.message)
            let words = options.words("信任文件夹不能用：\(place)", "the trust folder cannot be used: \(place)")
            throw Failed(message: "\(words) [\(error.code)]", code: error.code)
        }
        let ledger = try options.open()
        let key = try options.translated { try ledger.verifierKey() }
        guard folder.genesis == ledger.genesisLeaf, folder.log.name == key.name else {
            throw Refused(
                code: "trust_other_log",
                message: options.words(
                    "\(path) 是另一账本的信任文件夹（genesis 或账本名称不同），没有改动它。",
                    "\(path) trusts another log (its genesis or the log's name differs); it was left alone."
                )
            )
        }
        let accepted = folder.accepted?.checkpoint.size ?? 0
        let (named, root) = try options.translated { try ledger.retold(count: accepted) }
        let isNew: Bool
        do throws(TrustFolder.RenewalRefusal) {
            isNew = try folder.renew(.init(key: key, namedKeys: named, size: ledger.size, rootOfAccepted: root))
        } catch {
            throw RenewalWords(path: path, options: options).problem(error)
        }
        let words =
            isNew
            ? options.words(
                "已把 \(path)/policy 换成账本的新密钥，旧密钥记入 former；其余未动。",
                "\(path)/policy names the log's new key, `former` the old one; all else stayed."
            )
            : options.words("\(path)/policy 已是账本现在的密钥，没有改动。", "\(path)/policy names the log's key already.")
        options.say([("changed", .bool(isNew)), ("genesis", .text(ledger.genesisLeaf)), ("out", .text(path))], words)
    }

    /// Whether the folder, or the nearest one above it that exists, lies in the data directory.
    private func isInsideData(_ out: String) -> Bool {
        guard let data = Self.real(options.absoluteData) else { return false }
        var folder = absolute(out)
        while Self.real(folder) == nil, folder.contains("/") {
            folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
        }
        guard let place = Self.real(folder.isEmpty ? "/" : folder) else { return false }
        return place == data || place.hasPrefix(data + "/")
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// `xinshi proof`: proof of one entry.
struct ProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "导出一条的包含证明（.tlog-proof）。 Inclusion proof of one entry.",
        discussion: "示例 Example: xinshi proof 120 --data s --out 120.tlog-proof"
    )

    @Argument(help: "条目序号。 Index.") var index: UInt64
    @Option(help: "输出文件，不得已存在。 New file.") var out: String
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        guard let proof = try options.translated({ try ledger.proof(of: index) }) else { throw options.noRecord(index) }
        try NewFile.write(proof.bytes, to: out, options.language)
        options.say(
            [("index", .number(index)), ("out", .text(out)), ("size", .number(proof.checkpoint.checkpoint.size))],
            options.words("已写入 \(out)", "written to \(out)")
        )
    }
}
