import Glibc
import LedgerFormat
import LedgerVerification
import UsageWords

/// What the auditor's program says, in the language asked for.
struct AuditWords {
    private let isChinese: Bool
    private let isJSON: Bool

    /// Words in `zh`, `en`, or for nil the environment's language; beside JSON they go to standard error.
    init(language: String?, isJSON: Bool) {
        isChinese = UsageReport.isChinese(language)
        self.isJSON = isJSON
    }

    private func line(_ chinese: String, _ english: String) {
        let words = isChinese ? chinese : english
        if isJSON { AuditOutput.note(words + "\n") } else { print(words) }
    }

    func say(_ report: AuditReport) {
        if isatty(2) != 0 { AuditOutput.note("\r\u{1B}[K") }
        guard report.isTrustUsable else { return sayUnusableTrust(report) }
        header(report)
        if let accepted = report.acceptedBefore {
            line("上次接受的规模 \(accepted)", "accepted before at size \(accepted)")
        }
        if report.entriesFrom > 0 {
            line(
                "从第 \(report.entriesFrom) 条读起；此前的条目上次审计已读并判过，这次只核对哈希。要全部重读请加 --from-start。",
                "read from entry \(report.entriesFrom) on; the entries before were read and judged by an earlier audit, now only "
                    + "their hashes were checked. --from-start reads all."
            )
        }
        let steps = report.checked.map(\.name).joined(separator: ", ")
        line("已检查：\(steps)", "checked: \(steps)")
        let attested = AuditReport.attested.joined(separator: ", ")
        line("凭账本无法检查（须看保密库）：\(attested)", "not checkable from the log alone: \(attested)")
        for finding in report.findings.prefix(200) { say(finding) }
        if report.findings.count > 200 {
            line("……共 \(report.findings.count) 项发现", "… \(report.findings.count) findings in all")
        }
        if let next = report.successor {
            line(
                "账本已终止，其后不再有条目；后继账本 \(next.origin)，创世叶哈希 \(next.genesis)",
                "the log has ended and nothing follows; its successor is \(next.origin), genesis \(next.genesis)"
            )
        }
        if let stopped = report.stoppedAt { line("读到第 \(stopped) 条为止", "reading stopped at entry \(stopped)") }
        verdict(report)
    }

    /// Without a trust folder nothing was read: there is no log, no size and no root to show.
    private func sayUnusableTrust(_ report: AuditReport) {
        line("信任文件夹不能用，账本没有读：", "the trust folder cannot be used; no log was read:")
        for finding in report.findings { say(finding) }
        line(
            "请核对 --trust 所指的文件夹：须有可读的 policy 与 genesis，accepted 若在则须完好（规范 10 §1）。缺失或损坏时请从可信的途径另取一份。",
            "Check the folder that --trust names: policy and genesis readable, accepted whole if it is there (spec 10 §1). "
                + "If they are lost or damaged, get them anew by a way that is trusted."
        )
        verdict(report)
    }

    private func header(_ report: AuditReport) {
        guard report.checkpoint != nil else {
            return line("账本 \(report.origin)，没有可用的检查点", "log \(report.origin), no checkpoint that can be used")
        }
        line("账本 \(report.origin)，规模 \(report.size)", "log \(report.origin), size \(report.size)")
        line("根 \(report.root)", "root \(report.root)")
    }

    private func verdict(_ report: AuditReport) {
        switch report.verdict {
        case .clean where report.isBytesOnly: line("结论：字节无误，含义未查。", "verdict: bytes hold, meaning not checked")
        case .clean where report.quorum == .met: line("结论：有效，见证人已见。", "verdict: valid, seen by witnesses")
        case .clean: line("结论：有效，但仅凭该账本一面之词（无见证要求）。", "verdict: valid, on the log's word only")
        case .findings:
            line("结论：有 \(report.findings.count) 项发现，不可信。", "verdict: \(report.findings.count) findings, not valid")
        case .unreadable: line("结论：无法读取。", "verdict: cannot be read")
        }
    }

