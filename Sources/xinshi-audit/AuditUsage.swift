import LedgerFormat
import UsageWords

/// What the argument parser cannot know of a right use.
extension AuditCommand {
    /// Why these options do not go together, in the language asked for; nil when they do.
    func misuse() -> String? {
        func text(_ chinese: String, _ english: String) -> String {
            UsageReport.isChinese(lang?.rawValue) ? chinese : english
        }
        if let newWitness { return misuse(ofWitness: newWitness, text) }
        if folder == nil, data == nil {
            return text(
                "缺少 <folder>：请给出导出的账本文件夹，或用 --data 给出数据目录。",
                "<folder> is missing: name the exported log, or a data directory by --data."
            )
        }
        if folder != nil, data != nil {
            return text("账本文件夹与 --data 只给一个。", "Give the log's folder or --data, not both.")
        }
        if let cores, !(1...1024).contains(cores) {
            return text("--cores 须为 1 到 1024。", "--cores is 1 to 1024.")
        }
        guard let cosign else { return nil }
        if bytesOnly { return text("--bytes-only 没有核对规则，不能用来见证。", "--bytes-only checks no rules and cannot cosign.") }
        if AuditOutput.isInside(trust, cosign) {
            return text("--cosign 的文件不能放在信任文件夹里。", "--cosign writes no file inside the trust folder.")
        }
        return nil
    }

    private func misuse(ofWitness name: String, _ text: (String, String) -> String) -> String? {
        guard folder == nil, data == nil, cosign == nil, view.isEmpty else {
            return text(
                "--new-witness 只生成见证密钥，不审计：不要同时给出账本文件夹、--view 或 --cosign。",
                "--new-witness makes a key and audits nothing: give no log folder, --view or --cosign with it."
            )
        }
        if AuditOutput.isInLog(trust) {
            return text(
                "信任文件夹不能是导出的账本文件夹，也不能在其中：见证密钥会随账本公开。请换一个位置。",
                "The trust folder may be no exported log and lie in none: the witness's key would be published with it. Choose "
                    + "another place."
            )
        }
        guard TextRules.isKeyName(name) else {
            return text(
                "--new-witness 须为密钥名，如 example.org/street：不含空白、加号和控制字符。",
                "--new-witness takes a key name such as example.org/street: no blanks, no plus sign, no control characters."
            )
        }
        return nil
    }
}
