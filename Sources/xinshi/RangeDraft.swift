import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// One earlier batch, and what of it is left out.
struct RangeDraft {
    /// Index of its first statement.
    let first: UInt64
    private let range: BatchRange
    /// The records of the batch.
    let records: [RecordView]
    /// Offsets left out, ascending.
    private(set) var except: [Int] = []

    /// Finds the batch of an index: of the BATCH entry or of any of its statements.
    init(_ index: UInt64, in ledger: Ledger, _ options: LedgerOptions) throws {
        guard let found = try options.translated({ try ledger.batch(at: index) }) else {
            let words = options.words(
                "第 \(index) 条不属于任何批次。待审核的批次用 records pending 查看。",
                "Entry \(index) belongs to no batch. See records pending."
            )
            throw Refused(code: "batch_unknown", message: words)
        }
        (first, range) = (found.first, found.range)
        let indexes = first..<(first + UInt64(range.count))
        records = ledger.ask { state in indexes.compactMap { state.record($0) } }
    }

    /// The records that a key cannot approve, or decline, with what keeps it, in ascending order of index.
    func obstacles(by key: Digest, in ledger: Ledger, approves: Bool = true) -> [Hindered] {
        let entries = ledger.ask { $0.approvable(range, by: key, approves: approves) } ?? []
        let hindered = entries.compactMap { entry in
            entry.obstacle.map { Hindered(index: entry.index, obstacle: $0, guarantor: entry.guarantor) }
        }
        return hindered.sorted { $0.index < $1.index }
    }

    /// A record that a key cannot approve.
    struct Hindered {
        let index: UInt64
        let obstacle: ApprovalObstacle
        /// Who stands behind both the key and the record, where that is the obstacle.
        let guarantor: SubjectID?

        /// Why it is left out, in words.
        var words: (zh: String, en: String) {
            guard let guarantor else { return obstacle.words }
            return ("\(obstacle.words.zh)（担保人 \(guarantor)）", "\(obstacle.words.en) (guarantor \(guarantor))")
        }
    }

    /// Refuses a key that can decide nothing, before reasons are listed that are not the point.
    static func requirePerson(_ card: KeyCard, _ options: LedgerOptions) throws {
        guard card.kind == .person else {
            let sentence = RefusalWords.sentence("key_kind_not_allowed", options)
            throw Refused(code: "key_kind_not_allowed", message: sentence)
        }
    }

    /// Leaves out records by their indexes.
    mutating func leaveOut(_ indexes: Set<UInt64>) {
        except = records.map(\.index).filter { indexes.contains($0) }.map { Int($0 - first) }.sorted()
    }

    /// Records that are not left out.
    var chosen: [RecordView] {
        let offsets = Set(except)
        return records.filter { !offsets.contains(Int($0.index - first)) }
    }

    /// The range as a statement names it.
    func value(_ options: LedgerOptions) throws -> JSONValue {
        guard !chosen.isEmpty else {
            throw Refused(code: "nothing_to_approve", message: RefusalWords.sentence("nothing_to_approve", options))
        }
        guard except.count <= BatchRange.exceptLimit else {
            let words = options.words(
                "要排除的记录超过 \(BatchRange.exceptLimit) 条，请分开处理。",
                "More than \(BatchRange.exceptLimit) records would be left out; deal with them one by one."
            )
            throw Refused(code: "range_broken", message: words)
        }
        return .facts([
            ("author_key", .text(range.authorKey)), ("count", .number(range.count)),
            ("except", except.isEmpty ? nil : .array(except.map { .integer(Int64($0)) })),
            ("first_seq", .number(range.firstSequence)), ("statements_root", .text(range.statementsRoot)),
        ])
    }
}

extension ApprovalObstacle {
    /// Why a record is left out, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .notPending: ("不是待审核状态", "not pending")
        case .signOutMissing: ("未签退，须先补上签退时间（session correct）", "open sign-in: give its end first (session correct)")
        case .ownRecord: ("由审核人本人录入", "recorded by the approver")
        case .ownService: ("是审核人本人的服务", "the approver's own service")
        case .approvedBefore: ("审核人已审过一次，须由另一人复审", "approved by the approver before; another must follow")
        case .notApprover:
            (
                "审核人不是该组织的审核员，也不是在主办组织任职的活动负责人",
                "neither approver of the organisation nor leader with a role in the organiser"
            )
        case .sameGuarantor:
            (
                "审核人与录入、已审核或被服务记录的人由同一人担保，须由街道或地区另行登记密钥的审核员审核",
                "one person vouches for the approver and for who recorded, approved or served; "
                    + "an approver whose key the street or region enrolled must approve"
            )
        case .needsSuperior: ("须由上级组织的审核员审核", "needs an approver of a superior organisation")
        }
    }
}
