import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import LedgerRules
import LedgerService
import LedgerVerification

/// The model against the writer's state, against rebuilt views, and an audit from the bytes.
extension Simulation {
    func compareAll() throws {
        try station.log.judge.ask { (state: inout LedgerState) in
            for projection in DigestedProjection.allCases { try compare(projection, &state) }
            for (index, record) in model.records { try compare(index, record, state.record(index.magnitude64)) }
            for (id, subject) in model.subjects { try compare(id, subject, &state) }
            state.loadAll()
            let objections = state.objections().map {
                "\($0.index) \($0.record) \($0.due) \($0.outcome?.rawValue ?? "-")"
            }
            let expected = model.objections.sorted { $0.key < $1.key }.map {
                "\($0.key) \($0.value.record) \(Day.text($0.value.due)) \($0.value.outcome ?? "-")"
            }
            try require(objections == expected, "objections \(objections), model \(expected)")
            try require(Int(state.nextRegisterOrdinal) == model.certificates.count, "certificates")
            for (ordinal, certificate) in model.certificates.enumerated() {
                let status = state.certificate(UInt64(ordinal))?.status.rawValue
                try require(status == certificate.status, "certificate \(ordinal) \(status ?? "-")")
            }
        }
    }

    private func compare(_ projection: DigestedProjection, _ state: inout LedgerState) throws {
        let text = String(decoding: state.projectionLines(projection), as: UTF8.self)
        let real = text.split(separator: "\n").map(String.init)
        let expected = model.lines(projection.rawValue)
        guard real != expected else { return }
        let differing = zip(real, expected).first { $0 != $1 }
        throw Mismatch(
            description: "\(projection.rawValue): \(real.count) lines, model \(expected.count)\n"
                + "log   \(differing?.0 ?? "")\nmodel \(differing?.1 ?? "")"
        )
    }

    private func compare(_ index: Int, _ record: Model.Record, _ view: RecordView?) throws {
        guard let view else { throw Mismatch(description: "record \(index) is missing") }
        var flags: Set<String> = []
        if view.isOverSessionCeiling { flags.insert("over_session_ceiling") }
        if view.isOverDayCeiling { flags.insert("over_day_ceiling") }
        if view.crossesMidnight { flags.insert("crosses_midnight") }
        let real = [
            view.subject.description, "\(view.time.day)", "\(view.time.seconds.count)", view.evidence.rawValue,
            "\(view.state)", "v\(view.version)", "needs \(view.neededApprovals) \(view.needsSuperior)",
            "minted \(view.minted)", "late \(view.isLate) \(view.isProvisional)", flags.sorted().joined(separator: " "),
            view.recorders.map(\.description).sorted().joined(separator: " "), view.place.organisation.description,
        ]
        let expected = [
            record.subject, Day.text(record.time.day), "\(record.time.seconds)", record.evidence,
            record.state, "v\(record.version)", "needs \(record.neededApprovals) \(record.needsSuperior)",
            "minted \(record.minted)", "late \(record.isLate) \(record.isProvisional)",
            record.flags.sorted().joined(separator: " "), record.recorders.sorted().joined(separator: " "),
            record.organisation,
        ]
        try require(real == expected, "record \(index)\nlog   \(real)\nmodel \(expected)")
    }

    private func compare(_ id: String, _ subject: Model.Subject, _ state: inout LedgerState) throws {
        guard let known = SubjectID(hex: id), let sums = state.sums(of: known) else {
            throw Mismatch(description: "subject \(id) is missing")
        }
        let real = "\(sums.registeredDay.map { "\($0)" } ?? "-") \(sums.isErased) \(sums.isRestricted) \(sums.stars)"
        let registered = subject.registeredDay.map { Day.text($0) } ?? "-"
        let expected = "\(registered) \(subject.isErased) \(subject.isRestricted) \(subject.stars ?? 0)"
        try require(real == expected, "subject \(id): \(real), model \(expected)")
    }

    func require(_ holds: Bool, _ what: @autoclosure () -> String) throws {
        guard holds else { throw Mismatch(description: what()) }
    }

    // MARK: The end

    /// Live state, restart, views made anew, and an audit that has nothing but the exported bytes.
    func finish() async throws {
        try compareAll()
        try restart()
        try compareAll()
        try station.log.flushViews()
        try station.stop(.deleted)
        try station.open()
        try compareAll()
        for receipt in receipts { try requireLeaf(receipt) }
        try await audit()
    }

    private func requireLeaf(_ receipt: Receipt) throws {
        let leaf = try station.log.tree.leaves(from: receipt.index, count: 1).first
        try require(leaf == receipt.leaf, "entry \(receipt.index) is not what was acknowledged")
    }

    private func audit() async throws {
        let folder = station.folder.path
        try TileExporter(station.store, folder: folder + "/tiles")
            .publish(station.log.checkpoint, genesisLeaf: station.log.genesisLeaf)
        try PrivateFile.createFolder(folder + "/trust")
        let key = VerifierKey(
            name: "simulation.example/log",
            algorithm: .ed25519,
            publicKey: station.logKey.publicKey
        )
        let policy = "log \(key?.text ?? "")\nquorum none\n"
        try PrivateFile.replace(folder + "/trust/policy", with: Array(policy.utf8))
        try PrivateFile.replace(folder + "/trust/genesis", with: Array("\(station.log.genesisLeaf)\n".utf8))
        let trust = try TrustFolder(path: folder + "/trust")
        let report = await Audit(LogFolder(folder + "/tiles"), trust: trust, options: .init(cores: 1)).run()
        try require(report.verdict == .clean, "audit: \(report.findings.prefix(3))")
        try require(report.size == UInt64(model.size), "the audit read \(report.size) entries")
        try await auditAsItGrew()
    }

    /// An auditor who came by now and then, and read on from where he was, sees what one sees who reads everything.
    private func auditAsItGrew() async throws {
        let key = station.logKey
        let log = ExportedLog(origin: "simulation.example/log", entries: try station.entries()) { _ in key }
        let auditor = Auditor(trust: station.folder.path + "/auditor")
        let boundaries = log.boundaries
        let visits = Set((0..<6).map { _ in boundaries[random.below(boundaries.count)] } + [log.entries.count]).sorted()
        for (size, before) in zip(visits, [0] + visits) {
            let folder = station.folder.path + "/export\(size)"
            try log.export(size, to: folder)
            try log.trust(size, in: auditor.trust)
            let whole = try await auditor.audit(folder, fromStart: true, accepts: false)
            let report = try await auditor.audit(folder)
            try require(report.verdict == .clean, "audit of \(size) entries: \(report.findings.prefix(3))")
            try require(report.entriesFrom == UInt64(before), "read from \(report.entriesFrom), not from \(before)")
            try require(
                report.comparable == whole.comparable,
                "the audit from \(before) to \(size) says something else"
            )
        }
    }
}

extension Int {
    fileprivate var magnitude64: UInt64 { UInt64(magnitude) }
}
