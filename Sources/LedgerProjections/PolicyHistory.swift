public import LedgerModel

/// Every policy document that was adopted, in order; documents that were replaced stay.
public struct PolicyHistory: StatementProjection {
    /// One adoption.
    public struct Adoption: Hashable, Sendable {
        /// Index of its statement.
        public let index: UInt64
        /// The Shanghai log day of its adoption.
        public let adopted: CivilDate
        /// Name, version, region, first day and document.
        public let policy: PolicyAdopted
    }

    /// Adopting.
    public static let types: Set<StatementType> = [.policyAdopted]

    /// Adoptions in order.
    public private(set) var adoptions: [Adoption] = []

    /// None yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        guard case .policyAdopted(let policy) = input.statement else { return }
        adoptions.append(Adoption(index: input.index, adopted: input.logDay, policy: policy))
    }

    /// Indexes of the documents that hold on a day: of each name and region the latest first day, then the latest adoption
    /// (spec 06 §4).
    public func inForce(on day: CivilDate) -> Set<UInt64> {
        struct Key: Hashable {
            let policy: Code
            let region: PolicyRegion
        }
        var best: [Key: Adoption] = [:]
        for adoption in adoptions where adoption.policy.effectiveFrom <= day && adoption.adopted <= day {
            let key = Key(policy: adoption.policy.policy, region: adoption.policy.region)
            if let held = best[key], held.policy.effectiveFrom > adoption.policy.effectiveFrom { continue }
            best[key] = adoption
        }
        return Set(best.values.map(\.index))
    }

    /// The document of a name that holds in a region on a day: the longest region, then the latest first day, then the
    /// latest adoption (spec 06 §4); nil when none does.
    public func document(_ name: String, region: String, on day: CivilDate) -> [UInt8]? {
        let holding = adoptions.filter { adoption in
            adoption.policy.policy.text == name && adoption.policy.effectiveFrom <= day
                && region.hasPrefix(adoption.policy.region.prefix)
        }
        return holding.max { left, right in
            let (one, other) = (left.policy, right.policy)
            return (one.region.prefix.utf8.count, one.effectiveFrom, left.index)
                < (other.region.prefix.utf8.count, other.effectiveFrom, right.index)
        }?.policy.document
    }
}
