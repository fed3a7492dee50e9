public import LedgerModel

/// What MCA Order 67 §5 records of a volunteer, with the volunteer number and, for a minor, the guardian.
///
/// A nil field says nothing, and an empty one withdraws what was said. The forms of spec 08 §2 are the caller's to
/// check; the vault gives back what it was given.
public struct Profile: Hashable, Sendable {
    /// 姓名.
    public var name: String?
    /// 性别: `male`, `female` or `unstated`.
    public var sex: String?
    /// 出生日期, as `YYYY-MM-DD`.
    public var birthDate: String?
    /// Kind of the identity document; `resident_id` for 居民身份证.
    public var documentType: String?
    /// 身份证件号码.
    public var documentNumber: String?
    /// 居住区域: region code, a space, words.
    public var residence: String?
    /// 联系方式.
    public var contact: String?
    /// 专业技能.
    public var skills: [String]?
    /// 服务类别.
    public var serviceCategories: [String]?
    /// 志愿者编号.
    public var volunteerNumber: String?
    /// Name of a minor's guardian.
    public var guardianName: String?
    /// How to reach a minor's guardian.
    public var guardianContact: String?

    /// Says nothing yet.
    public init() {}

    /// The tags of a profile, in the order of Order 67 §5.
    public static let tags: [VaultTag] = [
        .name, .sex, .birthDate, .documentType, .documentNumber, .residence, .contact, .skills, .serviceCategories,
        .volunteerNumber, .guardianName, .guardianContact,
    ]

    /// The text of one tag; nil when the profile says nothing under it.
    public subscript(tag: VaultTag) -> String? {
        get {
            switch tag {
            case .skills: skills.map(Self.joined)
            case .serviceCategories: serviceCategories.map(Self.joined)
            default: Self.path(of: tag).flatMap { self[keyPath: $0] }
            }
        }
        set {
            switch tag {
            case .skills: skills = newValue.map(Self.items)
            case .serviceCategories: serviceCategories = newValue.map(Self.items)
            default: if let path = Self.path(of: tag) { self[keyPath: path] = newValue }
            }
        }
    }

    /// The values that a `volunteer_registered` or `volunteer_updated` of this profile commits to.
    ///
    /// `standing` is the type of the document on record, used when this profile changes the number alone.
    public func values(of subject: SubjectID, standingDocumentType standing: String? = nil) -> [VaultValue] {
        Self.tags.compactMap { tag in
            guard let text = self[tag] else { return nil }
            let lookups = lookups(of: tag, text, documentType: documentType ?? standing ?? "resident_id")
            return VaultValue(tag, text, owner: .subject(subject), lookups: lookups)
        }
    }

    private func lookups(of tag: VaultTag, _ text: String, documentType: String) -> [VaultLookup] {
        switch tag {
        case .documentNumber: DocumentNumber(type: documentType, number: text).map { [.document($0)] } ?? []
        case .skills: Self.items(of: text).map { .skill($0) }
        case .serviceCategories: Self.items(of: text).map { .serviceCategory($0) }
        case .residence: Self.regions(of: text).map { .region($0) }
        default: []
        }
    }

    private static func regions(of residence: String) -> [String] {
        let code = residence.utf8.prefix { (0x30...0x39).contains($0) }
        return [2, 4, 6, 9, 12].filter { $0 <= code.count }.map { String(decoding: code.prefix($0), as: UTF8.self) }
    }

    private static func joined(_ items: [String]) -> String {
        Set(items).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ",")
    }

    private static func items(of text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func path(of tag: VaultTag) -> WritableKeyPath<Profile, String?>? {
        switch tag {
        case .name: \.name
        case .sex: \.sex
        case .birthDate: \.birthDate
        case .documentType: \.documentType
        case .documentNumber: \.documentNumber
        case .residence: \.residence
        case .contact: \.contact
        case .volunteerNumber: \.volunteerNumber
        case .guardianName: \.guardianName
        case .guardianContact: \.guardianContact
        default: nil
        }
    }
}
