import ArgumentParser
import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerRules
import LedgerService
import LedgerVault

/// Options of every command that works on a ledger.
struct LedgerOptions: ParsableArguments {
    @Option(help: "数据目录。 Data directory.")
    var data: String

    @Option(help: "口令文件（第一行为口令）；也可用环境变量 XINSHI_PASSPHRASE_FILE。 File whose first line is the passphrase.")
    var passphraseFile: String?

    @OptionGroup var language: LanguageOption

    @Flag(help: "输出机器可读的 JSON。 Print JSON.")
    var json = false

    /// Picks the sentence in the language asked for.
    func words(_ chinese: String, _ english: String) -> String {
        language.text(chinese, english)
    }

    /// Opens a signing key by its name on this machine.
    func key(_ name: String, of ledger: Ledger) throws -> Keyring.OpenKey {
        let name = try keyName(name)
        return try translated { try ledger.keyring.open(name) { try passphrase() } }
    }

    /// The passphrase from the file, or typed without echo.
    func passphrase() throws -> Passphrase {
        if let path = passphraseFile ?? Terminal.environment("XINSHI_PASSPHRASE_FILE") {
            let bytes = try InputFile.required(path, limitBytes: 1 << 16, language)
            guard let line = bytes.split(separator: 0x0A).first, !line.isEmpty else {
                throw Failed(message: words("口令文件 \(path) 是空的", "the passphrase file \(path) is empty"))
            }
            return Array(line).withUnsafeBytes { Passphrase(copying: $0) }
        }
        guard let phrase = Terminal.secret(words("口令：", "Passphrase: ")), !phrase.isEmpty else {
            let words = words(
                "没有口令。请在终端输入，或用 --passphrase-file 文件、环境变量 XINSHI_PASSPHRASE_FILE 给出。",
                "No passphrase was given. Type it at a terminal, or name a file by --passphrase-file or XINSHI_PASSPHRASE_FILE."
            )
            throw Failed(message: words, code: "passphrase_missing")
        }
        return phrase.withUnsafeBytes { Passphrase(copying: $0) }
    }

    /// Runs a piece of work and turns refusals and failures of the layers below into sentences.
    func translated<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let refusal as ServiceRefusal
            where refusal.code == "not_initialised" || refusal.code.hasPrefix("receipt_")
        {
            throw Failed(message: words(refusal.words.zh, refusal.words.en), code: refusal.code)
        } catch let refusal as ServiceRefusal {
            throw Refused(code: refusal.code, message: words(refusal.words.zh, refusal.words.en))
        } catch let refusal as CommandRefusal {
            throw refused(refusal)
        } catch let rejection as VaultRejection {
            let refusal = CommandRefusal(vault: rejection)
            throw refused(refusal)
        } catch let failure as VaultFailure where failure.code == .wrongPassphrase {
            throw Refused(code: "wrong_passphrase", message: words("口令不对。", "The passphrase is wrong."))
        } catch let failure as StoreFailure where failure.code == .addressRefused {
            let sentence = FailureWords.sentence(failure, isChinese: language.isChinese)
            throw Refused(code: failure.code.rawValue, message: sentence)
        } catch let known as Refused {
            throw known
        } catch let known as Failed {
            throw known
        } catch {
            throw Failed(error, isChinese: language.isChinese)
        }
    }

    /// The data directory as a path from the root.
    var absoluteData: String { absolute(data) }

    /// A refusal for people and programs.
    func refused(_ refusal: CommandRefusal) -> Refused {
        let details: [(String, JSONValue?)] = [
            ("field", .text(refusal.field)), ("line", .number(refusal.line)),
            ("conflict_record", .number(refusal.conflict?.record)),
            ("conflict_station", .text(refusal.conflict?.station)),
            ("conflict_time", .text(refusal.conflict?.timeText)),
        ]
        return Refused(code: refusal.code, message: sentence(refusal), details: details)
    }

    /// A refusal in words: line, field, what and what to do.
    func sentence(_ refusal: CommandRefusal) -> String {
        let rule = RefusalWords.of(refusal.code)
        let place = [
            refusal.line.map { words("第 \($0) 行", "line \($0)") },
            refusal.field.map { words("字段 \(FieldNames.chinese($0))", "field \($0)") },
        ].compactMap { $0 }.joined(separator: words("，", ", "))
        var text = words(refusal.words?.chinese ?? rule.zh, refusal.words?.english ?? rule.en)
        if let conflict = refusal.conflict?.words {
            text += words("（\(conflict.zh)）", " (\(conflict.en))")
        }
        return place.isEmpty ? text : place + words("：", ": ") + text
    }
}
