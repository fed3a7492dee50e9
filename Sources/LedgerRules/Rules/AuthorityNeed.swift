public import LedgerModel

/// What a signer lacks where a rule answers `not_authorised`, and what would do (spec 04 §4, 06).
///
/// Organisations are named as registered in the log; nobody is named.
public enum AuthorityNeed: Hashable, Sendable {
    /// Where a role counts.
    public enum Reach: Hashable, Sendable {
        /// In the organisation itself or in one above it.
        case atOrAbove
        /// Only in one above it.
        case above
        /// Only in the organisation itself.
        case here
    }

    /// The signer's role: whether it is missing in his own organisation, or his organisation has no say.
    public enum Fault: Hashable, Sendable {
        /// The key has no holder: no role counts.
        case noPerson
        /// The organisation has a say, the holder has not the role there.
        case roleMissing(in: String)
        /// The holder may have the role, in an organisation that has no say.
        case otherOrganisation(String)
    }

    /// A role that the rule asks for, the organisation it is about, and what is wrong.
    case role(Role, of: String, Reach, Fault)
    /// Somebody behind the key signed, corrected or approved the record.
    case partInRecord(deciders: String)
    /// Somebody behind the key signed the grade.
    case partInGrade(deciders: String)
    /// Somebody behind the key opened the objection.
    case openedObjection(deciders: String)
    /// Somebody behind the key leads the activity.
    case leadsActivity(organiser: String)
    /// The signer holds no role in the organisation of his key.
    case office(in: String)
    /// Only this organisation signs for what its roster holds.
    case rosterOf(String)
    /// Only who opened a roster and its recorder add to it.
    case rosterOfAnother
    /// Somebody behind the key granted the star or closed its last review; the hours earn so many stars now.
    case keepsOwnStar(earned: Int)
    /// The activity is of an organisation that stands neither above nor below.
    case unrelatedActivity(organiser: String)
    /// The roster's recorder has not that role in the signing organisation.
    case recorderWithoutRole(in: String)
    /// A person key opens rosters for its own holder alone.
    case recorderIsAnother
    /// Who consents for another is a guardian linked before.
    case guardianUnknown
    /// GENESIS names this person, whom nobody restricts or erases.
    case firstPerson
    /// Grades are a school's.
    case noSchool(String)
    /// Only this organisation and those above it.
    case organisation(String)
    /// Only the legal recorder, a superior or a successor certifies.
    case legalRecorder(String)
    /// Only the root key registers the root organisation.
    case rootKey
}

extension AuthorityNeed {
    /// What is wrong, and who could do it.
    public var text: RejectionText {
        switch self {
        case .role(let role, let organisation, let reach, let fault):
            let (who, why) = (Self.needed(role, organisation, reach), fault.text)
            return RejectionText(
                "\(why.chinese)。须由\(who.chinese)用个人密钥签署",
                "\(why.english). It takes the person key of \(who.english)"
            )
        case .partInRecord(let organisation):
            return Self.other(
                "参与过这条记录的录入、更正或审核",
                "had a part in recording, correcting or approving this record",
                organisation
            )
        case .partInGrade(let organisation): return Self.other("登记了这条评价", "signed this grade", organisation)
        case .openedObjection(let organisation): return Self.other("提出了这条异议或举报", "opened this case", organisation)
        case .leadsActivity(let organisation): return Self.other("是这项活动的负责人", "leads this activity", organisation)
        default: return placeText
        }
    }

    /// The whole sentence of the refusal.
    var sentence: RejectionText {
        if case .keepsOwnStar = self { return RejectionText(text.chinese + "。", text.english + ".") }
        return RejectionText("签署人没有这项权限：\(text.chinese)。", "The signer has no authority for this: \(text.english).")
    }

