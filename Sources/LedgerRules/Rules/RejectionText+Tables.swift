extension RejectionText {
    static let form: [RejectionCode: RejectionText] = [
        .unknownType: .init("声明类型或版本不在本版规范内。请升级程序。", "Its type or version is not of this edition. Update the program."),
        .schemaUnknownField: .init("有此类型没有的字段。请删去。", "It has a field that its type does not have. Leave it out."),
        .schemaMissingField: .init("缺少必填字段。请补上。", "A field that its type demands is missing. Add it."),
        .schemaFieldType: .init("字段的类型不对。", "A field has another type than the form demands."),
        .schemaFieldRange: .init("字段的值不在允许范围内。", "A field has a value that the form does not allow."),
        .schemaCombination: .init("几个字段不能这样同时出现或缺少。", "Fields exclude or demand one another."),
        .statementIDReused: .init(
            "命令编号已用过：一个命令的声明须在同一批内相邻且序号递增。请换新编号。",
            "The command was used before: its statements stand side by side in one batch, ordinals ascending. Draw a new id."
        ),
        .referenceBroken: .init(
            "引用的条目不存在、不是所需类型或哈希不符。",
            "It refers to no earlier entry of the right type with that hash."
        ),
        .rangeBroken: .init(
            "所指的批次不存在，或排除了不是服务记录的序号。",
            "The range names no earlier batch, or excepts what is no session."
        ),
    ]

    static let authority: [RejectionCode: RejectionText] = [
        .keyKindNotAllowed: .init("站点密钥只能录入。请用个人密钥签署。", "A desk key only records. Sign with a person key."),
        .organisationUnknown: .init("没有这个组织。请先登记。", "There is no such organisation. Register it first."),
        .organisationExists: .init("这个组织已登记。", "The organisation is registered already."),
        .organisationClosed: .init("这个组织已撤销。请由承继组织办理。", "The organisation is closed. Its successor acts for it."),
        .subjectUnknown: .init("此人尚未登记。请先登记。", "This person is not registered. Register first."),
        .subjectExists: .init("此人已是登记志愿者。", "This person is a registered volunteer already."),
        .subjectErased: .init("此人的数据已删除，不得再记录。", "This person's data were erased; nothing more is recorded."),
        .subjectRestricted: .init("此人的数据已停止处理。请先恢复。", "Processing of this person's data is stopped. Lift that first."),
        .activityUnknown: .init("没有这个活动。请先建立。", "There is no such activity. Open it first."),
        .activityExists: .init("这个活动编号已用过。", "The activity's id is in use."),
        .trainingUnknown: .init("没有这次培训，或不是本组织举办的。", "There is no such training, or another organisation held it."),
        .trainingExists: .init("这个培训编号已用过。", "The training's id is in use."),
        .keyUnknown: .init("没有这个密钥，或已吊销，或不能作此用。", "There is no such key, or it is revoked or of no use for this."),
        .keyExists: .init("这个密钥已登记。请生成新密钥。", "The key is enrolled already. Make a new one."),
        .operatorUnknown: .init("此人在该组织没有职务。", "This person has no role in that organisation."),
        .notAuthorised: .init("签署人没有这项权限。请由有权的人签署。", "The signer has no authority for this. Ask someone who has."),
        .ownCase: .init("不能办理本人的事项。请由他人办理。", "Nobody acts for himself. Ask another."),
        .ownAppointment: .init("不能任免自己。请由他人办理。", "Nobody appoints or dismisses himself. Ask another."),
        .keyProofInvalid: .init("新密钥的持有证明无效。请在持有密钥的设备上重做。", "The new key's proof fails. Make it where the key is."),
        .keyPredecessorDiffers: .init(
            "所替换密钥的组织、序号或最后一批与账本不符。",
            "The replaced key's organisation, number or last batch is another."
        ),
        .policyMissing: .init("缺少生效的规则文件。请先采用。", "No policy of that name is in force. Adopt one first."),
        .parentTypeNotAllowed: .init("规则不允许这类组织设在此处。", "The policy does not allow this type of organisation there."),
        .regionNotAllowed: .init(
            "所填地区不在上级组织的地区之内。请核对地区代码。",
            "The region does not lie in that of the organisation above. Check the code."
        ),
        .legalRecorderNotAllowed: .init(
            "所指组织不能作记录单位：须为有权单位，且是本组织、其上级、上级所指的单位或签署人所辖的单位。",
            "That organisation may not be the legal recorder. Name one whose type may: the organisation itself, one above it, "
                + "the one that its parent names, or one below the signer's."
        ),
        .legalRecorderMissing: .init(
            "本组织没有记录单位，不能建立名册。",
            "The organisation has no legal recorder and opens no roster."
        ),
        .policyVersion: .init("版本号须高于已采用的版本。", "The version must be above the last one adopted."),
        .policyInvalid: .init("规则文件缺少规则要读的内容。", "The document lacks what the rules read."),
    ]

    static let sessions: [RejectionCode: RejectionText] = [
        .timesMissing: .init(
            "这一证据类别须有每次服务的起止时间；只有时长的，请改用名册类（--evidence roster）并附名册。",
            "This evidence class takes start and end of each session. With a length alone, record it as a roster (--evidence roster)."
        ),
        .signOutMissing: .init(
            "没有签退时间的，不能记入须有起止时间的证据类别；请另立名册（--evidence roster）记为未签退。",
            "A sign-in without its end does not stand in a class that takes start and end. Put it on a roster (--evidence roster)."
        ),
        .intervalBroken: .init(
            "起止时间、休息、时长不一致，或日期不是开始那天。请核对。",
            "Start, end, break, seconds and day do not agree. Check them."
        ),
        .secondsOutOfRange: .init("一次服务不得超过 24 小时。", "A session lasts at most 24 hours."),
        .inFuture: .init("日期或时间在将来。请事后记录。", "It lies in the future. Record it afterwards."),
        .before1992: .init("日期早于 1992 年。", "The day lies before 1992."),
        .outsideActivity: .init(
            "日期不在活动期间内。请核对，或由审核员修改活动日期。",
            "The day lies outside the activity. Check it, or have an approver amend the days."
        ),
        .plannedMissing: .init(
            "该活动没有计划时长，不能按这一证据类别补录。请另建写明计划时长的活动（--planned-minutes）。",
            "The activity has no planned length, and this evidence class takes no more than that. Open one that has (--planned-minutes)."
        ),
        .overPlanned: .init(
            "补录的时长（连同此人当日在该活动已有的）超过活动计划时长。",
            "It is longer than the activity was planned, with what the person has there on that day."
        ),
        .overlap: .init(
            "此人同一时段已有另一条记录。请核对签到时间。",
            "This person has another record at that time. Check the times."
        ),
        .duplicate: .init("已有相同的记录。没有重复记录。", "The same is recorded already. Nothing was recorded twice."),
        .possibleDuplicate: .init(
            "此人当日同一活动已有记录，其中一条没有起止时间，可能是同一次服务。请核对；确是另一次，注明 second_service（--second-service）。",
            "This person has a record of that day and activity, and one of the two has no clock times: it may be the same "
                + "service. Check; for another one say second_service (--second-service)."
        ),
        .dayOver24Hours: .init(
            "此人一天合计超过 24 小时（跨夜的部分也算入次日）。",
            "This person's day would exceed 24 hours (what passes midnight also fills the next day)."
        ),
        .categoryRefused: .init("这类事项不是志愿服务或未列入类别。", "That kind is no volunteer service, or is not listed."),
    ]

    static let decisions: [RejectionCode: RejectionText] = [
        .approvalNotAllowed: .init(
            "有不能由此人审核的记录。请排除后再签。",
            "Some records may not be decided by this person. Except them."
        ),
        .nothingToApprove: .init("范围内没有可办理的记录。", "The range holds no record to decide."),
        .recordFinal: .init("记录已驳回或作废，不能再改。", "The record is declined or void and stays so."),
        .voidNotAllowed: .init(
            "只有既非录入人也非本人的审核员可以办理；录入人只能撤回待审核的整批。",
            "Only an approver who neither recorded nor served may; a clerk takes back pending rosters."
        ),
        .correctionEmpty: .init("更正没有改变任何内容。", "The correction changes nothing."),
        .objectionClosed: .init("这项异议已处理完毕。", "The objection was decided already."),
        .amountOverflow: .init("数额超出上限。", "The amount exceeds the limit."),
        .starNotEarned: .init("时长或年限未达到这一星级。", "The hours or the tenure for that star are not reached."),
        .starNotHigher: .init("已有同级或更高的星级。", "That star or a higher one is held already."),
        .noReviewOpen: .init("没有待复核的星级。", "No review of a star is open."),
        .registerGap: .init("登记簿序号须连续。请重新取号。", "The register is contiguous. Take the next number."),
        .certificateExists: .init("这份证明文件已登记过，不能再次登记。", "This credential stands in the register already."),
        .commitmentNotAllowed: .init("700 条以内的记录须逐条列出，不能只写承诺值。", "Up to 700 records are listed, not committed to."),
        .recordNotEffective: .init("记录尚未生效。请先审核。", "The record is not effective. Have it approved first."),
        .recordsOfSeveral: .init("一份证明只能列一个人的记录。", "A certificate lists records of one person only."),
        .identityChanged: .init(
            "所列记录生效之后，此人的姓名、证件或志愿者编号有过变更。请由与变更人、本人均无担保关系的人员用个人密钥签署（--as）。",
            "The person's name, document or number was changed after these records became effective. "
                + "Somebody who shares no guarantor with who changed it signs with a person key (--as)."
        ),
        .secondsDiffer: .init("合计时长与所列记录不符。", "The sum is not that of the listed records."),
        .certificateFinal: .init("证明已被撤销，不能恢复。请另发新证明。", "A revoked certificate stays revoked. Issue a new one."),
        .certificateUnknown: .init("登记簿中没有这份证明。", "The register has no such certificate."),
    ]
}
