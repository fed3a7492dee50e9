import LedgerLog
import LedgerService
import LedgerVault

/// What a failure means and what to do; the details of the layer below follow in brackets.
enum FailureWords {
    /// The sentence for an error of the layers below in the language asked for.
    static func sentence(_ error: any Error, isChinese: Bool) -> String {
        switch error {
        case let failure as StoreFailure:
            let words = of(failure.code)
            // The server's own words: only they tell a wrong password from a missing database.
            let cause = failure.underlying.map { " (\($0))" } ?? ""
            return (isChinese ? words.zh : words.en) + " [\(failure.code.rawValue): \(failure.message)\(cause)]"
        case let failure as VaultFailure:
            let words = of(failure.code)
            return (isChinese ? words.zh : words.en) + " [\(failure.code.rawValue): \(failure.message)]"
        case let failure as ServiceFailure:
            let words = isChinese ? "数据目录里的一个文件缺失或损坏。" : "A file of the data directory is missing or damaged."
            return words + " [\(failure.code): \(failure.place)]"
        default:
            return "\(error)"
        }
    }

    /// The code for programs of an error of the layers below.
    static func code(_ error: any Error) -> String {
        switch error {
        case let failure as StoreFailure: failure.code.rawValue
        case let failure as VaultFailure: failure.code.rawValue
        case let failure as ServiceFailure: failure.code
        default: "failure"
        }
    }

    /// The sentence of a failure of ledger, lock or views.
    static func of(_ code: StoreFailure.Code) -> RefusalWords.Sentence {
        switch code {
        case .busy, .lockHeld:
            ("另一个程序正在使用这个账本。请等它结束再试。", "Another program uses this ledger; try again when it is done.")
        case .diskFull:
            (
                "磁盘已满。请腾出空间，再执行同一命令：不会重复入账。",
                "The disk is full. Make room and run the same command again: nothing is recorded twice."
            )
        case .inputOutput:
            (
                "读写磁盘失败，可能已满或损坏。处理后再执行同一命令：不会重复入账。",
                "Reading or writing failed: the disk may be full or broken. Then run the same command again: nothing is recorded "
                    + "twice."
            )
        case .corrupt, .readBackDiffers:
            ("账本文件损坏。请停用，保留现状，用备份与审计核查。", "The ledger's file is damaged; stop, keep it as it is, and audit.")
        case .immutable: ("已签名的条目不能改动或删除。", "Signed entries are neither changed nor removed.")
        case .notPermitted:
            (
                "文件不能打开或新建：没有权限、可被他人使用，或磁盘已满。",
                "A file cannot be opened or made: no permission, open to others, or the disk is full."
            )
        case .notDurable: ("数据库没有按要求落盘。请检查设置。", "The database does not flush as demanded; check its settings.")
        case .lockAbsent:
            (
                "找不到检查点锁。请把它找回；确已丢失时，用公告栏上最新的短码运行 xinshi restore。",
                "The checkpoint lock is not where it should be. Find it; if it is lost, run xinshi restore with the newest code."
            )
        case .lockExists: ("检查点锁已存在，没有改动。请换一个路径。", "There is a checkpoint lock already; choose another path.")
        case .lockDamaged: ("检查点锁损坏。", "The checkpoint lock is damaged.")
        case .lockMoved, .headMoved: ("另有程序写入过这个账本。请重新运行。", "Another program wrote to this ledger; run again.")
        case .lockAhead:
            ("数据比检查点锁旧：可能恢复了旧备份。拒绝签名。", "The data are older than the lock: a restored backup? Refusing to sign.")
        case .rootDiffers: ("数据与已签名的检查点不一致。拒绝签名。", "The data differ from the signed checkpoint; refusing to sign.")
        case .publishedAhead: ("已公布或见证的检查点比数据新。拒绝签名。", "A published checkpoint is ahead of the data; refusing to sign.")
        case .shortCodeDiffers: ("输入的检查点短码与锁不符。", "The short code is not that of the lock.")
        case .keyMissing: ("没有账本现用的密钥。", "The log's current key is not here.")
        case .notInitialised: ("这里没有账本，请先运行 xinshi init。", "There is no ledger here; run xinshi init first.")
        case .alreadyInitialised: ("这里已有账本，没有改动。", "There is a ledger here already; nothing was changed.")
        case .clockStopped:
            (
                "本机时钟跳变，没有记录任何内容。请校正时钟；确认时钟无误的，由负责人运行 xinshi clock accept。",
                "The clock jumped and nothing was recorded. Set it right, or a manager checks it and runs xinshi clock accept."
            )
        case .addressRefused:
            (
                "数据库地址不能用：写成 postgresql://用户@主机:端口/数据库，口令放入 PGPASSFILE 所指的文件。",
                "The database address cannot be used; passwords belong into the file that PGPASSFILE names."
            )
        case .unreachable:
            ("连不上 PostgreSQL。请检查服务器、地址与口令文件。", "PostgreSQL cannot be reached; check server, address, password file.")
        case .connectionLost:
            (
                "与 PostgreSQL 的连接中断；已回执的记录都在。请重新运行。",
                "The connection to PostgreSQL was lost; what was answered is there. Run again."
            )
        case .fenced: ("另一台机器已接管这个账本。请重新运行。", "Another machine took over this ledger; run again.")
        case .schemaVersion: ("数据库的表与本程序的版本不合。", "The database is of another version than this program.")
        case .ended: ("账本已指定后继，不再写入。", "The log named its successor and takes nothing more.")
        case .reopenRequired: ("先前出过故障，请重新运行。", "There was a failure before; run again.")
        case .outOfRange: ("没有这个序号或规模。", "There is no such index or size.")
        case .checkpointRefused: ("这份检查点不属于本账本或未通过核验。", "The checkpoint is not of this log or does not verify.")
        }
    }

    /// The sentence of a failure of vault or key files.
    static func of(_ code: VaultFailure.Code) -> RefusalWords.Sentence {
        switch code {
        case .storage, .inputOutput:
            (
                "读写保密库失败：磁盘可能已满或损坏。处理后再执行同一命令：不会重复入账。",
                "Reading or writing the vault failed: the disk may be full or broken. Then run the same command again: nothing is "
                    + "recorded twice."
            )
        case .storageBusy: ("另一个程序正在使用保密库。请稍后再试。", "Another program uses the vault; try again.")
        case .storageSettings: ("保密库的设置不符要求。", "The vault's settings are not those that erasure rests on.")
        case .notAuthentic: ("保密库的内容被改动过。", "A value of the vault was changed.")
        case .wrongVaultKey: ("保密库属于另一把主密钥。", "The vault belongs to another master key.")
        case .fileMissing: ("找不到文件。", "There is no such file.")
        case .fileExists: ("文件已存在，没有改动。", "The file exists and was left alone.")
        case .fileNotPrivate:
            ("文件或目录可被他人读写。请收回权限（chmod 600）后再试。", "Others may use the file or folder; take that away first.")
        case .keyFileMalformed: ("不是有效的密钥文件。", "It is no valid key file.")
        case .keyFileKind: ("密钥文件的种类不对。", "The key file is of another kind.")
        case .wrongPassphrase: ("口令不对。", "The passphrase is wrong.")
        case .passphraseLength: ("口令为空或太长。", "The passphrase is empty or too long.")
        case .outOfMemory: ("内存不足，不能打开密钥。", "There is not enough memory to open the key.")
        }
    }
}
