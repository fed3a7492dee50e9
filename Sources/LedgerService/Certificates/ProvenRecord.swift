internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules

/// A record computed again from its entries: its own statement, its corrections, its roster, its approvals.
///
/// A certificate signs what stands here. What the projection says of the record is compared with it, part by part; a
/// difference refuses the certificate (`CertificateDenial.recordDiffers`).
struct ProvenRecord {
    /// Index of its `session_recorded`.
    let index: UInt64
    /// Day, seconds and clock times, by the last correction.
    let time: SessionTime
    /// How it was recorded.
    let evidence: EvidenceClass
    /// The activity.
    let activity: ActivityID
    /// The organisation in whose name it was recorded.
    let legalRecorder: OrganisationID
    /// The organisations of those who approved its last version, in order, each once.
    let approvers: [OrganisationID]
    /// The Shanghai log day of its last correction, nil when it was never corrected.
    let correctedOn: CivilDate?
    /// How late it was recorded, or moved by a correction.
    let lateness: AdoptedPolicies.Lateness

    /// Reads the entries of a record and holds the projection's row against them.
    init(_ view: RecordView, from log: ProvenLog) throws {
        let reading = try RecordReading(view, log)
        let corrections = try reading.corrections()
        let time = corrections.last?.time ?? reading.session.time
        try reading.require(time == view.time, .time)
        let (roster, organisation) = try reading.roster()
        let registered = try log.organisation(organisation)
        let legalRecorder = registered.legalRecorder ?? organisation
        try reading.require(legalRecorder == view.place.legalRecorder, .recorder)
        let lateness = try reading.lateness(corrections, region: registered.region)
        index = view.index
        self.time = time
        evidence = roster.evidence
        activity = roster.activity
        self.legalRecorder = legalRecorder
        approvers = try reading.approvers(since: corrections.last?.index, roster, of: organisation)
        correctedOn = corrections.last?.day
        self.lateness = lateness
    }
}
