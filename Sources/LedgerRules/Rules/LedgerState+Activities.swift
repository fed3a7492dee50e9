internal import LedgerModel

/// Activities, rosters, trainings (spec 05 §§6-7, 06 §§2, 3, 10).
extension LedgerState {
    mutating func judgeActivity(_ statement: Statement, _ scene: Scene, _ evolves: Bool) throws(Rejection) {
        switch statement {
        case .activityOpened(let opened):
            let leader = try checkActivity(opened, scene)
            if evolves { open(opened, leader: leader, scene) }
        case .activityAmended(let amended):
            let position = try checkAmendment(amended, scene)
            if evolves { tables.activities[position].days = amended.days }
        case .rosterOpened(let opened):
            let row = try checkRoster(opened, scene)
            if evolves { tables.rosters.insert(row, at: scene.index) }
        case .trainingHeld(let held):
            let row = try checkTraining(held, scene)
            if evolves { hold(row) }
        case .trainingAttended(let attended):
            let key = try checkAttendance(attended, scene)
            let row = AttendanceRow(learningSeconds: UInt32(clamping: attended.learningSeconds.count))
            if evolves { tables.attendances.insert(row, at: key) }
        default: break
        }
    }

    private mutating func checkActivity(_ opened: ActivityOpened, _ scene: Scene) throws(Rejection) -> UInt32 {
        let leader = try subject(opened.leader, "leader")
        try requireOffice(scene)
        if activityNumber(opened.activity) != nil { throw Rejection(.activityExists, "activity") }
        guard case .categories(let categories) = policy(.categories, for: scene.organisation, on: scene.today) else {
            throw Rejection(.policyMissing, PolicyName.categories.rawValue)
        }
        if !categories.allows(opened.category.text) { throw Rejection(.categoryRefused, "category") }
        return leader
    }

    private mutating func open(_ opened: ActivityOpened, leader: UInt32, _ scene: Scene) {
        let number = counters.activities
        counters.activities += 1
        tables.activityNumbers.add(Directory.Name(opened.activity), number: UInt64(number))
        let row = ActivityRow(opened, organiser: scene.organisation, leader: leader)
        tables.activities.insert(row, at: UInt64(number))
    }

    private mutating func checkAmendment(_ amended: ActivityAmended, _ scene: Scene) throws(Rejection) -> Int {
        guard let number = activityNumber(amended.activity) else { throw Rejection(.activityUnknown, "activity") }
        let position = position(ofActivity: number)
        let activity = tables.activities[position]
        try require(.approver, activity.organiser, scene)
        if scene.guarantors.contains(activity.leader) {
            throw Rejection(.notAuthorised, need: .leadsActivity(organiser: name(of: activity.organiser)))
        }
        return position
    }

    private mutating func checkRoster(_ opened: RosterOpened, _ scene: Scene) throws(Rejection) -> RosterRow {
        let recorder = try subject(opened.recorder, "recorder")
        guard let activity = activityNumber(opened.activity) else { throw Rejection(.activityUnknown, "activity") }
        let organiser = tables.activities[position(ofActivity: activity)].organiser
        let isRelated = governs(scene.organisation, organiser) || isSuperior(organiser, of: scene.organisation)
        if !isRelated {
            throw Rejection(.notAuthorised, "activity", need: .unrelatedActivity(organiser: name(of: organiser)))
        }
        let isRecorder = roles(of: recorder, in: scene.organisation).grants(.recorder)
        if !isRecorder {
            throw Rejection(.notAuthorised, "recorder", need: .recorderWithoutRole(in: name(of: scene.organisation)))
        }
        try requireAuthority(scene.subject == nil || scene.subject == recorder, "recorder", .recorderIsAnother)
        let own = organisation(scene.organisation)
        if own.legalRecorder == nil, !own.mayRecord { throw Rejection(.legalRecorderMissing) }
        return RosterRow(
            leaf: scene.entry.leaf,
            activity: activity,
            by: (organisation: scene.organisation, key: scene.batch.author),
            recorder: recorder,
            evidence: opened.evidence
        )
    }

    private mutating func checkTraining(_ held: TrainingHeld, _ scene: Scene) throws(Rejection) -> TrainingRow {
        var community: UInt32?
        if let id = held.community { community = try registeredOrganisation(id, "community") }
        try requireOffice(scene)
        if trainingNumber(held.training) != nil { throw Rejection(.trainingExists, "training") }
        if held.day > scene.today { throw Rejection(.inFuture, "day") }
        return TrainingRow(
            id: held.training,
            organisation: scene.organisation,
            day: held.day,
            community: community
        )
    }

    private mutating func hold(_ row: TrainingRow) {
        let number = counters.trainings
        counters.trainings += 1
        tables.trainingNumbers.add(Directory.Name(row.id), number: UInt64(number))
        tables.trainings.insert(row, at: UInt64(number))
    }

    private mutating func checkAttendance(_ attended: TrainingAttended, _ scene: Scene) throws(Rejection) -> UInt64 {
        let subject = try subject(attended.subject)
        guard let training = trainingNumber(attended.training),
            tables.trainings.row(UInt64(training))?.organisation == scene.organisation
        else { throw Rejection(.trainingUnknown, "training") }
        try requireOffice(scene)
        let key = RowKey.pair(training, subject)
        if tables.attendances.position(of: key) != nil { throw Rejection(.duplicate, "subject") }
        return key
    }
}
