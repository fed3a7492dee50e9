extension RefusalWords {
    /// What is held against a value before it is sealed and signed (spec 12 §6).
    static let edge: [String: Sentence] = [
        "birth_in_future": ("出生日期在将来。", "The birth date lies in the future."),
        "birth_differs": (
            "出生日期与身份证号不一致，请核对两者。", "The birth date and the document number disagree; check both."
        ),
        "certificate_rows_missing": (
            "超过 700 条记录的证明须由 xinshi certificate issue 出具：逐条清单不在保密库中，无从核对。",
            "A certificate of more than 700 records is made by xinshi certificate issue: its rows are not in the vault to be checked."
        ),
        "code_unlisted": (
            "代码不在代码表中。用 xinshi policy codes 查看各代码表。", "The code is not in its list. See: xinshi policy codes."
        ),
        "consent_evidence_missing": (
            "没有同意书文件。请附上本人或监护人签署的同意书（扫描或拍照；--consent-file，consent record 为 --evidence-file）。",
            "The paper of the consent is missing: attach a scan or photo of what the person or the guardian signed "
                + "(--consent-file; of consent record, --evidence-file)."
        ),
        "consent_missing": (
            "没有本人对处理个人信息的同意（personal_information），不能登记。",
            "Without the consent `personal_information` nobody is registered."
        ),
        "external_number_missing": (
            "导入类记录须在同一批中写明原平台和平台编号（external_number_recorded），用命令文件录入；名册不能按导入类录入。",
            "An imported session gives platform and number in the same batch (external_number_recorded): use a command file, not a roster."
        ),
        "guardian_minor": ("监护人不满十八周岁。请核对。", "The guardian is under 18. Check who it is."),
        "guardian_missing": (
            "不满十四周岁，须有监护人（--guardian）及其同意（同意项 guardian）。",
            "Under 14: give the guardian (--guardian) and the guardian's consent (`guardian`)."
        ),
        "guardian_of_adult": (
            "此人已满十八周岁：监护关系须由工作人员用个人密钥登记（附法院文书等凭据），监护人本人不能登记。",
            "The person is an adult: a guardian is recorded with a person key, on evidence such as a ruling, and not by the guardian."
        ),
        "host_missing": (
            "这类组织须写明所依托的单位（--host）。", "An organisation of this type names the body that hosts it (--host)."
        ),
        "identity_missing": (
            "任命的人还没有身份。请在同一批中用 volunteer_updated 给出姓名和证件号码（或联系方式），或用 xinshi operator appoint。",
            "Nobody knows who is appointed. Give name and document number (or contact) by volunteer_updated in the same batch, "
                + "or use xinshi operator appoint."
        ),
        "leader_name_differs": (
            "负责人姓名与该负责人登记的姓名不同。请核对 --leader 与 --leader-name；可以省略后者。",
            "The leader's name is not the one under which the leader is registered. Check --leader; --leader-name may be left out."
        ),
        "name_template": (
            "组织名称不合该类型的统一名称（政策 organisation_types）。",
            "The name is not of the form of its type (policy organisation_types)."
        ),
        "own_guardian": ("本人不能是自己的监护人。", "Nobody is his own guardian."),
        "personal_value": (
            "这里含有像证件号码、手机号码或电子邮箱的内容，不得写入公开或印在证明上的文字；请删去。",
            "It holds what looks like a document number, a mobile number or an e-mail address: take it out of what is public."
        ),
        "region_unknown": (
            "行政区划代码的前两位不是任何省级区划。请核对代码。", "The first two digits of the region code are no province; check the code."
        ),
        "residence_form": (
            "居住区域须先写 6、9 或 12 位区划代码，再空一格写地址，如“440304 福田街道”。",
            "A residence is a region code of 6, 9 or 12 digits, then a space and words, as in “440304 Futian”."
        ),
        "resident_id_invalid": (
            "身份证号不成立（位数、出生日期或校验码不对）。请对照证件重输，不要猜改。",
            "The number cannot exist (length, birthday or check character). Copy it from the card again."
        ),
        "retention_running": (
            "此人的服务记录保存期限尚未届满，不能以期限届满为由删除。", "The records of this person are still to be kept; their time is not over."
        ),
        "sex_differs": (
            "性别与身份证号不一致（末四位的第三位：单数为男，双数为女）。请核对两者。",
            "The sex and the document number disagree (its last digit but one: odd for men). Check both."
        ),
        "sex_form": ("性别须为 male、female 或 unstated。", "The sex is male, female or unstated."),
        "too_many_categories": ("服务类别最多四项。", "A person names four service categories at most."),
        "value_empty": (
            "内容为空或只有空格。请填写实际内容；没有的项不要写。", "The value is empty or blank. Fill it in, or leave the field out."
        ),
    ]
}
