public import LedgerModel

/// What the service refuses before anything is written, in the words of the person who asked.
public enum ServiceRefusal: Error, Hashable, Sendable {
    /// There is a key of this name already.
    case keyNameTaken(KeyName)
    /// There is no key of this name.
    case keyUnknown(KeyName)
    /// There is a ledger in this folder already.
    case alreadyInitialised(String)
    /// There is no ledger in this folder.
    case notInitialised(String)
    /// The lock path lies inside the data directory.
    case lockInsideData(String)
    /// The lock's address is the database of the data.
    case lockBesideData(String)
    /// An answer is asked for as of a day that has not come.
    case asOfInFuture(CivilDate)
    /// A kept receipt cannot be read; with its path.
    case receiptUnreadable(String)
    /// A receipt is of a log with another origin; with its path.
    case receiptOfAnotherLog(String)
    /// A receipt is of a larger log than this one; with its path.
    case receiptAhead(String, receipt: UInt64, log: UInt64)
    /// A receipt is of another history; with its path and the size it speaks of.
    case receiptDiffers(String, UInt64)
    /// A proof under a checkpoint of this log that is no receipt; with its path.
    case receiptOther(String)
    /// A receipt names this log, and no key of the log signed it; with its path.
    case receiptNotSigned(String)

    /// The code for programs.
    public var code: String {
        switch self {
        case .keyNameTaken: "key_name_taken"
        case .keyUnknown: "key_unknown"
        case .alreadyInitialised: "already_initialised"
        case .notInitialised: "not_initialised"
        case .lockInsideData: "lock_inside_data"
        case .lockBesideData: "lock_beside_data"
        case .asOfInFuture: "as_of_in_future"
        case .receiptUnreadable: "receipt_unreadable"
        case .receiptOfAnotherLog: "receipt_of_another_log"
        case .receiptAhead: "receipt_ahead"
        case .receiptDiffers: "receipt_differs"
        case .receiptNotSigned: "receipt_not_signed"
        case .receiptOther: "receipt_other"
        }
    }

    /// One sentence in each language.
    public var words: (zh: String, en: String) {
        switch self {
        case .keyNameTaken(let name):
            ("密钥名“\(name.text)”已被使用，请换一个名字。", "The key name “\(name.text)” is taken; choose another.")
        case .keyUnknown(let name):
            (
                "本机没有名为“\(name.text)”的密钥。用 xinshi key list 查看有哪些。",
                "There is no key named “\(name.text)” on this machine; xinshi key list tells which there are."
            )
        case .alreadyInitialised(let path):
            ("\(path) 已有账本，未作任何改动。", "There is a ledger in \(path) already; nothing was changed.")
        case .notInitialised(let path):
            ("\(path) 没有账本，请先运行 xinshi init。", "There is no ledger in \(path); run xinshi init first.")
        case .lockInsideData(let path):
            (
                "检查点锁 \(path) 不能放在数据目录里：备份恢复时会一起倒退。",
                "The lock \(path) must lie outside the data directory: a restored backup would take it back too."
            )
        case .asOfInFuture(let day):
            ("截至日 \(day) 还没有到，账本答不了将来。", "The day \(day) has not come; the log cannot answer for it.")
        case .receiptUnreadable(let path):
            (
                "收据 \(path) 读不了。没有它就不知道账本认过什么：请找回它，或确认账本没有倒退后把它移走。",
                "The receipt \(path) cannot be read. It tells what the log acknowledged: get it back, or move it away once you "
                    + "are sure that the log did not fall back."
            )
        case .receiptOfAnotherLog(let path):
            ("收据 \(path) 属于另一个账本。", "The receipt \(path) is of another log.")
        case .receiptAhead(let path, let receipt, let log):
            (
                "收据 \(path) 证明账本曾有 \(receipt) 条，现在只有 \(log) 条：恢复了旧备份，或账本被换掉。再签就会分叉，因此没有签。"
                    + "请恢复较新的备份；确知丢失的条目已无法找回时，先报告上级，再把收据移走。",
                "The receipt \(path) proves that the log had \(receipt) entries; now it has \(log): an old backup was restored "
                    + "or the log was replaced. Signing would fork it, so nothing was signed. Restore a newer backup; when the "
                    + "entries are lost for good, report it to your superior, then move the receipt away."
            )
        case .receiptDiffers(let path, let size):
            (
                "收据 \(path) 与账本前 \(size) 条不符：账本被换掉，或恢复旧备份后又记了别的。没有签。请报告上级，保留收据作为证据。",
                "The receipt \(path) does not agree with the first \(size) entries: the log was replaced, or an old backup was "
                    + "restored and written on. Nothing was signed. Report it and keep the receipt as evidence."
            )
        case .receiptOther(let path):
            (
                "\(path) 不是收据：它是本账本另一种证明，账本在该规模与它相符。证明（certificate.tlog-proof）用 xinshi certificate verify 核验。",
                "\(path) is no receipt: it is another proof of this log, which agrees with it at that size. Proofs of certificates "
                    + "are verified by xinshi certificate verify."
            )
        case .receiptNotSigned(let path):
            (
                "\(path) 不是本账本签出的收据：签名对不上，什么也证明不了。",
                "\(path) was not signed by this log: its signature does not verify, so it proves nothing."
            )
        case .lockBesideData(let address):
            (
                "检查点锁 \(address) 不能与账本放在同一个数据库里：备份恢复时会一起倒退。请另用一个数据库集群，或本地文件。",
                "The lock \(address) must not lie in the database of the ledger: a restored backup would take it back "
                    + "too. Use another cluster, or a local file."
            )
        }
    }
}

/// Something that should have worked and did not: the installation needs a look.
public struct ServiceFailure: Error, Hashable, Sendable {
    /// What failed.
    public let code: String
    /// Where, as a path or a name without personal values.
    public let place: String

    /// Names a failure.
    public init(_ code: String, _ place: String) {
        self.code = code
        self.place = place
    }
}
