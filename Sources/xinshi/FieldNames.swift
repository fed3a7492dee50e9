/// What the fields of commands and statements are called in Chinese, where a refusal names one.
enum FieldNames {
    /// The path of a field, its last part by its name: `名称 title`, `录入人 fields.recorder`.
    static func chinese(_ path: String) -> String {
        // An element of a list is named by the list.
        let parts = path.split(separator: ".").filter { part in !part.allSatisfy(\.isNumber) }
        let last = parts.last.map { $0.prefix { $0 != "[" } } ?? ""
        guard let name = names[String(last)] else { return path }
        return "\(name) \(path)"
    }

    /// The names; a test holds them against every property of the schemas.
    static let names: [String: String] = [
        "activity": "活动", "attitude": "态度", "author": "签署的密钥", "author_key": "密钥", "batch": "批次",
        "batch_digest": "批次摘要", "becomes": "声明类型", "birth_date": "出生日期", "break": "休息时间", "by": "表示人",
        "category": "类别", "clock_ms": "时钟时间", "command": "命令编号", "comment": "评语", "community": "服务社区",
        "community_service": "学生社区服务", "consent": "同意项", "consent_evidence": "同意凭据", "consents": "同意项",
        "contact": "联系方式", "content": "内容", "count": "条数", "created": "创建时间", "credential": "证明", "day": "日期",
        "digests": "摘要", "disclosure": "提供内容", "distinct": "另一人的声明", "document": "政策文件", "effective_from": "生效日期",
        "end": "结束时间", "entered_by": "填报人", "evaluator": "评价人", "evidence": "记录方式", "except": "排除的记录",
        "external_number": "平台编号", "facts": "事实", "fields": "字段", "file": "文件", "files": "文件", "first_day": "第一天",
        "first_seq": "首个序号", "from_index": "起始条目", "genesis": "创世条目", "given": "是否同意", "grade": "等级",
        "grantor": "授予单位", "guardian": "监护人", "guardian_contact": "监护人联系方式", "guardian_name": "监护人姓名", "hash": "哈希",
        "host": "主管单位", "id_number": "证件号码", "id_type": "证件类型", "index": "条目序号", "item": "项目", "key": "密钥",
        "key_kind": "密钥种类", "last_day": "最后一天", "late_reason": "逾期原因", "leader": "负责人", "leader_name": "负责人姓名",
        "leaf": "叶哈希", "learning_seconds": "学习时长", "legal_basis": "法律依据", "legal_recorder": "记录单位",
        "log_key": "账本密钥", "mode": "方式", "name": "姓名或名称", "next_seq": "下一序号", "nonce": "随机数", "number": "编号",
        "objection": "异议", "objector": "提出人", "offset": "批内位置", "opening": "结转", "ordinal": "序号",
        "organisation": "组织", "organisation_type": "组织类型", "origin": "账本名", "outcome": "结果", "parent": "上级组织",
        "parent_and_child": "亲子活动", "place": "地点", "planned_seconds": "计划时长", "platform": "平台", "policy": "政策",
        "predecessor": "前一条", "profile": "登记信息", "proof": "证明", "provenance": "来源", "public_key": "公钥",
        "publicity_first": "公示第一天", "publicity_last": "公示最后一天", "punctuality": "守时", "quality": "质量",
        "range": "批次范围", "reason": "原因说明", "reason_code": "原因代码", "recipient": "接收人", "record": "记录",
        "recorder": "录入人", "records": "记录", "records_commitment": "记录承诺", "records_count": "记录条数", "region": "行政区划",
        "register_ordinal": "登记序号", "remark": "备注", "residence": "居住区域", "request": "请求", "restricted": "限制处理",
        "retention": "保存期限",
        "roles": "角色", "root": "根哈希", "root_key": "根密钥", "root_organisation": "最上级组织", "root_subject": "首任负责人",
        "roster": "名册", "school_year": "学年", "second_service": "另一次服务", "seconds": "时长", "served": "服务对象",
        "service_categories": "服务类别",
        "sex": "性别", "signature": "签名", "size": "条数", "skill": "技能", "skills": "专业技能", "source": "来源",
        "standard": "评价内容及标准", "stars": "星级", "start": "开始时间", "statements_root": "批次根哈希", "status": "状态",
        "subject": "人员", "successor": "承接组织", "target_group": "服务对象类别", "title": "名称", "training": "培训",
        "type": "类型", "v": "版本", "values": "个人信息", "version": "版本", "volunteer_number": "志愿者编号",
        "xinshi_commands": "命令文件版本",
    ]
}