    private var placeText: RejectionText {
        switch self {
        case .office(let name):
            RejectionText(
                "签署人在“\(name)”没有任何角色（可能已免职）；须先由该组织或其上级的负责人任命",
                "The signer holds no role in \(name), perhaps since a dismissal; "
                    + "a manager there or above appoints first"
            )
        case .rosterOfAnother:
            RejectionText(
                "名册只由开立它的密钥或其录入人本人的密钥补录；请另开一份名册",
                "Only the key that opened a roster, or its recorder's own key, adds to it; open another roster"
            )
        case .keepsOwnStar(let earned):
            RejectionText(
                "现有时长只够 \(earned) 星；授予这一星级或上次保留它的人（及为其密钥担保的人）不能自行保留更高星级，须由另一位审核员复核",
                "The hours now earn \(earned) stars; who granted the star or closed its last review, "
                    + "or vouches for that key, does not keep more: another approver must"
            )
        case .rosterOf(let name):
            RejectionText("这份名册属于“\(name)”，须由该组织的密钥签署", "The roster is of \(name): a key of that organisation signs")
        case .unrelatedActivity(let name):
            RejectionText(
                "这项活动由“\(name)”主办，与签署的组织没有上下级关系；请另立活动，或由主办组织、其上级或下级录入",
                "The activity is of \(name), which stands neither above nor below; open another, "
                    + "or let the organiser, a superior or one below record"
            )
        case .recorderWithoutRole(let name):
            RejectionText(
                "名册的录入人在“\(name)”没有记录员角色；请先任命，或另选录入人",
                "The roster's recorder is no recorder of \(name); appoint him or name another"
            )
        case .recorderIsAnother:
            RejectionText(
                "个人密钥只能以持有人自己为录入人；请用录入人自己的密钥或站点密钥",
                "A person key records for its own holder; use the recorder's own key or a desk key"
            )
        case .guardianUnknown:
            RejectionText(
                "表示同意的人既不是本人，也不是已登记的监护人；请先登记监护关系",
                "Who consents is neither the person nor a guardian linked before"
            )
        case .firstPerson:
            RejectionText(
                "顶层组织的首任负责人不能被限制或删除",
                "The first manager of the root organisation is neither restricted nor erased"
            )
        case .noSchool(let name):
            RejectionText(
                "“\(name)”不是学校、学院或团支部，不能登记学生评价",
                "\(name) is no school, university, college or branch and grades nobody"
            )
        case .organisation(let name):
            RejectionText("须由“\(name)”或其上级组织办理", "It takes \(name) or an organisation above it")
        case .legalRecorder(let name):
            RejectionText(
                "须由法定记录单位“\(name)”、其上级或承继单位出具",
                "It takes the legal recorder \(name), a superior or its successor"
            )
        case .rootKey:
            RejectionText("顶层组织由建账时的密钥登记", "The root organisation is registered by the key that founded the log")
        default: RejectionText("", "")
        }
    }

    private static func other(_ chinese: String, _ english: String, _ organisation: String) -> RejectionText {
        RejectionText(
            "签署人或为其密钥担保的人\(chinese)，须由他人处理：“\(organisation)”或其上级组织中没有参与的审核员",
            "The signer, or who vouches for his key, \(english); another must do it: "
                + "an approver of \(organisation) or above who had no part"
        )
    }

    private static func needed(_ role: Role, _ organisation: String, _ reach: Reach) -> RejectionText {
        let words = role.text
        switch reach {
        case .atOrAbove:
            return RejectionText(
                "“\(organisation)”或其上级组织的\(words.chinese)",
                "a \(words.english) of \(organisation) or above"
            )
        case .above:
            return RejectionText(
                "“\(organisation)”的上级组织的\(words.chinese)",
                "a \(words.english) of an organisation above \(organisation)"
            )
        case .here: return RejectionText("“\(organisation)”的\(words.chinese)", "a \(words.english) of \(organisation)")
        }
    }
}

extension AuthorityNeed.Fault {
    fileprivate var text: RejectionText {
        switch self {
        case .noPerson: RejectionText("这个密钥没有持有人，不代表任何角色", "The key has no holder and stands for no role")
        case .roleMissing(let own):
            RejectionText("签署人在“\(own)”没有所需的角色", "The signer lacks the role in \(own)")
        case .otherOrganisation(let own):
            RejectionText("签署人所代表的“\(own)”无权处理", "The signer acts for \(own), which has no say in this")
        }
    }
}

extension Role {
    fileprivate var text: RejectionText {
        switch self {
        case .recorder: RejectionText("记录员", "recorder")
        case .approver: RejectionText("审核员", "approver")
        case .manager: RejectionText("负责人", "manager")
        case .inspector: RejectionText("监督检查人员", "inspector")
        }
    }
}