    func say(_ finding: Finding) {
        let place = finding.index.map { isChinese ? "第 \($0) 条" : "entry \($0)" } ?? (isChinese ? "整个账本" : "whole log")
        let bytes = finding.at.map {
            isChinese ? "，字节 \($0.lowerBound)…\($0.upperBound)" : ", bytes \($0.lowerBound)..<\($0.upperBound)"
        }
        if isChinese {
            // The values stand in the message; they are the same in every language.
            print("✗ \(place)\(bytes ?? "")：\(finding.chinese)。[\(finding.code)]")
            print("    \(finding.message)")
        } else {
            print("✗ \(place)\(bytes ?? "") [\(finding.code)] \(finding.message)")
        }
        guard let excerpt = finding.excerpt else { return }
        print("    \(isChinese ? "该处内容：" : "there: ")\(excerpt.line)")
    }

    func say(_ refusal: Witness.Refusal) {
        switch refusal {
        case .key(let reason): line("见证密钥不可用：\(reason)", "witness key: \(reason)")
        case .memory(let reason): line("见证记录不可用：\(reason)", "witness memory: \(reason)")
        case .name(let name): line("不是密钥名：\(name)", "not a key name: \(name)")
        case .keyExists(let path):
            line(
                "\(path) 已经存在，没有改动它。另一位见证人请用另一个文件夹。",
                "\(path) exists and was left alone. Another witness takes another folder."
            )
        case .findings: line("审计有发现，不予见证。", "not cosigned: the audit has findings")
        case .smaller(let size):
            line("账本小于已见证的规模 \(size)，不予见证。", "not cosigned: smaller than size \(size) cosigned before")
        case .inconsistent(let size):
            line("账本与已见证的规模 \(size) 不一致（分叉），不予见证。", "not cosigned: a fork of what was cosigned at size \(size)")
        case .clockBehind(let time):
            let seconds = time / 1000
            line(
                "账本最后一条的时间（Unix \(seconds) 秒）比本机时钟快 15 分钟以上，不予见证：不是本机时钟慢了，就是账本的时钟快了。请核对时钟后再试。",
                "not cosigned: the log's last entry is dated (Unix second \(seconds)) more than 15 minutes ahead of this machine's "
                    + "clock. Either this clock is slow or the log's was fast: check both and try again"
            )
        case .overtaken(let size):
            line(
                "审计期间另一次运行已见证规模 \(size)，本次没有见证；请再运行一次。",
                "not cosigned: another run cosigned size \(size) during this audit; run it again"
            )
        }
    }

    func cosigned(_ short: String, _ path: String, _ vkey: String) {
        line("已见证 \(short)，写入 \(path)", "cosigned \(short), written to \(path)")
        line("见证人的 vkey：\(vkey)", "vkey of the witness: \(vkey)")
    }

    func made(_ key: VerifierKey, _ folder: String) {
        if isJSON {
            let facts = JSONValue.object([JSONValue.Member("vkey", .string(key.text))])
            return print(String(decoding: facts.canonicalBytes, as: UTF8.self))
        }
        line(
            "见证密钥已写入 \(folder)/witness.key，请勿外传。账本和审计人只需要它的 vkey：",
            "the witness's key is in \(folder)/witness.key: keep it to yourself. Logs and auditors need its vkey alone:"
        )
        print(key.text)
    }

    func cannotRead(_ path: String) { line("无法读取 \(path)", "cannot read \(path)") }

