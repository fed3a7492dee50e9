public import LedgerModel

/// The adopted documents as they were signed, for readers of members that no public rule reads.
extension LedgerState {
    /// The canonical bytes of the document of a name in force for an organisation on a log day (spec 06 §4); nil before any
    /// adoption.
    ///
    /// An organisation that is not registered, or none, is judged by what holds for every region.
    public mutating func policyDocument(
        _ name: String,
        for organisation: OrganisationID? = nil,
        on day: CivilDate
    ) -> [UInt8]? {
        let number = organisation.flatMap { organisationNumber($0) }
        return shelf.document(name, region: number.map { self.organisation($0).region } ?? "", day: day)
    }

    /// The organisation at the top of the tree; nil before it is registered.
    public mutating func rootOrganisation() -> OrganisationID? {
        // GENESIS names it first, so that it has number 0.
        counters.isRootRegistered ? organisation(0).id : nil
    }

    /// How many documents were adopted: what was read of them holds until there is another.
    public var adoptedPolicies: Int { shelf.count }
}
