/// The name of a committed value inside its statement (spec 08 §2).
public struct VaultTag: Hashable, Comparable, Sendable {
    /// Lower-case letters, digits and underscores, 1...40 of them.
    public let name: String

    /// Reads a tag; nil for any text that is none.
    public init?(_ name: String) {
        let isTag =
            (1...40).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
            }
        guard isTag else { return nil }
        self.name = name
    }

    init(known name: StaticString) {
        self.name = name.description
    }

    /// The UTF-8 bytes of the name.
    public var bytes: [UInt8] { Array(name.utf8) }

    /// Whether the tag binds an evidence file, sealed as salt || file, instead of a text.
    public var isEvidence: Bool {
        self == .file || self == .evidence || self == .consentEvidence
    }

    /// Orders by bytes.
    public static func < (left: VaultTag, right: VaultTag) -> Bool {
        left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
}

extension VaultTag: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}

// Tags of a profile.
extension VaultTag {
    /// 姓名.
    public static let name = VaultTag(known: "name")
    /// 性别.
    public static let sex = VaultTag(known: "sex")
    /// 出生日期.
    public static let birthDate = VaultTag(known: "birth_date")
    /// Kind of the identity document.
    public static let documentType = VaultTag(known: "id_type")
    /// 身份证件号码.
    public static let documentNumber = VaultTag(known: "id_number")
    /// 居住区域.
    public static let residence = VaultTag(known: "residence")
    /// 联系方式.
    public static let contact = VaultTag(known: "contact")
    /// 专业技能.
    public static let skills = VaultTag(known: "skills")
    /// 服务类别.
    public static let serviceCategories = VaultTag(known: "service_categories")
    /// 志愿者编号.
    public static let volunteerNumber = VaultTag(known: "volunteer_number")
    /// Name of a minor's guardian.
    public static let guardianName = VaultTag(known: "guardian_name")
    /// How to reach a minor's guardian.
    public static let guardianContact = VaultTag(known: "guardian_contact")
}

// Tags of single fields and of facts.
extension VaultTag {
    /// Title of an activity, a training or a commendation.
    public static let title = VaultTag(known: "title")
    /// Place of an activity.
    public static let place = VaultTag(known: "place")
    /// Content of an activity or a training.
    public static let content = VaultTag(known: "content")
    /// Name of an activity's leader.
    public static let leaderName = VaultTag(known: "leader_name")
    /// Who is served by an activity 服务对象, as people or as a household.
    public static let served = VaultTag(known: "served")
    /// A reason in words.
    public static let reason = VaultTag(known: "reason")
    /// Who held a training.
    public static let host = VaultTag(known: "host")
    /// Who granted a commendation.
    public static let grantor = VaultTag(known: "grantor")
    /// What a student was graded on.
    public static let item = VaultTag(known: "item")
    /// The content and standard of a grade.
    public static let standard = VaultTag(known: "standard")
    /// A remark on a grade.
    public static let remark = VaultTag(known: "remark")
    /// An evaluation in words.
    public static let comment = VaultTag(known: "comment")
    /// Number of a record on another platform.
    public static let externalNumber = VaultTag(known: "number")
    /// The paper or system that `recorded_elsewhere` relies on.
    public static let source = VaultTag(known: "source")
    /// To whom something was disclosed.
    public static let recipient = VaultTag(known: "recipient")
    /// A stored certificate file.
    public static let credential = VaultTag(known: "credential")
    /// The rows file of a certificate that has too many records to list.
    public static let records = VaultTag(known: "records")
    /// A roster file.
    public static let file = VaultTag(known: "file")
    /// Evidence of a consent or of a guardian's link.
    public static let evidence = VaultTag(known: "evidence")
    /// Evidence of the consents of a registration.
    public static let consentEvidence = VaultTag(known: "consent_evidence")
}