    func cannotRemember(_ failure: TrustFolder.AcceptFailure) {
        switch failure {
        case .unwritten(let reason):
            warn(
                "这次审计的结果没有记入信任文件夹（\(reason)）。结论有效；请核对该文件夹可写、磁盘有空，然后再审计一次。",
                "this audit was not remembered in the trust folder (\(reason)). The verdict stands; check that the folder can "
                    + "be written and the disk has room, then audit again."
            )
        case .overtaken:
            warn(
                "审计期间另一次运行已改写 accepted，这次的账本没有与它核对，结果没有记下。请再审计一次。",
                "another run replaced `accepted` during this audit; this log was not held against it and nothing was "
                    + "remembered. Audit again."
            )
        case .stateUnwritten(let reason):
            warn(
                "已记下所接受的检查点，但没有记下读到此处的状态（\(reason)），下次须从第 0 条读起。请核对磁盘有空。",
                "the checkpoint was accepted, the state it led to was not kept (\(reason)): the next audit reads from "
                    + "entry 0. Check that the disk has room."
            )
        }
    }

    private func warn(_ chinese: String, _ english: String) {
        AuditOutput.note("⚠ " + (isChinese ? chinese : english) + "\n")
    }

    func cannotWrite(_ path: String) {
        line("无法写入 \(path)，没有见证。", "cannot write \(path); nothing was cosigned")
    }

    /// The memory moved first, as it must; the same checkpoint may be cosigned again.
    func cannotFinish(_ path: String, size: UInt64) {
        line(
            "无法写完 \(path)。见证记录已记下规模 \(size)；同一检查点可以再见证一次。",
            "cannot finish \(path); the witness remembers size \(size), and may cosign the same checkpoint again"
        )
    }

    static func progress(_ done: UInt64, _ all: UInt64) {
        let width = 30
        let filled = all == 0 ? width : Int(done * UInt64(width) / all)
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        AuditOutput.note("\r\(bar) \(done)/\(all)")
    }
}

/// What the program writes besides its report.
struct AuditOutput {
    private let descriptor: Int32
    private let path: String
    // A file that was made here and got no bytes is taken away again.
    private let isNew: Bool

    /// Opens a regular file to be replaced later, or makes it; nil when it cannot be written.
    init?(_ path: String) {
        self.path = path
        let flags = O_WRONLY | O_NONBLOCK | O_CLOEXEC
        let made = open(path, flags | O_CREAT | O_EXCL, 0o644)
        isNew = made >= 0
        descriptor = isNew ? made : open(path, flags)
        guard descriptor >= 0 else { return nil }
        var kind = stat()
        guard fstat(descriptor, &kind) == 0, kind.st_mode & S_IFMT == S_IFREG else {
            Glibc.close(descriptor)
            return nil
        }
    }

    /// Puts these bytes in the place of the old ones and flushes them.
    func replace(with bytes: [UInt8]) -> Bool {
        guard ftruncate(descriptor, 0) == 0 else { return false }
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        return count == bytes.count && fsync(descriptor) == 0
    }

    /// Closes the file.
    func close() {
        var kind = stat()
        if isNew, fstat(descriptor, &kind) == 0, kind.st_size == 0 { unlink(path) }
        Glibc.close(descriptor)
    }

    /// Writes to standard error, unbuffered.
    static func note(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
    }

    /// Whether a folder is an exported log, or would lie in one.
    static func isInLog(_ path: String) -> Bool {
        var folder = path
        while true {
            if let bytes = realpath(folder, nil) {
                folder = String(cString: bytes)
                free(bytes)
                break
            }
            guard let slash = folder.lastIndex(of: "/") else { return false }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        while !folder.isEmpty {
            if access(folder + "/checkpoint", F_OK) == 0, access(folder + "/tile", F_OK) == 0 { return true }
            folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
        }
        return false
    }

    /// Whether a file would lie in a folder, or be the same file as one that lies there.
    static func isInside(_ folder: String, _ path: String) -> Bool {
        func resolved(_ path: String) -> String? {
            guard let bytes = realpath(path, nil) else { return nil }
            defer { free(bytes) }
            return String(cString: bytes)
        }
        let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let folder = resolved(folder) else { return false }
        return [resolved(path), resolved(parent).map { $0 + "/" }].compactMap { $0 }.contains {
            $0.hasPrefix(folder + "/")
        }
    }
}
