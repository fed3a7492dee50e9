/// What a refusal means and what to do, by code; codes without a row are shown with a general sentence.
enum RefusalWords {
    /// The sentence of a code in both languages.
    static func of(_ code: String) -> (zh: String, en: String) {
        table[code] ?? ("被规则拒绝，请查阅规范第 06、12 章的代码 \(code)。", "Refused by a rule; see code \(code) in specs 06 and 12.")
    }

    private static let table: [String: (zh: String, en: String)] = [
        "overlap": (
            "此人同一时段已有另一条服务记录（任何站点）。请核对签到表的时间，更正后重录。",
            "This person has another record at that time, at some station. Check the times and record again."
        ),
        "duplicate": (
            "同一人、同一天、同一活动、同样时长已经记录过，没有重复入账。",
            "The same person, day, activity and length is recorded already; nothing was recorded twice."
        ),
        "in_future": ("服务时间在将来，不能提前记录。", "The service lies in the future."),
        "outside_activity": (
            "日期不在活动期间内。请核对日期，或由审核员修改活动起止日。",
            "The day lies outside the activity's period. Check it, or have an approver amend the period."
        ),
        "day_over_24_hours": ("此人当天合计超过 24 小时。", "This person's day would exceed 24 hours."),
        "interval_broken": ("起止时间、休息与时长对不上，或日期不是开始的那天。", "Start, end, break, seconds and day do not agree."),
        "seconds_out_of_range": ("时长须在 1 秒到 24 小时之间。", "The length must be 1 second to 24 hours."),
        "over_planned": (
            "时长超过活动的计划时长（--planned-minutes），这种记录方式不允许。",
            "The length exceeds what the activity planned, which this evidence class does not allow."
        ),
        "approval_not_allowed": (
            "其中有本人不能审核的记录（本人的、本人录入的、已审过的，或需上级审核）。请在 except 中排除。",
            "Some records may not be approved by this person (own, recorded by him, approved before, or due to a superior). Except them."
        ),
        "nothing_to_approve": ("没有可审核的记录。", "There is nothing to approve."),
        "void_not_allowed": ("此人无权作废：须由非录入人、非本人的审核员办理。", "Only an approver who neither recorded nor served may void."),
        "record_final": ("记录已驳回或作废，不能再改。", "The record is declined or void and stays so."),
        "own_case": ("不能办理本人的事项，请由他人办理。", "Nobody acts for himself; ask another."),
        "own_appointment": ("不能任命自己。", "Nobody appoints himself."),
        "not_authorised": ("此密钥的持有人没有这项权限。", "The holder of this key has no authority for this."),
        "key_kind_not_allowed": ("站点密钥只能录入；审核、更正、作废须用个人密钥。", "Desk keys record; decisions need a person key."),
        "subject_unknown": ("此人尚未登记，请先登记志愿者。", "This person is not registered; register first."),
        "subject_exists": ("此人已登记，没有重复登记。", "This person is registered already."),
        "activity_unknown": ("没有这个活动，请先建立活动。", "There is no such activity; open it first."),
        "organisation_unknown": ("没有这个组织，请先登记组织。", "There is no such organisation; register it first."),
        "policy_missing": ("缺少规则文件，请先采用政策。", "A policy is missing; adopt it first."),
        "category_refused": ("这类事项不属于志愿服务（或类别代码未列入），不予记录。", "This category is not volunteer service or is not listed."),
        "document_in_use": (
            "此证件号码已由另一位志愿者登记；请核对，不要重复建档。", "Another volunteer has this document number; check before registering twice."
        ),
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
        "legal_recorder_missing": (
            "本单位没有可作记录主体的组织，请由上级指明记录主体后再录。",
            "This organisation has no legal recorder; a superior must name one first."
        ),
        "batch_too_large": (
            "一次最多记录 16,383 行，请把名册拆成几个文件。", "At most 16,383 rows are recorded at once; split the roster."
        ),
        "record_not_effective": ("其中有尚未生效的记录，不能出证明。", "Some records are not effective and cannot be certified."),
        "range_broken": ("没有这一批，或编号不是批次的序号。", "There is no such batch, or the index is not a batch's."),
        "key_unknown": (
            "证明密钥未登记，或不属于本单位及上级。", "The credential key is not enrolled, or not of this organisation or a superior."
        ),
        "certificate_unknown": ("账本里没有这份证明。", "The log has no such certificate."),
        "parent_type_not_allowed": (
            "这种上级不能设立这种组织；允许的上级类型见政策 organisation_types。",
            "An organisation of this type may not stand under that parent; see the policy organisation_types."
        ),
        "legal_recorder_not_allowed": (
            "这类组织不能自为记录主体：请用 --legal-recorder 指明可作记录主体的组织。",
            "This type may not be its own legal recorder: name one with --legal-recorder."
        ),
        "key_proof_invalid": ("密钥的持有证明不成立，请重新生成密钥。", "The key's proof of possession does not hold; draw it again."),
        "subject_erased": ("此人的信息已删除。", "This person's data were erased."),
        "subject_restricted": ("此人的信息已停止处理。", "Processing of this person's data is stopped."),
        "author_frozen": ("此密钥已冻结，须由上级恢复（key clear）。", "This key is frozen; a superior may clear it."),
        "author_revoked": ("此密钥已吊销。", "This key was revoked."),
        "key_exists": ("此密钥已登记。", "This key is enrolled already."),
        "policy_invalid": ("政策文件缺少规则要读的内容。", "The policy lacks members that rules read."),
        "operator_unknown": ("此人在该组织没有任职。", "This person has no role in that organisation."),
        "star_not_earned": ("服务时间未达到这一星级。", "The hours do not reach this star."),
        "star_not_higher": ("已持有这一星级或更高星级。", "This star or a higher one is held already."),
        "no_review_open": ("没有待处理的星级复核。", "No review of the star is open."),
        "objection_closed": ("这项异议已有处理结果。", "This objection is decided already."),
        "correction_empty": ("更正前后没有不同。", "The correction changes nothing."),
        "policy_version": ("版本号须高于该地区已采用的版本。", "The version must be above the last one adopted there."),
        "schema_missing_field": ("缺少这个字段。", "This field is missing."),
        "schema_field_type": ("字段的形式不对。", "The field has another form."),
        "schema_field_range": ("字段的值不在允许范围内。", "The field's value is not allowed."),
        "schema_unknown_field": ("没有这个字段。", "There is no such field."),
        "unknown_type": ("没有这种语句。", "There is no such type of statement."),
        "schema_combination": ("这些字段不能这样组合（或缺少证据文件）。", "These fields do not go together, or evidence is missing."),
        "sequence_reused": (
            "此密钥的序号已被使用且内容不同，可能被盗用；密钥已停用，请上级核查。",
            "The key's number was used with other content: possible theft; the key is stopped."
        ),
    ]
}
