extension RefusalWords {
    /// What is held against a value before it is sealed and signed (spec 12 §6).
    static let edge: [String: Sentence] = [
        "birth_differs": (
            "出生日期与身份证号不一致，请核对两者。", "The birth date and the document number disagree; check both."
        ),
        "code_unlisted": (
            "代码不在代码表中。用 xinshi policy codes 查看各代码表。", "The code is not in its list. See: xinshi policy codes."
        ),
        "host_missing": (
            "这类组织须写明所依托的单位（--host）。", "An organisation of this type names the body that hosts it (--host)."
        ),
        "leader_name_differs": (
            "负责人姓名与该负责人登记的姓名不同。请核对 --leader 与 --leader-name；可以省略后者。",
            "The leader's name is not the one under which the leader is registered. Check --leader; --leader-name may be left out."
        ),
        "name_template": (
            "组织名称不合该类型的统一名称（政策 organisation_types）。",
            "The name is not of the form of its type (policy organisation_types)."
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
