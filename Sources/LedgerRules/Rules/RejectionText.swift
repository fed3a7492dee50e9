/// What a rejection says to people: what is wrong, where, and what to do.
public struct RejectionText: Hashable, Sendable {
    /// One or two sentences in Chinese.
    public let chinese: String
    /// One or two sentences in English.
    public let english: String

    /// Pairs the sentences.
    public init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }
}

extension RejectionCode {
    /// What the code says, without where.
    public var text: RejectionText {
        RejectionText.form[self] ?? RejectionText.authority[self] ?? RejectionText.sessions[self]
            ?? RejectionText.decisions[self] ?? RejectionText(rawValue, rawValue)
    }
}

extension ApprovalObstacle {
    /// What keeps an approver from approving.
    public var text: RejectionText {
        switch self {
        case .notPending: RejectionText("不是待审核状态", "it is not pending")
        case .signOutMissing:
            RejectionText(
                "未签退，没有时长可审；请先补上签退时间（session correct）或驳回",
                "nobody signed out, so there is no length to approve: give the end first (session correct) or decline it"
            )
        case .ownRecord: RejectionText("是本人录入或更正的", "the approver recorded or corrected it")
        case .ownService: RejectionText("是本人的服务", "it is the approver's own service")
        case .approvedBefore: RejectionText("本人已审核过", "the approver approved it before")
        case .notApprover:
            RejectionText(
                "本人既不是该组织的审核员，也不是在主办组织或其上级任职的活动负责人",
                "he is neither approver there nor leader of its activity with a role in its organiser or above"
            )
        case .sameGuarantor:
            RejectionText(
                "审核人与录入、已审核或被服务记录的人由同一人担保，须由另外担保的审核员审核",
                "one person vouches for the approver and for who recorded, approved or served; "
                    + "somebody vouched for by another must approve"
            )
        case .needsSuperior: RejectionText("需要上级组织的审核员", "it needs an approver of a superior organisation")
        }
    }
}

extension Rejection {
    /// What is wrong, where, and what to do.
    public var text: RejectionText {
        let said = need?.sentence ?? code.text
        var places: [RejectionText] = []
        if let offset { places.append(RejectionText("批内第 \(offset) 条", "offset \(offset) of the batch")) }
        if let obstacle { places.append(obstacle.text) }
        if let guarantor { places.append(RejectionText("担保人 \(guarantor)", "guarantor \(guarantor)")) }
        if let field, offset == nil { places.append(RejectionText("字段 \(field)", "field \(field)")) }
        if let otherIndex { places.append(RejectionText("条目 \(otherIndex)", "entry \(otherIndex)")) }
        if places.isEmpty { return said }
        return RejectionText(
            said.chinese + "（" + places.map(\.chinese).joined(separator: "，") + "）",
            said.english + " (" + places.map(\.english).joined(separator: "; ") + ")"
        )
    }
}

extension Rejection: CustomStringConvertible {
    /// The code and the English sentence, for logs and test output.
    public var description: String { code.rawValue + ": " + text.english }
}
