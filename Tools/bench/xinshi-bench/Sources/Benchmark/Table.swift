import Glibc

/// The table of one run: the small size beside the large one.
struct Table {
    let small: Figures
    let large: Figures

    func print() {
        Swift.print("| measured | goal | \(small.sessions) | \(large.sessions) | large / small |")
        Swift.print("|---|---|---|---|---|")
        row("append, batches of 128: CPU us per statement", "<= 12", 1, inverse: true) { $0.append.microseconds }
        row("append: statements/s", "", 0) { $0.append.rate }
        row("append: of raw inserts, wall", ">= 0.15", 3) { $0.append.ratio }
        row("append: of raw inserts, CPU", "", 3) { $0.append.processorRatio }
        row("raw inserts: statements/s", "", 0) { $0.append.rawRate }
        row("approval of 128, a batch of its own: CPU us", "", 1, inverse: true) {
            $0.approving
        }
        row("one statement a commit: commits/s", "", 0) { $0.singles.rate }
        row("one statement a commit: of raw, wall", ">= 0.7", 3) { $0.singles.ratio }
        row("one statement a commit: CPU us", "", 1, inverse: true) { $0.singles.microseconds }
        row("export: entries/s", "", 0) { Double($0.entries) / $0.exported.wall }
        row("audit, byte steps: entries/s", ">= 700,000", 0) { Double($0.entries) / $0.auditBytes.seconds }
        row("audit, byte steps: CPU us per entry", "", 2, inverse: true) { $0.perEntry($0.auditBytes.processor) }
        row("audit, everything: entries/s", ">= 350,000", 0) { Double($0.entries) / $0.auditAll.seconds }
        row("audit, everything: peak MB", "<= 64 B x n + 200 MB", 0, inverse: true) { $0.auditAll.megabytes }
        row("audit, everything: CPU us per entry", "", 2, inverse: true) { $0.perEntry($0.auditAll.processor) }
        row("fold in memory: entries/s", ">= 400,000", 0) { Double($0.entries) / $0.fold.wall }
        row("rebuild into views: entries/s", ">= 120,000", 0) { Double($0.entries) / $0.rebuild.wall }
        row("fold in memory: CPU us per entry", "", 2, inverse: true) { $0.perEntry($0.fold.processor) }
        row("rebuild into views: CPU us per entry", "", 2, inverse: true) { $0.perEntry($0.rebuild.processor) }
        row("ledger.sqlite, 64 a batch: bytes per statement", "<= 400", 0, inverse: true) { $0.bytesPerSession }
        row("the same, its approval included: per session", "", 0, inverse: true) { $0.bytesPerApprovedSession }
        row("hours of a person, p99: ms", "<= 0.1", 4, inverse: true) { $0.hours }
        row("inclusion proof, p99: ms", "<= 0.1", 4, inverse: true) { $0.proof }
        row("Ledger(opening:), median of 5: ms", "<= 60", 1, inverse: true) { $0.opening }
        row("certificate of 100 records, median of 20: ms", "<= 20", 1, inverse: true) { $0.certificate }
        row("the same: CPU ms", "", 1, inverse: true) { $0.certificateProcessor }
        row("its reprint: ms", "<= 20", 1, inverse: true) { $0.reprint }
        row("its status: ms", "", 2, inverse: true) { $0.register }
    }

    private func row(
        _ name: String,
        _ goal: String,
        _ digits: Int,
        inverse: Bool = false,
        _ value: (Figures) -> Double
    ) {
        let (first, second) = (value(small), value(large))
        let growth = inverse ? first / second : second / first
        Swift.print("| \(name) | \(goal) | \(text(first, digits)) | \(text(second, digits)) | \(text(growth, 2)) |")
    }

    private func text(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite else { return "-" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = Int64((value * scale).rounded())
        let fraction = digits == 0 ? "" : "." + String(String(whole % Int64(scale) + Int64(scale)).dropFirst())
        return "\(whole / Int64(scale))" + fraction
    }
}

extension Figures {
    fileprivate func perEntry(_ seconds: Double) -> Double { seconds * 1e6 / Double(entries) }

    fileprivate var approving: Double { append.approving.processor * 1e6 / Double(append.approvals) }
}
