/// Every table of the state.
struct Tables {
    var subjectNumbers: Directory
    var subjects: Table<SubjectRow>
    var organisationNumbers: Directory
    var organisations: Table<OrganisationRow>
    var activityNumbers: Directory
    var activities: Table<ActivityRow>
    var trainingNumbers: Directory
    var trainings: Table<TrainingRow>
    var authorNumbers: Directory
    var authors: Table<AuthorRow>
    var batches: Table<BatchRow>
    var rosters: Table<RosterRow>
    var records: Table<RecordPage>
    var operators: Table<OperatorRow>
    var commands: CommandIndex
    var objections: Table<ObjectionRow>
    var grades: Table<GradeRow>
    var recordNotes: Table<RecordNotesRow>
    var credentialOrdinals: Directory
    var certificates: Table<CertificateRow>
    var attendances: Table<AttendanceRow>
    var policies: Table<PolicyRow>
    var guardians: Table<GuardiansRow>
    var subjectNotes: Table<SubjectNotesRow>
    var counters: Table<CountersRow>

    init(source: (any StateRowSource)?) {
        subjectNumbers = Directory(.subjectNumbers, source: source)
        subjects = Table(.subjects, numbered: true, source: source)
        organisationNumbers = Directory(.organisationNumbers, source: source)
        organisations = Table(.organisations, numbered: true, source: source)
        activityNumbers = Directory(.activityNumbers, source: source)
        activities = Table(.activities, numbered: true, source: source)
        trainingNumbers = Directory(.trainingNumbers, source: source)
        trainings = Table(.trainings, numbered: true, source: source)
        authorNumbers = Directory(.authorNumbers, source: source)
        authors = Table(.authors, numbered: true, source: source)
        batches = Table(.batches, numbered: false, source: source)
        rosters = Table(.rosters, numbered: false, source: source)
        records = Table(.records, numbered: false, source: source)
        operators = Table(.operators, numbered: false, source: source)
        commands = CommandIndex(source: source)
        objections = Table(.objections, numbered: false, source: source)
        grades = Table(.grades, numbered: false, source: source)
        recordNotes = Table(.recordNotes, numbered: false, source: source)
        credentialOrdinals = Directory(.credentialOrdinals, source: source)
        certificates = Table(.certificates, numbered: true, source: source)
        attendances = Table(.attendances, numbered: false, source: source)
        policies = Table(.policies, numbered: true, source: source)
        guardians = Table(.guardians, numbered: false, source: source)
        subjectNotes = Table(.subjectNotes, numbered: false, source: source)
        counters = Table(.counters, numbered: true, source: source)
    }

    /// Whether a row was read that ends early or holds impossible values.
    var isDamaged: Bool {
        subjects.isDamaged || organisations.isDamaged || activities.isDamaged || trainings.isDamaged
            || authors.isDamaged || batches.isDamaged || rosters.isDamaged || records.isDamaged
            || operators.isDamaged || objections.isDamaged || grades.isDamaged || recordNotes.isDamaged
            || certificates.isDamaged || attendances.isDamaged || policies.isDamaged || guardians.isDamaged
            || subjectNotes.isDamaged || counters.isDamaged
    }
}

extension Tables: Journaled {
    mutating func perform(_ act: JournalAct) {
        subjectNumbers.perform(act)
        subjects.perform(act)
        organisationNumbers.perform(act)
        organisations.perform(act)
        activityNumbers.perform(act)
        activities.perform(act)
        trainingNumbers.perform(act)
        trainings.perform(act)
        authorNumbers.perform(act)
        authors.perform(act)
        batches.perform(act)
        rosters.perform(act)
        records.perform(act)
        operators.perform(act)
        commands.perform(act)
        objections.perform(act)
        grades.perform(act)
        recordNotes.perform(act)
        credentialOrdinals.perform(act)
        certificates.perform(act)
        attendances.perform(act)
        policies.perform(act)
        guardians.perform(act)
        subjectNotes.perform(act)
        counters.perform(act)
    }
}
