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
