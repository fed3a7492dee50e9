import ArgumentParser
import Glibc
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi trust`: what an auditor pins.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "写出审计人的信任文件夹：policy 与 genesis；不覆盖已有文件。 Write a trust folder.",
        discussion: """
            示例 Examples:
              xinshi trust --data s --out trust
              xinshi trust --data s --out trust --witness 'street+12345678+BASE64' --witness 'school+9abcdef0+BASE64' --quorum 1
              xinshi-audit --trust trust s/tiles

            信任文件夹须由可信途径交给审计人，不能放在账本导出目录里。 Hand it over by a way that is trusted.
            """
    )

    @Option(help: "文件夹。 Folder.") var out: String
    @Option(help: "见证人的 vkey；可重复。 A witness's vkey; may be repeated.") var witness: [String] = []
    @Option(help: "至少几位见证人签过才算数；默认全部。 How many witnesses must have cosigned; all unless told.") var quorum: Int?
    @OptionGroup var options: LedgerOptions

    func run() throws {
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
        guard !isInsideData else {
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
        try NewFile.folder(out, options.language)
        for file in files { try NewFile.write(file.bytes, to: "\(out)/\(file.name)", options.language) }
        let words = options.words(
            "已写入 \(out)，创世叶哈希 \(ledger.genesisLeaf)",
            "written to \(out), genesis \(ledger.genesisLeaf)"
        )
        options.say([("genesis", .text(ledger.genesisLeaf)), ("out", .text(out))], words)
    }
}

extension TrustCommand {
    /// Whether the folder, or the nearest one above it that exists, lies in the data directory.
    private var isInsideData: Bool {
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
