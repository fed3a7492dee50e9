public import LedgerDocuments
public import LedgerModel

/// Why a certificate cannot be made of what was asked for.
public enum CertificateDenial: Error, Hashable, Sendable {
    /// A record that was named is not one of this person's effective records of the period.
    case recordNotCertifiable(UInt64)
    /// An objection to this record is open.
    case recordDisputed(UInt64, objection: UInt64)
    /// The person has no effective record of the period.
    case noRecords
    /// No certificate has this number.
    case numberUnknown(CertificateNumber)
    /// Several certificates of the register have this number; their ordinals.
    case numberAmbiguous(CertificateNumber, [UInt64])
    /// The certificate is not to be relied on any more, or not now; its state by the register.
    case notValid(CertificateNumber, CertificateState)
    /// The key named is no credential key.
    case notACredentialKey
    /// The organisation is neither legal recorder of this record nor its superior or successor.
    case notTheLegalRecorder(UInt64)
    /// The credential is not in the vault any more: its subject was erased.
    case credentialGone
    /// An entry is not the one that was signed.
    case entryDiffers(UInt64)
    /// A part of a record's row in the views is not what its entries say.
    case recordDiffers(UInt64, RecordPart)
    /// A certificate's row in the views is not what its entries say.
    case certificateDiffers(CertificateNumber)
    /// The views do not say, or say wrongly, where a statement stands.
    case viewsLack(String)
    /// A text of the vault is not the one that the entry is committed to.
    case vaultDiffers(UInt64)

    /// What of a record was compared.
    public enum RecordPart: String, CaseIterable, Hashable, Sendable {
        /// That the entry is a `session_recorded`.
        case kind
        /// Who served.
        case subject
        /// Day, seconds and clock times.
        case time
        /// How often it was corrected, and how.
        case corrections
        /// Which roster it refers to.
        case roster
        /// How it was recorded.
        case evidence
        /// The activity.
        case activity
        /// Who recorded it.
        case recorder
        /// Whether it was late.
        case lateness
        /// Who approved it.
        case approvals
    }
}

extension CertificateDenial {
    /// The code for programs.
    public var code: String {
        switch self {
        case .recordNotCertifiable: "record_not_effective"
        case .recordDisputed: "record_disputed"
        case .noRecords: "no_records"
        case .numberUnknown: "certificate_unknown"
        case .numberAmbiguous: "certificate_ambiguous"
        case .notValid: "certificate_not_valid"
        case .notACredentialKey: "key_kind_not_allowed"
        case .notTheLegalRecorder: "not_authorised"
        case .credentialGone: "subject_erased"
        case .entryDiffers: "entry_differs"
        case .recordDiffers, .certificateDiffers, .viewsLack: "views_differ"
        case .vaultDiffers: "vault_differs"
        }
    }

    /// Whether the installation is at fault and not what was asked for.
    public var isDamage: Bool {
        switch self {
        case .entryDiffers, .recordDiffers, .certificateDiffers, .viewsLack, .vaultDiffers: true
        default: false
        }
    }

    /// What to tell the person who asked: what, where, and what to do.
    public var words: (zh: String, en: String) {
        switch self {
        case .recordNotCertifiable(let index):
            ("记录 \(index) 不是此人在该期间已生效的记录。", "Record \(index) is no effective record of this person and period.")
        case .recordDisputed(let index, let objection):
            (
                "记录 \(index) 有未处理的异议（异议 \(objection)），没有出具。请先处理异议；确要照样出具，加 --despite-objection："
                    + "异议了结之前，核验会显示“暂停”。",
                "Objection \(objection) to record \(index) is open; nothing was issued. Decide it first, or issue with "
                    + "--despite-objection: until it is decided a verification shows SUSPENDED."
            )
        case .noRecords: ("该期间没有已生效的记录。", "There is no effective record.")
        case .numberUnknown(let number): ("账本里没有编号 \(number.text)。", "The log has no certificate \(number.text).")
        case .numberAmbiguous(let number, let ordinals):
            (
                "登记簿中有 \(ordinals.count) 份证明同为编号 \(number.text)：登记序号 \(Self.list(ordinals, "、"))。没有办理。"
                    + "请核对证明文件，用 --ordinal 指明哪一份。",
                "\(ordinals.count) certificates have the number \(number.text): register ordinals \(Self.list(ordinals, ", ")). "
                    + "Nothing was done. Look which file it is about and name it by --ordinal."
            )
        case .notValid(let number, let state):
            (
                "证明 \(number.text) 的现状是 \(state.rawValue)（\(state.words.chinese)），不重印：重印的文件离线核验时看不出这一点。"
                    + "详情用 xinshi certificate status 查看；确需取一份的，加 --whatever-state，文件旁会附上现状说明。",
                "Certificate \(number.text) is \(state.rawValue) (\(state.words.english)) and is not printed again: offline the new "
                    + "files would not show it. See `xinshi certificate status`; --whatever-state gives them all the same, with "
                    + "a note of the state beside them."
            )
        case .notACredentialKey: ("--credential-key 须是证明密钥。", "--credential-key must name a credential key.")
        case .notTheLegalRecorder(let index):
            (
                "记录 \(index) 的法定记录单位不是本单位，也不是下级或被本单位承继的单位，不能出具。",
                "Record \(index): only its legal recorder, a superior or its successor may certify it."
            )
        case .credentialGone: ("此人的资料已删除或限制处理，不能重印。", "The person's data is erased or restricted.")
        case .entryDiffers(let index):
            (
                "条目 \(index) 与已签名的账本不符，没有签发任何内容。请停止使用，先用 xinshi-audit 审计。",
                "Entry \(index) is not the one that was signed; nothing was signed now. Stop and run xinshi-audit."
            )
        case .recordDiffers(let index, let part):
            Self.rebuild("记录 \(index) 的\(part.chinese)", "Record \(index), \(part.rawValue)")
        case .certificateDiffers(let number): Self.rebuild("证明 \(number.text) ", "Certificate \(number.text)")
        case .viewsLack(let what): Self.rebuild("\(what) 的位置", "The place of \(what)")
        case .vaultDiffers(let index):
            (
                "保密库里的文字与条目 \(index) 的承诺值不符，没有签发任何内容。请恢复保密库。",
                "A text of the vault is not what entry \(index) commits to; nothing was signed. Restore the vault."
            )
        }
    }

    private static func list(_ ordinals: [UInt64], _ comma: String) -> String {
        ordinals.map { "\($0)" }.joined(separator: comma)
    }

    private static func rebuild(_ zh: String, _ en: String) -> (zh: String, en: String) {
        (
            "\(zh)在视图里与账本条目不符，没有签发任何内容。请删除 views.sqlite（下次打开时由条目重建），再用 xinshi-audit 审计。",
            "\(en): the views differ from the log's entries. Nothing was signed. "
                + "Delete views.sqlite (it is rebuilt from the entries), then run xinshi-audit."
        )
    }
}

extension CertificateDenial.RecordPart {
    /// The part as people read it.
    public var chinese: String {
        switch self {
        case .kind: "类型"
        case .subject: "志愿者"
        case .time: "日期或时长"
        case .corrections: "更正"
        case .roster: "名册"
        case .evidence: "记录方式"
        case .activity: "活动"
        case .recorder: "记录单位"
        case .lateness: "逾期标记"
        case .approvals: "审核"
        }
    }
}
