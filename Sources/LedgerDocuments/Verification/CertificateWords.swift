extension CertificateState {
    /// The state as a sentence.
    public var words: BilingualText {
        switch self {
        case .notGenuine: BilingualText("不是真实的证明，请勿采信", "Not genuine: do not rely on it")
        case .unknown: BilingualText("尚不能判定能否采信，原因见上", "It cannot be said whether to rely on it; see above")
        case .revoked: BilingualText("证明已撤销", "The certificate was revoked")
        case .suspended: BilingualText("证明内容存在异议，暂停使用", "Its content is under dispute: suspended for now")
        case .superseded:
            BilingualText(
                "出具后记录有更正或作废，或已换发：请换取新证明",
                "Records were corrected or voided since, or it was replaced: ask for a new certificate"
            )
        case .valid: BilingualText("有效", "Valid")
        case .validOffline:
            BilingualText(
                "按所示内容签发，签名属实；此后是否撤销或更正，没有账本资料无从得知",
                "Issued as shown and signed; whether it was revoked or corrected since is not known without the log"
            )
        }
    }
}

extension CertificateCheck {
    /// The check as people read it.
    public var words: BilingualText {
        switch self {
        case .form: BilingualText("证明文件格式", "Form of the credential file")
        case .context: BilingualText("证明所用词汇表", "Vocabulary of the credential")
        case .number: BilingualText("证书编号", "Certificate number")
        case .issuerKey: BilingualText("签名密钥属于所称出具单位", "The signing key is the named issuer's")
        case .signature: BilingualText("数字签名", "Digital signature")
        case .content: BilingualText("合计与逐条记录一致", "Totals and lines agree")
        case .rows: BilingualText("另附的逐条记录", "Rows handed over beside the credential")
        case .log: BilingualText("账本及其签名", "The log and its signature")
        case .witnesses: BilingualText("见证人签名", "Signatures of the witnesses")
        case .inclusion: BilingualText("证明已记入账本", "The certificate stands in the log")
        case .genesis: BilingualText("账本首条与信任资料一致", "The log begins with the pinned entry")
        case .chain: BilingualText("密钥授权链", "Chain of key enrolments")
        case .issuer: BilingualText("出具单位的登记名称与密钥", "Registered name and key of the issuer")
        case .statement: BilingualText("账本所载与本证明相符", "The log's entry is about this certificate")
        case .status: BilingualText("出具之后的状态", "What became of it since")
        }
    }
}

extension CertificateOutcome {
    /// The outcome in a word; the reason has words of its own.
    public var words: BilingualText {
        switch self {
        case .passed: BilingualText("通过", "Passed")
        case .failed: BilingualText("未通过", "Failed")
        case .notChecked(.witnessesNotAsked): BilingualText("未要求", "Not asked")
        case .notChecked: BilingualText("未检查", "Not checked")
        }
    }
}

extension CertificateReason {
    /// The reason as a sentence.
    public var words: BilingualText {
        credentialWords ?? chainWords ?? statusWords
    }

    private var credentialWords: BilingualText? {
        switch self {
        case .credentialSyntax:
            BilingualText("文件不是规范的证明文本，可能被改动", "The file is no canonical credential text; it may have been altered")
        case .credentialForm:
            BilingualText("文件含有规定以外的内容，或缺少内容", "The file has parts that do not belong there, or lacks some")
        case .contextOther: BilingualText("词汇表与规定不同", "The vocabulary is not the prescribed one")
        case .numberInvalid: BilingualText("编号的校验位不符", "The check symbol of the number is wrong")
        case .numberOfAnother: BilingualText("编号与出具单位或年份不符", "The number is not one of this issuer and year")
        case .issuerKeyOther:
            BilingualText("签名所用密钥不是所称出具单位的", "It was signed with a key that is not the named issuer's")
        case .signatureInvalid:
            BilingualText("签名不符：内容在签名后被改动", "The signature does not fit: the content was altered after signing")
        case .sumsDiffer: BilingualText("各类时间相加不等于合计", "The parts do not add up to the total")
        case .linesDisordered: BilingualText("记录重复、次序不对或时长不可能", "Lines are repeated, out of order or impossibly long")
        case .lineOutsidePeriod: BilingualText("有记录不在所列期间内", "A line lies outside the period")
        case .rowsNone: BilingualText("本证明没有另附的逐条记录", "This certificate has no rows beside it")
        case .rowsMissing:
            BilingualText(
                "没有逐条记录（certificate.rows），只核验合计；其中记录后来是否作废、更正或有异议无从得知",
                "Without certificate.rows only the totals are checked; whether records among them were voided, corrected or "
                    + "disputed since is not known"
            )
        case .rowsUnreadable: BilingualText("逐条记录文件不完整或被改动", "The rows file is incomplete or was altered")
        case .rowsDiffer: BilingualText("逐条记录与承诺值或合计不符", "The rows are not those committed to, or do not add up")
        default: nil
        }
    }

