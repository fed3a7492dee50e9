internal import LedgerFormat

/// Why a certificate is not issued; what the caller could have known before.
public enum CertificateRefusal: Error, Hashable, Sendable {
    /// There is nothing to certify.
    case noRows
    /// More records than a certificate can cover.
    case tooManyRows(limit: Int)
    /// Record indexes are not strictly ascending at this record.
    case rowsNotAscending(recordIndex: UInt64)
    /// A record's seconds are not 1...86,400.
    case secondsOutOfRange(recordIndex: UInt64)
    /// A record lies outside the period chosen.
    case dayOutsidePeriod(recordIndex: UInt64)
    /// A record names nobody who approved it.
    case approverMissing(recordIndex: UInt64)
    /// A text is empty, too long or has a control character.
    case textNotAllowed(CertificateField)
    /// A text contains an ID number.
    case identityNumber(CertificateField)
    /// A text contains a sign or word that would read as another part of the certificate.
    case wordNotAllowed(CertificateField, word: String, record: UInt64?)
    /// The number is not well formed or its prefix or year is not that of the issue.
    case numberOfAnother
    /// The moment of issue cannot be written.
    case instantOutOfRange
    /// The credential would be longer than a reader accepts.
    case tooLong(limit: Int)
}

/// The texts of a certificate that come from people.
public enum CertificateField: String, CaseIterable, Hashable, Sendable {
    /// 负责人
    case official
    /// 经办人
    case handler
    /// 联系方式
    case phone
    /// 姓名
    case name
    /// 志愿者编号
    case volunteerNumber
    /// 活动名称
    case title
    /// 服务内容
    case content
    /// 地点
    case place
    /// 记录单位
    case recorder
    /// 审核单位
    case approver
}

extension CertificateRefusal {
    /// What to tell the person who wanted the certificate.
    public var words: BilingualText {
        switch self {
        case .noRows: BilingualText("没有可以证明的服务记录", "There is no record to certify")
        case .tooManyRows(let limit):
            BilingualText(
                "一份证明最多包括\(limit)条记录，请缩短期间",
                "A certificate covers at most \(limit) records: shorten the period"
            )
        case .rowsNotAscending(let index):
            BilingualText("记录\(index)重复或次序不对", "Record \(index) is repeated or out of order")
        case .secondsOutOfRange(let index):
            BilingualText("记录\(index)的时长超出一天", "Record \(index) is not between a second and a day")
        case .dayOutsidePeriod(let index):
            BilingualText("记录\(index)不在所选期间内", "Record \(index) is outside the period chosen")
        case .approverMissing(let index):
            BilingualText("记录\(index)没有审核单位", "Record \(index) names nobody who approved it")
        case .textNotAllowed(let field):
            BilingualText(
                "“\(field.chinese)”为空、过长或含有控制字符",
                "\(field.rawValue) is empty, too long or has a control character"
            )
        case .identityNumber(let field):
            BilingualText(
                "“\(field.chinese)”含有身份证号码，证明上不得出现",
                "\(field.rawValue) contains an ID number, which must not be shown"
            )
        case .wordNotAllowed(let field, let word, nil):
            BilingualText(
                "“\(field.chinese)”含有“\(word)”，会被读成证明的其他内容；请改写",
                "\(field.rawValue) contains “\(word)”, which would read as another part of the certificate: write it otherwise"
            )
        case .wordNotAllowed(let field, let word, let record?):
            BilingualText(
                "记录\(record)的“\(field.chinese)”含有“\(word)”，会被读成这一行的其他内容，不能逐条列出；请出具汇总证明（--summary），"
                    + "或用 --records 只选其他记录",
                "Record \(record): its \(field.rawValue) contains “\(word)”, which would read as another part of the line, so it "
                    + "cannot be listed. Issue a summary (--summary), or choose other records by --records"
            )
        case .numberOfAnother:
            BilingualText("证书编号与出具单位或年份不符", "The number is not one of this organisation and year")
        case .instantOutOfRange: BilingualText("出具时间超出范围", "The moment of issue is out of range")
        case .tooLong(let limit):
            BilingualText("证明超过\(limit)字节，请缩短期间", "The certificate is longer than \(limit) bytes: shorten the period")
        }
    }
}

extension CertificateField {
    /// The field as people read it.
    public var chinese: String {
        switch self {
        case .official: "负责人"
        case .handler: "经办人"
        case .phone: "联系方式"
        case .name: "姓名"
        case .volunteerNumber: "志愿者编号"
        case .title: "活动名称"
        case .content: "服务内容"
        case .place: "地点"
        case .recorder: "记录单位"
        case .approver: "审核单位"
        }
    }
}
