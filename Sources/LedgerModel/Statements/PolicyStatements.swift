/// A policy document came into force.
public struct PolicyAdopted: Hashable, Sendable {
    /// The policy's name.
    public var policy: Code
    /// Its version, at least 1.
    public var version: UInt64
    /// Where it holds.
    public var region: PolicyRegion
    /// The first day on which it holds.
    public var effectiveFrom: CivilDate
    /// The canonical bytes of the document, an object of the JSON profile.
    public var document: [UInt8]

    /// Wraps the fields; the caller guarantees their ranges.
    public init(policy: Code, version: UInt64, region: PolicyRegion, effectiveFrom: CivilDate, document: [UInt8]) {
        self.policy = policy
        self.version = version
        self.region = region
        self.effectiveFrom = effectiveFrom
        self.document = document
    }
}
