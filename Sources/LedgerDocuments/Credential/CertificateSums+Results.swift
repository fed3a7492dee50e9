internal import LedgerModel

extension CertificateSums {
    /// What a `result` object counts.
    enum Kind: Hashable {
        case evidence(EvidenceClass)
        case late
        case total

        /// Every kind in the order in which a credential lists them.
        static let all = EvidenceClass.allCases.map(Kind.evidence) + [.late, .total]

        /// The code at the end of the identifier.
        var code: String {
            switch self {
            case .evidence(let evidence): evidence.rawValue
            case .late: "late"
            case .total: "total"
            }
        }

        /// The identifier that ties a result to its description.
        var identifier: String { CredentialText.secondsScheme + code }

        /// What a person reads; the unit is part of it.
        var name: String {
            switch self {
            case .evidence(let evidence): "\(evidence.chinese)（秒）"
            case .late: "其中逾期记录（秒）"
            case .total: "合计（秒）"
            }
        }
    }

    /// The sums that a credential lists: evidence classes present, late when positive, total.
    var results: [(Kind, Int64)] {
        Kind.all.compactMap { kind in
            switch kind {
            case .evidence(let evidence): byEvidence[evidence].map { (kind, $0) }
            case .late: late > 0 ? (kind, late) : nil
            case .total: (kind, total)
            }
        }
    }

    /// Takes the listed sums back; nil for an unknown or repeated identifier or a value that is no number.
    init?(results: [(identifier: String, value: String)]) {
        self.init(byEvidence: [:], total: -1, late: 0)
        for (identifier, value) in results {
            guard let kind = Kind.all.first(where: { $0.identifier == identifier }), let seconds = Int64(value),
                seconds > 0
            else { return nil }
            switch kind {
            case .evidence(let evidence): byEvidence[evidence] = seconds
            case .late: late = seconds
            case .total: total = seconds
            }
        }
        guard total > 0 else { return nil }
    }

    /// Whether the classes add up to the total and the late part is not more than it.
    var isConsistent: Bool {
        var sum: Int64 = 0
        for seconds in byEvidence.values {
            let (next, overflow) = sum.addingReportingOverflow(seconds)
            guard !overflow else { return false }
            sum = next
        }
        return sum == total && late <= total
    }
}
