import Glibc

/// `Benchmark FOLDER N`: measures at 10,000 sessions and at N, and prints one table.
///
/// `Benchmark certificates FOLDER N` measures certificates of 100 records only, in a log of N sessions.
/// `Benchmark append FOLDER COUNT [postgresql://...]` appends only, to files or to an empty database.
/// `Benchmark singles FOLDER COUNT` appends single statements only, for counting flushes under strace.
@main
enum Benchmark {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let first = arguments.first, arguments.count > 1 else {
            Swift.print("usage: Benchmark FOLDER N | append FOLDER COUNT [ADDRESS] | singles FOLDER COUNT")
            exit(2)
        }
        switch first {
        case "audit", "open": try await Child.work(arguments)
        case "singles": try singles(arguments)
        case "append": try appendOnly(arguments)
        case "certificates": try certificates(arguments)
        default: try table(arguments)
        }
    }

    private static func table(_ arguments: [String]) throws {
        guard let count = Int(arguments[1]) else { exit(2) }
        let folders = ["small", "large"].map { arguments[0] + "/" + $0 }
        for folder in folders { mkdir(folder, 0o700) }
        let small = try Figures(sessions: 10_000, in: folders[0])
        let large = try Figures(sessions: count, in: folders[1])
        Table(small: small, large: large).print()
    }

    private static func singles(_ arguments: [String]) throws {
        guard let count = Int(arguments[2]) else { exit(2) }
        let station = try SampleStation(in: arguments[1], volunteers: 100)
        _ = try station.appendSingles(from: 0, count: count, raw: nil)
    }

    private static func certificates(_ arguments: [String]) throws {
        guard let count = Int(arguments[2]) else { exit(2) }
        let place = try CertificateFigures.build(sessions: count, in: arguments[1])
        let figures = try CertificateFigures(place.directory, of: place.subject, day: count / Figures.volunteers + 1, count: 20)
        for (name, latencies) in [("issue", figures.issue), ("reprint", figures.reprint), ("status", figures.status)] {
            Swift.print("\(name): median \(latencies.quantile(0.5)) ms, worst \(latencies.quantile(1)) ms")
        }
        Swift.print("issue: mean CPU \(figures.issuing.processor * 1000 / 20) ms")
    }

    // Nothing but appending: for a profiler, and to set PostgreSQL beside SQLite.
    private static func appendOnly(_ arguments: [String]) throws {
        guard let count = Int(arguments[2]) else { exit(2) }
        let database = arguments.count > 3 ? arguments[3] : nil
        let station = try SampleStation(in: arguments[1], volunteers: Figures.volunteers, database: database)
        let batches = try station.append(sessions: count, batch: 128, raw: nil)
        let singles = try station.appendSingles(from: count, count: min(2_000, count / 10), raw: nil)
        for (name, figures) in [("batches of 128", batches), ("one a commit", singles)] {
            let wall = 1e6 / figures.rate
            Swift.print("\(name): \(figures.microseconds) us CPU, \(wall) us wall a statement, \(figures.rate)/s")
        }
    }
}
