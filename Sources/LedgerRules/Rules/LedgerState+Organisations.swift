internal import LedgerModel

/// Organisations, operators, policies, the clock (spec 05 §4, 06 §2).
extension LedgerState {
    mutating func judgeOrganisation(_ statement: Statement, _ scene: Scene, _ evolves: Bool) throws(Rejection) {
        switch statement {
        case .organisationRegistered(let registered):
            let row = try checkRegistration(registered, scene)
            if evolves { register(row) }
        case .organisationClosed(let closed):
            let (number, successor) = try checkClosing(closed, scene)
            if evolves { tables.organisations[position(ofOrganisation: number)].successor = successor }
        case .operatorAppointed(let appointed):
            let organisation = try checkAppointment(appointed, scene)
            if evolves { appoint(addSubject(appointed.subject), in: organisation, roles: RoleSet(appointed.roles)) }
        case .operatorDismissed(let dismissed):
            let (subject, organisation) = try checkDismissal(dismissed, scene)
            if evolves { appoint(subject, in: organisation, roles: []) }
        case .policyAdopted(let adopted):
            let content = try checkAdoption(adopted, scene)
            if evolves { adopt(adopted, content) }
        case .clockAccepted(let accepted): try checkClock(accepted, scene)
        default: break
        }
    }

    private mutating func checkRegistration(
        _ registered: OrganisationRegistered,
        _ scene: Scene
    ) throws(Rejection) -> OrganisationRow {
        var row = OrganisationRow(id: registered.organisation)
        if let parent = registered.parent { row.parent = try openOrganisation(parent, "parent") }
        let known = organisationNumber(registered.organisation)
        if let parent = row.parent {
            try require(.manager, parent, scene)
        } else {
            // GENESIS names the root organisation and the root key first, so both have number 0.
            try requireAuthority(known == 0 && scene.batch.author == 0, "parent", .rootKey)
        }
        if let known, row.parent != nil || organisation(known).isRegistered {
            throw Rejection(.organisationExists, "organisation")
        }
        row.type = registered.organisationType.text
        row.name = registered.name.text
        row.region = registered.region.digits
        let region = row.parent == nil ? row.region : organisation(scene.organisation).region
        let types = try organisationTypes(region, scene.today)
        try checkPlace(&row, types)
        try checkRegion(registered.region, below: row.parent)
        try checkLegalRecorder(&row, registered.legalRecorder, scene)
        return row
    }

    private func organisationTypes(
        _ region: String,
        _ day: CivilDate
    ) throws(Rejection) -> OrganisationTypesPolicy {
        let content = shelf.content(.organisationTypes, region: region, day: day)
        guard case .organisationTypes(let types) = content else {
            throw Rejection(.policyMissing, PolicyName.organisationTypes.rawValue)
        }
        return types
    }

    private mutating func checkPlace(
        _ row: inout OrganisationRow,
        _ types: OrganisationTypesPolicy
    ) throws(Rejection) {
        guard let rule = types[row.type] else { throw Rejection(.parentTypeNotAllowed, "organisation_type") }
        if let parent = row.parent {
            let isAllowed = rule.parents.contains(organisation(parent).type)
            if !isAllowed { throw Rejection(.parentTypeNotAllowed, "parent") }
        } else if !rule.mayBeRoot {
            throw Rejection(.parentTypeNotAllowed, "organisation_type")
        }
        row.mayRecord = rule.mayRecord
    }

    /// Policies are found by regions, so that nobody chooses those of another place.
    private mutating func checkRegion(_ region: Region, below parent: UInt32?) throws(Rejection) {
        guard let parent, let above = Region(organisation(parent).region) else { return }
        if !region.digits.utf8.starts(with: above.span.utf8) { throw Rejection(.regionNotAllowed, "region") }
    }

