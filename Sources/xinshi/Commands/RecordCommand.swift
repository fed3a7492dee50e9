import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi record`: any other type of statement.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "记录任何类型的语句（规范第 05 章）。 Record a statement of any type.",
        discussion: """
            示例 Examples:
              xinshi record consent_recorded --data s --as desk1 --field subject=ID --field consent=photo --field given:=true \\
                --field by=ID --file evidence=同意书.pdf
              xinshi record evaluation_recorded --data s --as desk1 --field record=@123 --field day=2026-11-21 \\
                --field quality:=5 --field evaluator=served --value comment=很好

            k=v 为文字，k:=v 为 JSON（数字、true/false、数组），k=@n 引用第 n 条。
            k=v is text, k:=v is JSON, k=@n refers to entry n.
            """
    )

    @Argument(help: "类型，如 consent_recorded。 Type.") var type: String
    @OptionGroup var signing: SigningOptions
    @Option(help: "字段 k=v、k:=json、k=@序号。 Field.") var field: [String] = []
    @Option(help: "存入保密库的值 tag=文字。 Value for the vault.") var value: [String] = []
    @Option(help: "证据文件 字段=路径。 Evidence file.") var file: [String] = []

    func run() throws {
        guard let type = StatementType(rawValue: type) else {
            throw ValidationError(signing.words("没有类型 \(type)，见规范第 05 章。", "no type \(type); see spec 05"))
        }
        let ledger = try signing.open()
        var draft = Draft(type)
        for part in field {
            let (key, text) = try split(part, "--field")
            if key.last == ":" {
                draft.set(String(key.dropLast()), try json(text, key))
            } else if text.first == "@", let index = UInt64(text.dropFirst()) {
                draft.set(key, try signing.options.reference(index, in: ledger))
            } else {
                draft.set(key, text)
            }
        }
        for part in value {
            let (tag, text) = try split(part, "--value")
            draft.keep(tag, text)
        }
        for part in file {
            let (key, path) = try split(part, "--file")
            draft.attach(key, path)
        }
        try signing.finish(draft, in: ledger)
    }

    private func split(_ part: String, _ option: String) throws -> (String, String) {
        let parts = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let isKey = { (byte: UInt8) in Code.allows(byte) || byte == UInt8(ascii: ":") }
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(isKey) else {
            throw ValidationError(signing.words("\(option) 须写作 名=值。", "\(option) takes key=value."))
        }
        return (String(parts[0]), String(parts[1]))
    }

    // The profile knows objects only at the top, so a single value is read inside of one.
    private func json(_ text: String, _ key: String) throws -> JSONValue {
        guard let value = try? JSONValue.parse(Array("{\"v\":\(text)}".utf8))["v"] else {
            throw ValidationError(signing.words("\(key)= 后须为规范 JSON。", "\(key)= takes canonical JSON."))
        }
        return value
    }
}
