import LedgerVerification

/// What is told when a trust folder was not updated, and what to do.
struct RenewalWords {
    /// The trust folder as it was named.
    let path: String
    /// In which language.
    let options: LedgerOptions

    /// A refusal as the error that ends the program.
    func problem(_ refusal: TrustFolder.RenewalRefusal) -> any Error {
        switch refusal {
        case .forked(let size): Refused(code: "log_forked", message: forked(size))
        case .shrunk(let accepted, let size): Refused(code: "shrunk", message: shrunk(accepted, size))
        case .unsigned: Failed(message: unsigned + " [trust_unreadable]", code: "trust_unreadable")
        case .overtaken:
            Refused(
                code: "trust_overtaken",
                message: options.words(
                    "另一程序刚改写了 \(path)/accepted，没有更新；请再运行一次。",
                    "another program has just replaced \(path)/accepted; nothing was updated. Run it again."
                )
            )
        case .failed(let error):
            Failed(message: options.words("写不了 \(path)：\(error)", "cannot write \(path): \(error)"))
        }
    }

    private func forked(_ size: UInt64) -> String {
        options.words(
            "没有更新：\(path) 接受过规模 \(size) 的检查点，而这个账本前 \(size) 条的根不同，账本有两个历史（分叉）。不要信任新密钥；"
                + "请保留 \(path)/accepted 和这个账本的资料作为证据，并告诉其他审计人和见证人。",
            "not updated: \(path) accepted a checkpoint of size \(size), and the first \(size) entries of this log have another root: "
                + "the log has two histories (a fork). Do not trust its new key; keep \(path)/accepted and the data of this "
                + "log as evidence, and tell other auditors and the witnesses."
        )
    }

    private func shrunk(_ accepted: UInt64, _ size: UInt64) -> String {
        options.words(
            "没有更新：\(path) 已接受到规模 \(accepted)，这个账本只有 \(size) 条。请取新的账本资料再试；账本若确实只有这些，就是被截短了，"
                + "请保留 \(path)/accepted 作为证据。",
            "not updated: \(path) accepted size \(accepted), and this log has \(size) entries. Try again with newer data; if there "
                + "are no more, the log was cut short: keep \(path)/accepted as evidence."
        )
    }

    private var unsigned: String {
        options.words(
            "没有更新：\(path)/accepted 上没有该账本任何一把已知密钥的有效签名。文件损坏的，请从自己的备份取回；若文件完好，它就是另一个历史的证据，"
                + "请保留，不要删除。",
            "not updated: \(path)/accepted has no valid signature of any known key of this log. If it is damaged, take it from a "
                + "backup of yours; if it is whole, it is evidence of another history: keep it."
        )
    }
}
