import LedgerLog

/// What a failure of a store means and what to do, in Chinese; the English sentence is the failure's own.
enum FailureWords {
    /// The sentence of a failure's code.
    static func chinese(_ failure: StoreFailure) -> String {
        table[failure.code] ?? "存储出错，没有写入；请把方括号里的内容告诉管理员。"
    }

    private static let table: [StoreFailure.Code: String] = [
        .addressRefused: "数据库地址不能用：写成 postgresql://用户@主机:端口/数据库，口令不写在地址里，放入 PGPASSFILE 所指的文件。",
        .unreachable: "连不上 PostgreSQL：请检查服务器是否在运行、地址与口令文件是否正确，然后再试。",
        .connectionLost: "与 PostgreSQL 的连接中断；已回执的记录都在，请重新运行，未回执的会自动核对。",
        .fenced: "另一台机器已接管这本账，本进程不能再写；请重新运行。",
        .lockHeld: "另一个进程正在使用这本账，请等它结束后再试。",
        .busy: "数据库正被别的会话占用，请稍后再试。",
        .notPermitted: "没有权限打开或写入；使用 PostgreSQL 时，日常账户须是 xinshi_writer 的成员。",
        .notInitialised: "这里没有账本，请先运行 xinshi init。",
        .alreadyInitialised: "这里已有一本账，未作任何改动。",
        .notDurable: "数据库的落盘设置不安全（fsync、synchronous_commit 须为 on），未打开。",
        .schemaVersion: "数据库或其中的表与本程序的版本不合，请更新程序或数据库。",
        .diskFull: "磁盘已满，没有写入；请腾出空间后重新运行。",
        .corrupt: "存储的数据已损坏，不再写入；请审计这本账并找出最新的完好备份。",
        .immutable: "数据库自身的规则拒绝了这次写入。",
        .lockAbsent: "找不到检查点锁；请找回它，不要新建。",
        .lockExists: "那里已有一个检查点锁，未作任何改动。",
        .lockMoved: "检查点锁被别的程序改动过，不再写入。",
        .lockDamaged: "检查点锁已损坏。",
        .lockAhead: "数据比检查点锁旧：恢复的是旧备份，继续签名会使账本分叉；请找出最新的数据。",
        .publishedAhead: "数据比已公布的检查点旧：恢复的是旧备份，继续签名会使账本分叉；请找出最新的数据。",
        .rootDiffers: "数据与已签的检查点不符，继续签名会使账本分叉；请审计这本账。",
        .clockStopped: "电脑的时钟跳动过大，请校准时钟后再试。",
        .ended: "这本账已指定后继账本，不再接受记录。",
    ]
}
