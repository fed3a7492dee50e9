internal import LedgerModel

/// Refusals for want of authority that say what would do.
extension LedgerState {
    /// The name of an organisation as registered, its id before that.
    mutating func name(of organisation: UInt32) -> String {
        let row = self.organisation(organisation)
        return row.name.isEmpty ? row.id.description : row.name
    }

    func requireAuthority(
        _ isMet: Bool,
        _ field: String? = nil,
        _ need: AuthorityNeed
    ) throws(Rejection) {
        if !isMet { throw Rejection(.notAuthorised, field, need: need) }
    }

    /// Demands that a person who signs holds a role, whichever, in his key's organisation (spec 06 §2).
    ///
    /// Rules that demand a certain role there need not ask: who has it has one.
    @inline(__always)
    mutating func requireOffice(_ scene: Scene) throws(Rejection) {
        if scene.batch.hasOffice { return }
        throw Rejection(.notAuthorised, need: .office(in: name(of: scene.organisation)))
    }

    /// Demands a role of the signer over an organisation (spec 04 §4).
    mutating func require(
        _ role: Role,
        _ organisation: UInt32,
        _ scene: Scene,
        reach: AuthorityNeed.Reach = .atOrAbove,
        field: String? = nil
    ) throws(Rejection) {
        let isPlace =
            switch reach {
            case .atOrAbove: governs(scene.organisation, organisation)
            case .above: isSuperior(scene.organisation, of: organisation)
            case .here: scene.organisation == organisation
            }
        if isPlace, holds(role, in: organisation, scene) { return }
        let own = name(of: scene.organisation)
        let fault: AuthorityNeed.Fault =
            scene.subject == nil ? .noPerson : isPlace ? .roleMissing(in: own) : .otherOrganisation(own)
        throw Rejection(.notAuthorised, field, need: .role(role, of: name(of: organisation), reach, fault))
    }

    /// Demands that the signer is manager of everything a subject belongs to, and names the first place where he is not.
    mutating func requireManager(of places: [UInt32], _ scene: Scene, field: String? = nil) throws(Rejection) {
        for place in places { try require(.manager, place, scene, field: field) }
    }

    /// Demands that the signer may add to a roster: its opener, or its recorder by his own key, with an office in A.
    ///
    /// What anybody else added would look like what the recorder took from the list.
    @inline(__always)
    mutating func requireOwnRoster(_ roster: RosterRow, _ scene: Scene) throws(Rejection) {
        try requireOffice(scene)
        if roster.organisation != scene.organisation {
            throw Rejection(.notAuthorised, "roster", need: .rosterOf(name(of: roster.organisation)))
        }
        if roster.opener != scene.batch.author, roster.recorder != scene.subject {
            throw Rejection(.notAuthorised, "roster", need: .rosterOfAnother)
        }
    }
}
