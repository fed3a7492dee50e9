import LedgerLog
import LedgerVault

/// What a failure means for the person at the desk, and what to do; the technical words follow in brackets.
enum FailureWords {
    /// Both sentences; nil for failures without any.
    static func of(_ error: any Error) -> (zh: String, en: String)? {
        switch error {
        case let failure as StoreFailure: of(failure.code)
        case let failure as VaultFailure: of(failure.code)
        default: nil
        }
    }

    private static func of(_ code: StoreFailure.Code) -> (zh: String, en: String)? {
        switch code {
        case .diskFull: full
        case .inputOutput, .notDurable, .readBackDiffers, .reopenRequired: disk
        case .busy, .lockHeld, .headMoved:
            ("另一个 xinshi 正在使用这个账本，等它结束后再试。", "Another xinshi is using this ledger; try again when it is done.")
        case .corrupt, .immutable: damaged
        case .notPermitted:
            ("文件或文件夹不能打开、建立或写入，请检查权限。", "A file or folder cannot be opened, made or written; check its permissions.")
        case .lockAhead, .rootDiffers, .publishedAhead:
            (
                "数据比已签名的检查点旧或不一致，可能恢复了旧备份；为免账本分叉，拒绝签名。请找回最新的数据。",
                "The data are older than, or differ from, a signed checkpoint: an old backup? Signing would fork the ledger. "
                    + "Find the newest data."
            )
        case .lockAbsent:
            (
                "找不到检查点锁。请把它找回；确已丢失时，用公告栏上最后的短码运行 xinshi restore。",
                "The checkpoint lock is missing. Find it; if it is lost, run xinshi restore with the last short code."
            )
        case .lockDamaged, .lockMoved:
            (
                "检查点锁已损坏或被他人改动，拒绝签名。",
                "The checkpoint lock is damaged or was changed by somebody else; nothing is signed."
            )
        case .clockStopped:
            (
                "时钟跳变，未记录任何内容。请校正时钟；核对无误后运行 xinshi clock accept。",
                "The clock jumped; nothing was recorded. Set it right, or check it and run xinshi clock accept."
            )
        case .shortCodeDiffers:
            ("短码与数据不符，未作任何改动。请核对公告栏上最新的短码。", "The short code is not that of these data; nothing was changed.")
        default: nil
        }
    }

    private static func of(_ code: VaultFailure.Code) -> (zh: String, en: String)? {
        switch code {
        case .storage, .inputOutput: disk
        case .storageBusy:
            ("另一个 xinshi 正在使用这个账本，等它结束后再试。", "Another xinshi is using this ledger; try again when it is done.")
        case .notAuthentic: damaged
        default: nil
        }
    }

    private static let full = (
        zh: "磁盘已满，没有确认任何记录。请腾出空间，再执行同一命令：不会重复入账。",
        en:
            "The disk is full; nothing was confirmed. Free some space and run the same command again: nothing is recorded twice."
    )
    private static let disk = (
        zh: "磁盘读写失败（可能已满或损坏），没有确认任何记录。处理后再执行同一命令：不会重复入账。",
        en:
            "The disk failed (it may be full or broken); nothing was confirmed. Mend it and run the same command again: "
            + "nothing is recorded twice."
    )
    private static let damaged = (
        zh: "账本文件有损坏，已停止写入。请保留原样，用 xinshi-audit 检查，并找出最新备份。",
        en:
            "A file of the ledger is damaged; nothing more is written. Keep it as it is, run xinshi-audit, find the newest backup."
    )
}
