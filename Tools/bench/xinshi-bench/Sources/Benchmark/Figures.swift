import Glibc
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerSQLite
import LedgerService
import LedgerVault

/// Everything that is measured at one size.
struct Figures {
    let sessions: Int
    var append = AppendFigures()
    var singles = AppendFigures()
    var exported = Stopwatch()
    var entries = 0
    var auditBytes = Child.Figures(seconds: 0, megabytes: 0)
    var auditAll = Child.Figures(seconds: 0, megabytes: 0)
    var fold = Stopwatch()
    var rebuild = Stopwatch()
    var bytesPerSession = 0.0
    var bytesPerApprovedSession = 0.0
    var hours = 0.0
    var proof = 0.0
    var opening = 0.0
    var certificate = 0.0
    var certificateProcessor = 0.0
    var reprint = 0.0
    var register = 0.0

    static let volunteers = 20_000

    init(sessions: Int, in folder: String) throws {
        self.sessions = sessions
        try measureAppend(folder + "/append-\(sessions)")
        try measureReading(folder + "/read-\(sessions)")
    }

    private mutating func measureAppend(_ folder: String) throws {
        mkdir(folder, 0o700)
        let station = try SampleStation(in: folder, volunteers: Figures.volunteers)
        let raw = try RawInserts(path: folder + "/raw.sqlite")
        append = try station.append(sessions: sessions, batch: 128, raw: raw)
        singles = try station.appendSingles(from: sessions, count: min(2_000, sessions / 10), raw: raw)
    }

    private mutating func measureReading(_ folder: String) throws {
        mkdir(folder, 0o700)
        let (directory, subjects, frequent) = try build(folder)
        try export(directory, subjects)
        try measureAudit(directory, folder)
        try measureRebuild(directory)
        var latencies = Latencies()
        for _ in 0..<5 { latencies.add(try Child.run(["open", directory.path]).seconds * 1000) }
        opening = latencies.quantile(0.5)
        let certificates = try CertificateFigures(directory, of: frequent, day: sessions / Figures.volunteers + 1, count: 20)
        (certificate, reprint) = (certificates.issue.quantile(0.5), certificates.reprint.quantile(0.5))
        certificateProcessor = certificates.issuing.processor * 1000 / 20
        register = certificates.status.quantile(0.5)
    }

    private mutating func build(_ folder: String) throws -> (DataDirectory, [SubjectID], SubjectID) {
        let station = try SampleStation(in: folder, volunteers: Figures.volunteers)
        let before = try pages(station)
        let appended = try station.fill(sessions: sessions, batch: 64)
        let growth = Double(try pages(station) - before)
        bytesPerSession = growth / Double(appended.statements + appended.approvals)
        bytesPerApprovedSession = growth / Double(appended.statements)
        try station.sequencer.flushViews()
        return (station.directory, station.volunteers, station.frequent)
    }

    // The WAL is emptied first, so that the file holds everything.
    private func pages(_ station: SampleStation) throws -> Int {
        let other = try SQLiteLogStore(path: station.directory.ledger)
        try other.close()
        var status = stat()
        guard stat(station.directory.ledger, &status) == 0 else { throw RawFailure() }
        return Int(status.st_size)
    }

    private mutating func export(_ directory: DataDirectory, _ subjects: [SubjectID]) throws {
        let sequencer = try SampleStation.open(directory, BenchClock())
        entries = Int(sequencer.size)
        let exporter = TileExporter(sequencer.store, folder: directory.tiles)
        try exported.measure { try exporter.rebuild(sequencer.checkpoint, genesisLeaf: sequencer.genesisLeaf) }
        fold = try Rebuild.inMemory(sequencer)
        let figures = try QuestionFigures(sequencer, subjects, count: 20_000)
        (hours, proof) = (figures.hours.quantile(0.99), figures.proof.quantile(0.99))
        try writeTrust(directory.path + "/../trust", sequencer, directory)
    }

    private func writeTrust(_ path: String, _ sequencer: BenchSequencer, _ directory: DataDirectory) throws {
        mkdir(path, 0o700)
        let key = try KeyFile.signingKey(directory.logKey, kind: .log).publicKey
        guard let log = VerifierKey(name: "bench.example/station", algorithm: .ed25519, publicKey: key) else { return }
        try write("log \(log.text)\nquorum none\n", path + "/policy")
        try write("\(sequencer.genesisLeaf)\n", path + "/genesis")
    }

    private func write(_ text: String, _ path: String) throws {
        guard let file = fopen(path, "w") else { throw RawFailure() }
        fputs(text, file)
        fclose(file)
    }

    private mutating func measureAudit(_ directory: DataDirectory, _ folder: String) throws {
        let trust = folder + "/trust"
        auditBytes = try Child.run(["audit", directory.tiles, trust, "bytes"])
        auditAll = try Child.run(["audit", directory.tiles, trust, "everything"])
    }

    private mutating func measureRebuild(_ directory: DataDirectory) throws {
        let views = directory.path + "/../views-anew.sqlite"
        let sequencer = try rebuild.measure {
            try SampleStation.open(directory, BenchClock(), views: views)
        }
        precondition(Int(sequencer.report.replayedCount) == entries, "everything is folded anew")
    }
}
