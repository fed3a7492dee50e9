import Foundation
import Testing

/// Two programs on one ledger: the second waits for its turn, and says so.
@Suite struct WaitingTests {
    /// Holds the lock of a station as a running program does, until it goes away.
    private final class Holder: Sendable {
        private let descriptor: Int32

        init(_ path: String) throws {
            descriptor = open(path, O_RDWR)
            try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        }

        func letGo() { close(descriptor) }
    }

    private func status(_ station: Station, wait: String) throws -> Program.Outcome {
        let environment = ["LANG": "zh_CN.UTF-8", "XINSHI_WAIT": wait]
        return try Program.run(["status", "--data", station.scratch.path("data")], environment: environment)
    }

    @Test func aCommandWaitsForTheOneBefore() throws {
        let station = try Station()
        let holder = try Holder(station.scratch.path("lock"))
        DispatchQueue.global().asyncAfter(deadline: .now() + 2.5) { holder.letGo() }
        let outcome = try status(station, wait: "60")
        #expect(outcome.code == 0, "\(outcome.notes)")
    }

    @Test func whoWaitsTooLongIsTold() throws {
        let station = try Station()
        let holder = try Holder(station.scratch.path("lock"))
        defer { holder.letGo() }
        let outcome = try status(station, wait: "2")
        #expect(outcome.code == 3)
        #expect(outcome.notes.contains("等它结束（最多 2 秒）"))
        #expect(outcome.notes.contains("另一个程序正在使用这个账本。请等它结束再试。"))
    }

    @Test(arguments: ["0", "-5", "nonsense", "9223372036854775807"])
    func anyWaitIsASensibleOne(wait: String) throws {
        let station = try Station()
        #expect(try status(station, wait: wait).code == 0)
    }
}
