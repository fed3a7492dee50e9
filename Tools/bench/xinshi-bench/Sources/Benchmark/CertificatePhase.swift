import LedgerModel
import LedgerRules
import LedgerService

/// What certificates of a hundred records cost in process, from question to proof, flushes included.
struct CertificateFigures {
    var issue = Latencies()
    var reprint = Latencies()
    var status = Latencies()
    /// Of the issues, all together.
    var issuing = Stopwatch()

    init(_ directory: DataDirectory, of subject: SubjectID, day: Int, count: Int) throws {
        let clock = BenchClock()
        clock.move(to: day)
        let ledger = try Ledger(opening: directory, clock: clock)
        let (desk, key) = (try CertificateFigures.key("issuing-desk", ledger), try CertificateFigures.key("certificates", ledger))
        let contact = CertificateRequest.Contact(official: "official", handler: "handler", phone: "0")
        var request = CertificateRequest(subject: subject, contact: contact)
        request.showsName = false
        request.records = Set(ledger.ask { $0.records(of: subject) }.prefix(100).map(\.index))
        precondition(request.records?.count == 100)
        for _ in 0..<count {
            let files = try issuing.measure {
                try issue.measure { try ledger.issue(request, by: desk, credentialKey: key) }
            }
            let again = try reprint.measure { try ledger.reprint(files.number) }
            precondition(again.credential == files.credential)
            let report = try status.measure { try ledger.status(of: files.number) }
            precondition(report.records == 100)
        }
    }

    /// A log of some sessions, written and let go.
    static func build(sessions: Int, in folder: String) throws -> (directory: DataDirectory, subject: SubjectID) {
        let station = try SampleStation(in: folder, volunteers: Figures.volunteers)
        _ = try station.fill(sessions: sessions, batch: 64)
        try station.sequencer.flushViews()
        return (station.directory, station.frequent)
    }

    private static func key(_ text: String, _ ledger: Ledger) throws -> Keyring.OpenKey {
        guard let name = KeyName(text) else { preconditionFailure("a constant") }
        return try ledger.keyring.open(name) { throw RawFailure() }
    }
}
