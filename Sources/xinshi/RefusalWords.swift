import LedgerRules

/// What a refusal means and what to do, by code; codes without a row are shown with a general sentence.
enum RefusalWords {
    /// The sentence of a code in both languages.
    static func of(_ code: String) -> (zh: String, en: String) {
        if let rule = RejectionCode(rawValue: code)?.text { return (rule.chinese, rule.english) }
        return table[code] ?? (
            "被规则拒绝，请查阅规范第 06、12 章的代码 \(code)。", "Refused by a rule; see code \(code) in specs 06 and 12."
        )
    }

    private static let table: [String: (zh: String, en: String)] = [
        "document_in_use": (
            "此证件号码已由另一位志愿者登记；请核对，不要重复建档。", "Another volunteer has this document number; check before registering twice."
        ),
        "person_may_be_known": (
            "已有同名同联系方式的人；若确是另一人，须由签署人说明。",
            "Somebody of this name and contact is known; who signs must say that this is another."
        ),
        "name_differs": ("此证件号码在保密库中属于另一个姓名。", "The vault has this document number under another name."),
        "external_number_in_use": ("此平台编号已对应另一条记录。", "That platform number belongs to another record."),
        "command_unknown": (
            "引用的命令既不在上文，也不在账本中（或已被拒绝）。", "A command that is named stands neither above nor in the log."
        ),
        "batch_partly_known": (
            "这一批中有的命令已入账、有的没有；请改用新的命令编号重录未入账的部分。",
            "The log knows some commands of this batch; record the others under new ids."
        ),
        "roster_evidence_differs": (
            "这份名册已按另一种证据类别记录，补录的行须用同一类别（--evidence）。",
            "This roster is recorded under another evidence class; add rows under the same (--evidence)."
        ),
        "batch_too_large": (
            "一次最多记录 16,383 行，请把名册拆成几个文件。", "At most 16,383 rows are recorded at once; split the roster."
        ),
        "author_frozen": ("此密钥已冻结，须由上级恢复（key clear）。", "This key is frozen; a superior may clear it."),
        "author_revoked": ("此密钥已吊销。", "This key was revoked."),
        "sequence_reused": (
            "此密钥的序号已被使用且内容不同，可能被盗用；密钥已停用，请上级核查。",
            "The key's number was used with other content: possible theft; the key is stopped."
        ),
    ]
}
