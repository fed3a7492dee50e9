public import LedgerModel

/// The fixed texts of a credential (spec 09 §1); a credential with others is not one of ours.
enum CredentialText {
    static let context = JCSValue.strings([
        "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ])
    static let types = JCSValue.strings(["VerifiableCredential", "OpenBadgeCredential"])
    static let title = JCSValue.string("志愿服务记录证明")
    static let achievement = "urn:xinshi:achievement:service-hours:v1"
    static let achievementName = "志愿服务时间"
    static let description = "志愿者实际提供志愿服务的时间，由记录单位逐次记录、审核，以秒累计。"
    static let criteria =
        "只计已生效的志愿服务记录；不计往返交通和培训时间；不因使用时间储蓄而减少。"
        + "本证明证明谁记录、谁审核、何时记入账本且此后未被改动；服务是否确实发生由记录单位负责，本证明不予证明。"
    static let organisationIdentifier = "ext:xinshiOrganisation"
    static let volunteerIdentifier = "ext:volunteerNumber"
    static let handler = "经办人 "
    static let secondsScheme = "urn:xinshi:seconds:"
    static let recordScheme = "urn:xinshi:record:"
    static let rowsScheme = "urn:xinshi:rows:"

    /// The identifier of a certificate.
    static func identifier(genesis: Digest, number: CertificateNumber) -> String {
        "urn:xinshi:\(genesis):\(number.text)"
    }
}

extension EvidenceClass {
    /// The class as people read it.
    public var chinese: String {
        switch self {
        case .signedInOut: "签到签退"
        case .roster: "名册"
        case .backOffice: "后台补录"
        case .selfDeclared: "自行申报"
        case .imported: "导入"
        }
    }
}
