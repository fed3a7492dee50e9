import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi init`: begins a ledger.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "新建账本：密钥、保密库、创世条目、检查点锁、默认政策。 Begin a ledger.",
        discussion: """
            示例 Examples:
              xinshi init --data station --lock /var/lib/xinshi/station.lock --origin example.org/saihan --name 赛罕区 --region 150105
              xinshi init --data s --lock s.lock --origin example.org/s --name 赛罕区 --region 150105 --passphrase-file secret.txt
              xinshi init --data s --postgres postgresql://station@db/league --lock s.lock --origin example.org/s --name 赛罕区 --region 150105

            锁必须放在数据及其备份之外。 The lock must lie outside the data and its backup.
            地址里不写口令，请用 PGPASSFILE 或 peer 认证。 No password in an address: use PGPASSFILE or peer authentication.
            """
    )

    @OptionGroup var options: LedgerOptions

    @Option(help: "检查点锁：数据目录之外的文件，或另一个数据库的 postgresql:// 地址。 Checkpoint lock: a file outside the data, or an address.")
    var lock: String

    @Option(help: "账本、投影、保密库放入 PostgreSQL：日常账户的地址。 Keep the stores in PostgreSQL: address of the daily account.")
    var postgres: String?

    @Option(help: "仅在建账时使用：可建角色和模式的账户的地址。 Only now: address of an account that may create roles and schemas.")
    var postgresOwner: String?

    @Option(help: "锁在另一个数据库时，同上。 The same for the database of the lock.")
    var lockOwner: String?

    @Option(help: "账本名称，如 example.org/station。 Origin of the log.")
    var origin: String

    @Option(help: "最上级组织的名称。 Name of the organisation at the top.")
    var name: String

    @Option(help: "最上级组织的类型代码。 Its type.")
    var type = "region"

    @Option(help: "行政区划代码（6、9 或 12 位）。 Its region code.")
    var region: String

    @Option(help: "根密钥在本机的名字。 Name of the root key on this machine.")
    var key = "root"

    @Option(help: "根密钥持有人的姓名（只存入保密库）。 Name of the holder of the root key, kept by the vault.")
    var personName: String?

    @Option(help: "根密钥持有人的居民身份证号（只存入保密库）。 His resident number, kept by the vault.")
    var personIdNumber: String?

    @Option(help: "根密钥持有人的联系方式（只存入保密库）。 His contact, kept by the vault.")
    var personContact: String?

    func run() throws {
        guard let organisation = Name(name), let type = Code(type), let region = Region(region),
            let key = KeyName(key)
        else {
            throw ValidationError(options.words("名称、类型、区划代码或密钥名不合格式。", "name, type, region or key name is malformed"))
        }
        let passphrase = try options.passphrase()
        var creation = LedgerCreation(
            origin: origin,
            lock: lock.contains("://") ? lock : absolute(lock),
            organisation: LedgerCreation.RootOrganisation(name: organisation, type: type, region: region),
            keyName: key,
            passphrase: passphrase
        )
        creation.person = try person()
        creation.database = postgres.map { LedgerCreation.Database($0, owner: postgresOwner) }
        creation.lockOwner = lockOwner
        let ledger = try options.translated { try creation.create(in: DataDirectory(absolute(options.data))) }
        let pinned = options.words("创世叶哈希（审计人须由可信途径取得）：", "Leaf hash of entry 0, to be pinned by auditors:")
        let lines = [
            options.words("账本已建立。", "The ledger is begun."), pinned, ledger.genesisLeaf.description,
            options.words("检查点短码：", "Checkpoint: ") + ledger.shortForm,
        ]
        options.say(
            [
                ("checkpoint", .text(ledger.shortForm)), ("genesis", .text(ledger.genesisLeaf)),
                ("key", .text(key.text)),
                ("origin", .text(origin)),
            ],
            lines.joined(separator: "\n")
        )
        guard creation.person == nil else { return }
        Terminal.note(
            options.words(
                "尚未登记根密钥持有人是谁；请用 xinshi operator identify --as \(key.text) 补登，否则规则认不出他也是志愿者。\n",
                "Nobody is named yet as holder of the root key; say who with `xinshi operator identify --as \(key.text)`.\n"
            )
        )
    }

    private func person() throws -> PersonIdentity? {
        let document = personIdNumber.map { (type: "resident_id", number: $0) }
        return try PersonIdentity.told((personName, personContact), document, options.language)
    }
}
