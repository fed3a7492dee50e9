// The code lists that the specification closes; open ones are `Code` values whose meaning a policy gives.

/// What an enrolled key may do (spec 04 §1).
public enum KeyKind: String, CaseIterable, Hashable, Sendable {
    /// One device of an organisation; may record, may not decide.
    case desk
    /// One operator; may record and decide.
    case person
    /// Signs credentials, never batches.
    case credential
    /// Listed so that others can find it; signs nothing in this log.
    case auditor
}

/// What an operator may do in an organisation (spec 04 §4).
public enum Role: String, CaseIterable, Hashable, Sendable {
    /// 记录员
    case recorder
    /// 审核员
    case approver
    /// 站长/负责人; has every other role but `inspector`.
    case manager
    /// 监督检查
    case inspector
}

/// How sessions came to be recorded 记录方式.
public enum EvidenceClass: String, CaseIterable, Hashable, Sendable {
    /// 签到签退
    case signedInOut = "signed_in_out"
    /// 名册
    case roster
    /// 后台补录; needs two approvers and a file.
    case backOffice = "back_office"
    /// 自行申报
    case selfDeclared = "self_declared"
    /// 导入
    case imported
}

/// Who entered a registration.
public enum EnteredBy: String, CaseIterable, Hashable, Sendable {
    /// The volunteer.
    case `self`
    /// An operator; consent must then be evidenced.
    case staff
}

/// How an objection ended.
public enum ObjectionOutcome: String, CaseIterable, Hashable, Sendable {
    /// 成立; the remedy is a statement of its own.
    case upheld
    /// 不成立
    case rejected
}

/// How far a record came on another platform.
public enum SynchronisationStatus: String, CaseIterable, Hashable, Sendable {
    /// Handed over, no answer yet.
    case sent
    /// Taken over there.
    case acknowledged
    /// Turned down there.
    case refused
}

/// Who granted a commendation (MCA Order 67 §9).
public enum Provenance: String, CaseIterable, Hashable, Sendable {
    /// The recording organisation itself.
    case own
    /// Government at or above county level.
    case government
    /// Another organisation, verified by the recorder.
    case other
}

/// Who evaluated a service.
public enum Evaluator: String, CaseIterable, Hashable, Sendable {
    /// Whoever was served 服务对象.
    case served
    /// The organiser 活动组织单位.
    case organiser
    /// Another volunteer.
    case peer
}

/// A student's yearly grade.
public enum Grade: String, CaseIterable, Hashable, Sendable {
    /// 良好 and better.
    case good
    /// 一般
    case fair
    /// 较差
    case poor
}

/// Whether a certificate may be relied on.
public enum CertificateStatus: String, CaseIterable, Hashable, Sendable {
    /// 有效
    case valid
    /// 已换发; a later certificate takes its place.
    case superseded
    /// 暂停
    case suspended
    /// 已撤销
    case revoked
}
