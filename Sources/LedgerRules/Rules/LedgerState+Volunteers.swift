internal import LedgerModel

/// Volunteers and their data (spec 05 §5, 06 §2).
extension LedgerState {
    mutating func judgeVolunteer(_ statement: Statement, _ scene: Scene, _ evolves: Bool) throws(Rejection) {
        switch statement {
        case .volunteerRegistered(let registered):
            if let guardian = registered.guardian { try checkGuardian(guardian, "guardian") }
            try checkRegistration(registered)
            try requireOffice(scene)
            let changesIdentity = saysWhoSomebodyIs(statement)
            if changesIdentity, let known = subjectNumber(registered.subject) {
                try checkIdentityChange(known, scene)
            }
            guard evolves else { return }
            let number = register(registered, scene)
            if changesIdentity { noteIdentityChange(of: number, scene) }
        case .volunteerUpdated(let updated):
            let number = try subject(updated.subject)
            try requireOffice(scene)
            guard saysWhoSomebodyIs(statement) else { return }
            try checkIdentityChange(number, scene)
            if evolves { noteIdentityChange(of: number, scene) }
        case .consentRecorded(let recorded):
            try checkConsent(recorded, scene)
        case .guardianLinked(let linked):
            try checkGuardian(linked.guardian, "guardian")
            let number = try subject(linked.subject)
            try requireOffice(scene)
            if evolves { link(linked.guardian, to: number) }
        case .disclosureRecorded(let recorded):
            _ = try subject(recorded.subject, isAdding: false)
            try requireOffice(scene)
        case .requestRefused(let refused):
            let number = try subject(refused.subject, isAdding: false)
            try requireManager(of: home(of: number), scene, field: "subject")
            try checkNotOwn(number, scene)
        case .subjectRestricted(let restricted):
            let number = try checkDataAct(restricted.subject, scene)
            if evolves { restrict(number, restricted.restricted) }
        case .subjectErased(let erased):
            let number = try checkDataAct(erased.subject, scene)
            if evolves { tables.subjects[position(ofSubject: number)].flags.insert(.erased) }
        default: break
        }
    }

    /// A guardian need not be known; one who is known is neither erased nor, where something is added, restricted.
    private mutating func checkGuardian(
        _ id: SubjectID,
        _ field: String,
        isAdding: Bool = true
    ) throws(Rejection) {
        guard let number = subjectNumber(id) else { return }
        try checkActive(position(ofSubject: number), field, isAdding: isAdding)
    }

    private mutating func checkRegistration(_ registered: VolunteerRegistered) throws(Rejection) {
        guard let number = subjectNumber(registered.subject) else { return }
        let position = position(ofSubject: number)
        if tables.subjects[position].registeredDay != SubjectRow.notRegistered {
            throw Rejection(.subjectExists, "subject")
        }
        try checkActive(position, "subject", isAdding: true)
    }

    private mutating func register(_ registered: VolunteerRegistered, _ scene: Scene) -> UInt32 {
        let number = addSubject(registered.subject)
        let position = position(ofSubject: number)
        tables.subjects[position].registeredDay = scene.today.daysSinceEpoch
        tables.subjects[position].registeredIn = scene.organisation
        if let guardian = registered.guardian { link(guardian, to: number) }
        return number
    }

    private mutating func link(_ guardian: SubjectID, to subject: UInt32) {
        var row = tables.guardians.row(UInt64(subject)) ?? GuardiansRow()
        if !row.guardians.contains(guardian) { row.guardians.append(guardian) }
        tables.guardians.set(row, at: UInt64(subject))
    }

    private mutating func checkConsent(_ recorded: ConsentRecorded, _ scene: Scene) throws(Rejection) {
        try checkGuardian(recorded.by, "by", isAdding: false)
        let number = try subject(recorded.subject, isAdding: false)
        try requireOffice(scene)
        if recorded.by == recorded.subject { return }
        let guardians = tables.guardians.row(UInt64(number))?.guardians ?? []
        try requireAuthority(guardians.contains(recorded.by), "by", .guardianUnknown)
    }

    private mutating func checkDataAct(_ id: SubjectID, _ scene: Scene) throws(Rejection) -> UInt32 {
        let number = try subject(id, isAdding: false)
        try requireDataAct(on: number, scene)
        try checkNotOwn(number, scene)
        return number
    }

    /// Demands that the signer may restrict or erase a subject.
    ///
    /// A manager of all organisations where he holds a role and of his home may. GENESIS names subject 0, whom nobody
    /// restricts or erases.
    private mutating func requireDataAct(on subject: UInt32, _ scene: Scene) throws(Rejection) {
        try requireAuthority(subject != 0, "subject", .firstPerson)
        try requireManager(of: places(of: subject), scene, field: "subject")
    }

    private mutating func restrict(_ number: UInt32, _ isRestricted: Bool) {
        let position = position(ofSubject: number)
        if isRestricted {
            tables.subjects[position].flags.insert(.restricted)
        } else {
            tables.subjects[position].flags.remove(.restricted)
        }
    }
}
