import LedgerRules

/// What each code of spec 10 §3 says to an auditor who reads Chinese; `message` has the values, in English.
extension Finding {
    /// One sentence in Chinese without its full stop: what is wrong with the entry or the log.
    public var chinese: String { Finding.chinese(of: code) ?? "不符合规范" }

    /// The sentence of a code; nil for what is no code of spec 10 §3.
    public static func chinese(of code: String) -> String? {
        if let sentence = ofTrust[code] ?? ofNotes[code] ?? ofEntries[code] ?? ofBatches[code] ?? ofMeaning[code] {
            return sentence
        }
        if code.hasPrefix("rule:") {
            return RejectionCode(rawValue: String(code.dropFirst(5))).map { "违反规则：" + firstSentence($0) }
        }
        return RejectionCode(rawValue: code).map { "声明的格式不对：" + firstSentence($0) }
    }

    /// What a clerk is told to do next does not concern an auditor.
    private static func firstSentence(_ code: RejectionCode) -> String {
        let text = code.text.chinese
        return String(text.prefix { $0 != "。" })
    }

    private static let ofTrust = [
        "trust_unreadable": "信任文件夹里的文件读不到，或不能用",
        "trust_policy": "信任文件夹的 policy 不合规定：须是完好的见证政策，且只写一个账本",
        "trust_genesis": "信任文件夹的 genesis 不合规定：须是 64 位小写十六进制数和一个换行",
        "checkpoint_missing": "账本文件夹里没有 checkpoint",
        "checkpoint_unreadable": "账本文件夹里的 checkpoint 读不到",
        "quorum_not_met": "检查点上见证人的签名不够",
        "shrunk": "账本变小了：有人（或您自己）曾见过更大的规模",
        "fork": "账本分叉：同一规模有两个不同的根，是账本作弊的证据，请保存两份并报告",
        "checkpoint_unverified": "保存的或他人所见的检查点不能用：不是账本所签，或读不到",
    ]

    private static let ofNotes = [
        "note_utf8": "检查点不是 UTF-8 文本",
        "note_control_character": "检查点含有控制字符",
        "note_no_signature": "检查点没有签名",
        "note_signature_line": "检查点的签名行格式不对",
        "note_base64": "检查点的签名不是规范的 base64",
        "note_too_large": "检查点太长，或签名行太多",
        "note_key_name": "检查点签名行的密钥名不合规定",
        "note_duplicate_signature": "检查点重复了同一把密钥的签名",
        "note_unverified": "检查点不是所信任的账本密钥签的",
        "note_bad_signature": "检查点上有已知密钥的签名不符",
        "checkpoint_lines": "检查点正文不是三行",
        "checkpoint_origin": "检查点属于另一个账本",
        "checkpoint_size": "检查点的规模写法不对",
        "checkpoint_root": "检查点的根写法不对，或与规模不符",
        "vkey_format": "密钥的写法不对",
        "vkey_name": "密钥的名称不合规定",
        "vkey_algorithm": "密钥的算法不合规定",
        "vkey_id": "密钥的编号与密钥不符",
    ]

    private static let ofEntries = [
        "entries_missing": "条目缺失：没有这一条所在的文件，或文件在此之前就结束了",
        "entry_too_short": "条目太短，容不下条目头",
        "entry_version": "条目的版本不是本规范的版本",
        "entry_kind": "条目的种类不对，或不该出现在此处",
        "entry_index": "条目自称的序号与所在位置不符",
        "entry_prev": "链断了：条目所写的前一条哈希与前一条不符",
        "entry_time": "条目的账本时间不对：早于前一条、与所在批次不同或超出范围",
        "genesis_invalid": "创世条目不合规定，或与首批规则文件、账本密钥不符",
        "genesis_mismatch": "创世条目不是信任文件夹所固定的那一条：是另一个账本",
        "log_act_invalid": "账本自己的动作不合规定",
        "after_successor": "账本已指定后继账本，其后不应再有条目",
        "tile_mismatch": "哈希文件与条目不符：条目或哈希文件被改动",
        "tile_missing": "哈希文件缺失",
        "root_mismatch": "全部条目算出的根与检查点不符",
        "bundle_malformed": "条目文件的格式不对",
        "bundle_unreadable": "条目文件在，但读不到",
    ]

    private static let ofBatches = [
        "statement_outside_batch": "声明不属于任何批次",
        "batch_truncated": "批次不完整：中间断开，或有检查点从中切开",
        "batch_layout": "批次条目的格式不对",
        "batch_count": "批次的条数不对：须为 1 至 16,384",
        "batch_root": "批次所签的根与其声明不符：声明被改动",
        "batch_too_large": "批次的字节数超过上限",
        "statement_too_large": "声明的字节数超过上限",
        "author_signature": "签署人的签名不符",
        "author_algorithm": "签署人的签名算法未知",
        "author_unknown": "签署所用的密钥此前没有登记",
        "author_key_kind": "这种密钥不能签署批次",
        "author_revoked": "签署所用的密钥此前已吊销",
        "author_frozen": "签署所用的密钥此前已冻结",
        "author_sequence": "签署人的序号不连续：批次被删去、重复或调换",
        "author_previous_batch": "批次所写的同一签署人前一批不对",
    ]

    private static let ofMeaning = [
        "json_utf8": "声明不是 UTF-8 文本",
        "json_not_object": "声明的最外层不是对象",
        "json_whitespace": "声明在字符串以外有空白",
        "json_trailing": "声明结束之后还有内容",
        "json_number": "声明里的数写法不对",
        "json_number_range": "声明里的数超出范围",
        "json_key": "声明里的键名不合规定",
        "json_key_order": "声明里的键未按次序排列，或有重复",
        "json_control_character": "声明里有控制字符",
        "json_escape": "声明里的转义写法不对",
        "json_depth": "声明的层次太深",
        "json_syntax": "声明不是完整的 JSON",
        "digest_mismatch": "账本写下的汇总摘要与重算结果不符",
        "digest_missing": "该写汇总摘要的地方没有写",
        "backdated": "倒填日期：这一条是见证人看过较小规模之后才加的，却写着更早的时间",
        "postdated": "时间写晚了：见证人已看过这一条，它却写着更晚的时间",
    ]
}