    private var chainWords: BilingualText? {
        switch self {
        case .proofMissing: BilingualText("没有提供账本证明文件", "No proof file was given")
        case .proofUnreadable: BilingualText("账本证明文件不完整或已损坏", "The proof file is incomplete or damaged")
        case .logUnknown: BilingualText("该账本不在您的信任资料之中", "The log is not in your trust folder")
        case .logSignatureInvalid:
            BilingualText("账本或见证人的签名不符", "A signature of the log or of a witness does not verify")
        case .quorumNotMet: BilingualText("见证人签名不足", "Too few witnesses cosigned")
        case .witnessesNotAsked:
            BilingualText("信任资料不要求见证人签名，仅凭该账本一面之词", "The trust folder asks for no witness: on the log's word only")
        case .notInLog: BilingualText("账本中没有此证明", "The certificate is not in the log")
        case .genesisOther: BilingualText("账本首条与信任资料不一致：是另一个账本", "The first entry is not the pinned one: another log")
        case .chainUnreadable: BilingualText("授权链无法读取", "The chain of enrolments cannot be read")
        case .chainIncomplete: BilingualText("授权链不完整", "The chain of enrolments is incomplete")
        case .chainSurplus: BilingualText("授权链含有多余条目", "The chain has an entry that does not belong to it")
        case .chainNotInLog: BilingualText("授权链中有条目不在账本之中", "An entry of the chain is not in the log")
        case .chainBroken: BilingualText("授权链中有声明不属于所称批次", "A statement of the chain is not of the batch it claims")
        case .chainSignature: BilingualText("授权链中有签名不符", "A signature of the chain does not verify")
        case .chainKeyKind: BilingualText("授权链中有密钥无权签署", "A key of the chain may not sign this")
        case .chainEnrolment: BilingualText("授权链中有密钥未经持有人确认", "A key of the chain was not proven by its holder")
        case .issuerKeyUnknown:
            BilingualText("签名密钥未以该单位名义登记为出证密钥", "The key is not enrolled as this issuer's credential key")
        case .issuerNameOther: BilingualText("出具单位名称与登记不符", "The issuer's name is not the registered one")
        case .statementOther: BilingualText("账本所载是另一份证明", "The log's entry is about another certificate")
        case .statementContent: BilingualText("编号、时间或记录与账本所载不符", "Number, time or records differ from the log's entry")
        default: nil
        }
    }

    private var statusWords: BilingualText {
        switch self {
        case .logForked:
            BilingualText(
                "证明与所给账本或与您已接受的检查点出自两个不同的历史：账本分叉，请报告",
                "The proof and the given log, or what you accepted before, show two histories: the log was forked; report it"
            )
        case .linesNotInLog:
            BilingualText("所列记录的日期、时长、方式或逾期与账本不符", "Lines have another day, length, evidence or lateness than the log")
        case .registerUnknown: BilingualText("所给账本的登记册中没有此证明", "The register of the given log has no such certificate")
        case .revoked: BilingualText("出具单位已撤销", "Revoked by the issuer")
        case .suspended: BilingualText("出具单位已暂停", "Suspended by the issuer")
        case .disputed: BilingualText("所列记录有未决异议", "An objection to a covered record is open")
        case .superseded: BilingualText("已换发新证明", "Replaced by a newer certificate")
        case .voided: BilingualText("所列记录已作废，其时间不再成立", "A covered record is void: its time no longer counts")
        case .corrected: BilingualText("所列记录在出具后被更正", "A covered record was corrected after the issue")
        case .logFolderMissing:
            BilingualText("未提供账本资料，无法查询后续状态", "No log folder was given, so later changes are not known")
        case .logFolderOlder:
            BilingualText(
                "所给账本资料早于证明，查不到后续状态",
                "The log folder is older than the proof and cannot tell what became of it"
            )
        case .logFolderBehind:
            BilingualText(
                "所给账本资料早于您已接受的规模，之后的撤销、更正或异议查不到；请取新的账本资料",
                "The log folder is older than what you accepted before and cannot tell what came after; get a newer one"
            )
        case .logFolderUnreadable:
            BilingualText(
                "所给账本资料读不全或与其检查点不符，查不到后续状态",
                "The log folder cannot be read to its end, or is not what its checkpoint says"
            )
        default: BilingualText("因前项未通过而未检查", "Not reached, because an earlier check did not pass")
        }
    }
}
