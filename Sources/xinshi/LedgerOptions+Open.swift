import Glibc
import LedgerLog
import LedgerService
import LedgerVault

/// Opening: one program at a time holds a ledger, so commands wait for their turn.
extension LedgerOptions {
    /// Opens the ledger, or says in words why it cannot be opened.
    ///
    /// While another program holds it, waits for as many seconds as `XINSHI_WAIT` says, an hour at most, 20 when it is unset.
    func open() throws -> Ledger {
        let ledger = try translated { try inTurn { try Ledger(opening: DataDirectory(absoluteData)) } }
        if ledger.openingReport.viewsRefusal != nil {
            Terminal.note(
                words(
                    "‼ 投影库（views）不是本账本写下的样子（被改动、损坏或来自别处），已按条目重新生成。请检查谁动过它。\n",
                    "‼ The views are not as this ledger wrote them (edited, damaged or from elsewhere); they were made anew "
                        + "from the entries. Find out who touched them.\n"
                )
            )
        }
        ledger.receipts = try translated { try receiptFolder() }
        ledger.onReceiptFailure = { [language] path in
            Terminal.note(
                language.text(
                    "‼ 已经记账，但收据写不进 \(Terminal.visible(path))；上次的收据仍在。请检查该文件夹可写、磁盘有空。\n",
                    "‼ It is recorded, but the receipt could not be kept in \(Terminal.visible(path)); the one before stays. "
                        + "Check that the folder can be written and the disk has room.\n"
                )
            )
        }
        return ledger
    }

    /// Where receipts are kept: the folder that `XINSHI_RECEIPTS` names, else beside the lock.
    func receiptFolder() throws -> ReceiptFolder? {
        if let named = Terminal.environment("XINSHI_RECEIPTS"), !named.isEmpty { return ReceiptFolder(named) }
        return try Ledger.receiptsBesideLock(of: DataDirectory(absoluteData))
    }

    private func inTurn<Result>(_ work: () throws -> Result) throws -> Result {
        let seconds = min(3600, max(0, Terminal.environment("XINSHI_WAIT").flatMap(Int.init) ?? 20))
        let pauseMicroseconds: UInt32 = 100_000
        for attempt in 0..<seconds * 10 {
            do {
                return try work()
            } catch let error where Self.saysBusy(error) {
                if attempt == 10 {
                    Terminal.note(
                        words(
                            "另一个程序正在使用这个账本，等它结束（最多 \(seconds) 秒）…\n",
                            "Another program uses this ledger; waiting for it, \(seconds) seconds at most …\n"
                        )
                    )
                }
                usleep(pauseMicroseconds)
            }
        }
        return try work()
    }

    private static func saysBusy(_ error: any Error) -> Bool {
        switch error {
        case let failure as StoreFailure: failure.code == .busy || failure.code == .lockHeld
        case let failure as VaultFailure: failure.code == .storageBusy
        default: false
        }
    }
}
