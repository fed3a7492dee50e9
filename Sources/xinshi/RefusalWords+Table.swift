extension RefusalWords {
    static let table = commands.merging(profile) { $1 }.merging(authors) { $1 }.merging(vault) { $1 }
        .merging(rosters) { $1 }.merging(edge) { $1 }

    /// Command files and batches (spec 12, spec 02 §3).
    private static let commands: [String: Sentence] = [
        "commands_header": (
            "第一行不是命令文件的文件头，应为 {\"mode\":\"itemised\",\"xinshi_commands\":1}。",
            "Line 1 is not the header {\"mode\":\"itemised\",\"xinshi_commands\":1}."
        ),
        "command_repeated": ("此命令编号在上文已出现。每条命令用新的编号。", "The command id stands above; draw a new id for each."),
        "command_below": ("引用了本行或下文的命令。请把被引用的命令移到上面。", "It refers to this line or one below; move that one up."),
        "command_unknown": (
            "引用的命令既不在上文，也不在账本中（或已被拒绝）。", "A command that is named stands neither above nor in the log."
        ),
        "command_differs": (
            "此命令编号已入账，但内容不同。要更正已入账的记录请用更正或作废；新的内容请用新的命令编号。",
            "The log knows this command id with other content. Correct or void what stands; give new content a new id."
        ),
        "batch_split": (
            "同一批（batch）的行必须相邻且由同一作者签署。", "Lines of one batch stand side by side and have one author."
        ),
        "atomic_split": (
            "atomic 方式的文件只能有一个作者，且不写 batch。", "A file in mode atomic has one author and no batch labels."
        ),
        "batch_too_large": (
            "一批最多 16,384 条命令（名册最多 16,383 行），请拆成几批。",
            "A batch holds at most 16,384 commands (16,383 rows of a roster); split it."
        ),
        "batch_partly_known": (
            "这一批中有的命令已入账、有的没有；请改用新的命令编号重录未入账的部分。",
            "The log knows some commands of this batch; record the others under new ids."
        ),
        "roster_evidence_differs": (
            "这份名册已按另一种证据类别记录，补录的行须用同一类别（--evidence）。",
            "This roster is recorded under another evidence class; add rows under the same (--evidence)."
        ),
        "batch_root": ("批内的声明与签名不符。请重新生成这一批。", "The statements are not those that were signed; make the batch anew."),
        "batch_count": ("批内声明的数目与签名不符。请重新生成这一批。", "The number of statements is not the signed one; make it anew."),
        "statement_too_large": ("一条声明超过格式允许的长度。请缩短或拆分。", "A statement is longer than the format allows; split it."),
    ]

    /// The JSON profile (spec 01 §2).
    private static let profile: [String: Sentence] = [
        "json_utf8": ("不是 UTF-8 文字，或开头有 BOM。请另存为无 BOM 的 UTF-8。", "It is no UTF-8 without a byte order mark."),
        "json_not_object": ("一行须是一个 JSON 对象。", "A line is one JSON object."),
        "json_whitespace": ("JSON 中不能有多余的空白。", "There is white space between the parts of the JSON."),
        "json_trailing": ("JSON 对象之后还有内容。", "Something follows the JSON object."),
        "json_number": ("数字须写成整数，无前导零、小数、指数。", "Numbers are integers without leading zero, fraction or exponent."),
        "json_number_range": ("数字超出 ±(2^53−1)。", "A number lies outside ±(2^53-1)."),
        "json_key": ("键名只能用 a-z 0-9 _，最多 64 字节。", "Keys are made of a-z 0-9 _, at most 64 bytes."),
        "json_key_order": ("键名须按字节升序且不重复。", "Keys ascend by their bytes, each once."),
        "json_control_character": ("文字含有控制字符（如换行、制表符）。请删去。", "A text holds control characters; remove them."),
        "json_escape": ("文字中只允许 \\\" 与 \\\\ 两种转义。", "Only \\\" and \\\\ are allowed as escapes."),
        "json_depth": ("JSON 嵌套超过 8 层。", "The JSON is nested deeper than 8."),
        "json_syntax": ("JSON 不完整或语法有误。", "The JSON is cut off or malformed."),
    ]

    /// Keys and their sequence (spec 04).
    private static let authors: [String: Sentence] = [
        "author_unknown": ("此密钥没有在本账本登记。请由上级登记（key enrol）。", "The key was never enrolled; a superior enrols it."),
        "author_key_kind": (
            "这类密钥不能签署记录。请用站点密钥或个人密钥。", "A key of this kind signs no records; use a desk or person key."
        ),
        "author_frozen": ("此密钥已冻结，须由上级恢复（key clear）。", "This key is frozen; a superior may clear it."),
        "author_revoked": ("此密钥已吊销，须由上级登记新密钥。", "This key was revoked; a superior enrols a new one."),
        "author_signature": ("签名与密钥或本账本不符。", "The signature does not verify for this key and log."),
        "author_sequence": (
            "此密钥的序号与账本不连续，可能有另一台设备在用同一密钥。", "The key's number does not follow; another device may use it."
        ),
        "author_previous_batch": (
            "此密钥的上一批与账本不符，可能有另一台设备在用同一密钥。", "The key's last batch is another; another device may use it."
        ),
        "sequence_reused": (
            "此密钥的序号已被使用且内容不同，可能被盗用；密钥已停用，请上级核查。",
            "The key's number was used with other content: possible theft; the key is stopped."
        ),
    ]

    /// The vault (spec 08).
    private static let vault: [String: Sentence] = [
        "document_in_use": (
            "此证件号码已属于另一个人（志愿者或工作人员）；请核对，一人一个编号。",
            "Somebody else, a volunteer or an operator, has this document number; check: one person has one id."
        ),
        "name_differs": (
            "此证件号码在保密库中属于另一个姓名。请对照证件核对姓名与号码。", "The vault has this document number under another name; check both."
        ),
        "person_may_be_known": (
            "已有同名同联系方式的人；若确是另一人，须由签署人说明（--another-person，或字段 distinct）。",
            "Somebody of this name and contact is known; who signs must say that this is another (--another-person, or `distinct`)."
        ),
        "external_number_in_use": (
            "此平台编号已记录过，不再重复计入。用 external list 可查它对应哪条记录。",
            "That platform number is recorded already and is not counted twice; external list finds its record."
        ),
        "value_too_long": ("文字超过 1 MiB 或文件超过 16 MiB。", "A text is longer than 1 MiB or a file than 16 MiB."),
        "value_differs": (
            "保密库已为这条声明保存了另一个值。请换新的命令编号。", "The vault keeps another value for this statement; draw a new command id."
        ),
        "value_not_found": ("保密库中没有这项内容，或已删除。", "The vault has no such value, or it was erased."),
        "query_too_short": ("查找内容太短：姓名至少一字，尾号 4 至 6 位。", "The query is too short: a name, or a tail of 4 to 6 digits."),
    ]
}