    private mutating func checkLegalRecorder(
        _ row: inout OrganisationRow,
        _ named: OrganisationID?,
        _ scene: Scene
    ) throws(Rejection) {
        guard let named else { return }
        if named == row.id {
            if !row.mayRecord { throw Rejection(.legalRecorderNotAllowed, "legal_recorder") }
            return
        }
        guard let number = organisationNumber(named), organisation(number).mayRecord,
            !organisation(number).isClosed, mayAnswer(number, below: row.parent, scene)
        else { throw Rejection(.legalRecorderNotAllowed, "legal_recorder") }
        row.legalRecorder = number
    }

    /// Whether an organisation may be made to answer for the records of a new one: it stands above it, the parent names
    /// it, or the signer's organisation governs it.
    private mutating func mayAnswer(_ recorder: UInt32, below parent: UInt32?, _ scene: Scene) -> Bool {
        if governs(scene.organisation, recorder) { return true }
        guard let parent else { return false }
        return governs(recorder, parent) || organisation(parent).legalRecorder == recorder
    }

    private mutating func register(_ row: OrganisationRow) {
        if row.parent == nil {
            tables.organisations[position(ofOrganisation: 0)] = row
            counters.isRootRegistered = true
        } else {
            _ = addOrganisation(row)
        }
        sessionPolicies = nil
    }

    private mutating func checkClosing(
        _ closed: OrganisationClosed,
        _ scene: Scene
    ) throws(Rejection) -> (UInt32, UInt32) {
        let number = try openOrganisation(closed.organisation, "organisation")
        let successor = try openOrganisation(closed.successor, "successor")
        if successor == number { throw Rejection(.organisationClosed, "successor") }
        try require(.manager, number, scene, reach: .above)
        // Who answers for the records of another is told so by somebody who may speak for both.
        try require(.manager, successor, scene, field: "successor")
        return (number, successor)
    }

    private mutating func checkAppointment(
        _ appointed: OperatorAppointed,
        _ scene: Scene
    ) throws(Rejection) -> UInt32 {
        let organisation = try openOrganisation(appointed.organisation, "organisation")
        let known = subjectNumber(appointed.subject)
        if let known { try checkActive(position(ofSubject: known), "subject", isAdding: true) }
        try require(.manager, organisation, scene)
        if known != nil, known == scene.subject { throw Rejection(.ownAppointment, "subject") }
        return organisation
    }

    private mutating func checkDismissal(
        _ dismissed: OperatorDismissed,
        _ scene: Scene
    ) throws(Rejection) -> (UInt32, UInt32) {
        let organisation = try registeredOrganisation(dismissed.organisation, "organisation")
        guard let subject = subjectNumber(dismissed.subject) else { throw Rejection(.subjectUnknown, "subject") }
        try checkActive(position(ofSubject: subject), "subject", isAdding: false)
        try require(.manager, organisation, scene)
        if subject == scene.subject { throw Rejection(.ownAppointment, "subject") }
        if roles(of: subject, in: organisation).isEmpty { throw Rejection(.operatorUnknown, "subject") }
        return (subject, organisation)
    }

    private mutating func checkAdoption(
        _ adopted: PolicyAdopted,
        _ scene: Scene
    ) throws(Rejection) -> PolicyContent {
        // The root organisation has number 0: GENESIS names it first.
        try require(.manager, 0, scene, reach: .here)
        let last = shelf.lastVersion(name: adopted.policy.text, prefix: adopted.region.prefix)
        guard adopted.version > last else { throw Rejection(.policyVersion, "version") }
        guard let content = PolicyContent(name: adopted.policy.text, document: adopted.document) else {
            throw Rejection(.policyInvalid, "document")
        }
        return content
    }

    /// Who answers for the log's machine, and nobody speaks of a clock ahead of log time.
    private mutating func checkClock(_ accepted: ClockAccepted, _ scene: Scene) throws(Rejection) {
        try require(.manager, 0, scene, reach: .here)
        if accepted.clockMilliseconds > scene.entry.logTimeMilliseconds { throw Rejection(.inFuture, "clock_ms") }
    }

    private mutating func adopt(_ adopted: PolicyAdopted, _ content: PolicyContent) {
        let row = PolicyRow(adopted)
        tables.policies.insert(row, at: UInt64(counters.policies))
        counters.policies += 1
        shelf.append(row, content)
        sessionPolicies = nil
    }
}
