import Glibc
import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVerification

/// Work that is measured in a process of its own: its peak memory is its own, and nothing is warm but the files.
enum Child {
    struct Figures {
        let seconds: Double
        let megabytes: Double
        var processor = 0.0
    }

    /// Runs this program again with other arguments; its last line is its seconds and its peak in megabytes.
    ///
    /// The kernel's own figure for a child counts what its parent had when it was spawned.
    static func run(_ arguments: [String]) throws -> Figures {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw RawFailure() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        var words: [UnsafeMutablePointer<CChar>?] = (["bench"] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/proc/self/exe", &actions, nil, &words, environ) == 0 else { throw RawFailure() }
        close(ends[1])
        let text = readAll(ends[0])
        var status: Int32 = 0
        var usage = rusage()
        wait4(process, &status, 0, &usage)
        let figures = text.split(separator: "\n").last?.split(separator: " ").compactMap { Double($0) } ?? []
        guard status == 0, figures.count == 2 else {
            print(text)
            throw RawFailure()
        }
        let spent = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        return Figures(seconds: figures[0], megabytes: figures[1], processor: spent)
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while case let count = read(descriptor, &chunk, chunk.count), count > 0 { bytes += chunk[0..<count] }
        close(descriptor)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the child does.
    static func work(_ arguments: [String]) async throws {
        var watch = Stopwatch()
        switch arguments[0] {
        case "audit": try await audit(arguments, &watch)
        case "open":
            let ledger = try watch.measure { try Ledger(opening: DataDirectory(arguments[1]), clock: BenchClock()) }
            precondition(ledger.openingReport.replayedCount == 0)
        default: throw RawFailure()
        }
        print(watch.wall, peak())
    }

    /// The most memory that this process had at once, in megabytes.
    private static func peak() -> Double {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix("VmHWM:") else { continue }
            return text.split(whereSeparator: { " \t".contains($0) }).compactMap { Double($0) }.first.map { $0 / 1024 } ?? 0
        }
        return 0
    }

    private static func audit(_ arguments: [String], _ watch: inout Stopwatch) async throws {
        let trust = try TrustFolder(path: arguments[2])
        var options = Audit.Options(cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        options.checksMeaning = arguments[3] == "everything"
        let start = Stopwatch.now(CLOCK_MONOTONIC)
        let report = await Audit(LogFolder(arguments[1]), trust: trust, options: options).run()
        let seconds = Stopwatch.now(CLOCK_MONOTONIC) - start
        guard report.verdict == .clean else {
            for finding in report.findings.prefix(5) { print(finding) }
            throw RawFailure()
        }
        print(seconds, peak())
        exit(0)
    }
}
