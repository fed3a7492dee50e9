import Foundation
import Testing

/// One station with its people, made once by the program itself and copied for each test.
///
/// Tree: 东莞市 (root) > 东城街道 > 岗贝社区居民委员会 > 岗贝社区志愿服务站; a school under the root. Keys: root, manager
/// (person keys of one passphrase), desk, committee and school (desk keys). 林秀英 V001, 周建国 V002 and 陈素芬 V003 are
/// volunteers; the first two served on `serviceDay`, three hours in all, approved.
final class Station {
    /// The day on which two volunteers served, eight days ago in Shanghai.
    static let serviceDay = shanghaiDay(daysAgo: 8)
    /// Today in Shanghai.
    static let today = shanghaiDay(daysAgo: 0)
    /// The day before the ledger began.
    static let yesterday = shanghaiDay(daysAgo: 1)
    /// Values that no error text may hold.
    static let personal = ["林秀英", "周建国", "陈素芬", "13800138001"]

    private static let template = Result { try StationTemplate() }

    /// The folder of this copy.
    let scratch: Scratch
    private let template: StationTemplate

    init() throws {
        template = try Self.template.get()
        scratch = try Scratch()
        for name in ["data", "lock", "passphrase"] {
            try FileManager.default.copyItem(atPath: template.scratch.path(name), toPath: scratch.path(name))
        }
        let settings = URL(filePath: scratch.path("data/xinshi.json"))
        let text = try String(contentsOf: settings, encoding: .utf8)
        let moved = text.replacingOccurrences(of: template.scratch.path("lock"), with: scratch.path("lock"))
        try Data(moved.utf8).write(to: settings)
    }

    /// An id or index that the making of the station printed.
    subscript(name: String) -> String { template.facts[name] ?? "" }

    /// Runs a command line, split at its blanks, on this station.
    @discardableResult
    func run(_ line: String, language: String = "en") throws -> Program.Outcome {
        try Self.run(line, in: scratch, language)
    }

    /// Runs a command line that must be carried out, and reads the objects it prints.
    @discardableResult
    func facts(_ line: String, location: SourceLocation = #_sourceLocation) throws -> [[String: Any]] {
        let outcome = try run(line + " --json")
        #expect(outcome.code == 0, "\(outcome.notes)", sourceLocation: location)
        return try outcome.objects
    }

    /// Runs a command line that a rule must refuse: the code, these words in Chinese, others in English, nothing personal.
    func refuses(_ line: String, _ code: String, _ words: String, location: SourceLocation = #_sourceLocation) throws {
        let chinese = try run(line, language: "zh")
        #expect(chinese.code == 1, "\(chinese.notes)", sourceLocation: location)
        #expect(chinese.notes.contains("[\(code)]"), "\(chinese.notes)", sourceLocation: location)
        #expect(chinese.notes.contains(words), "\(chinese.notes)", sourceLocation: location)
        let english = try run(line)
        #expect(english.code == 1 && english.notes.hasSuffix("[\(code)]\n"), sourceLocation: location)
        #expect(!english.notes.contains(words), "\(english.notes)", sourceLocation: location)
        for value in Self.personal {
            #expect(!chinese.notes.contains(value) && !english.notes.contains(value), sourceLocation: location)
        }
    }

    /// Runs a command line that is no right use of the program.
    func misused(_ line: String, _ words: String, location: SourceLocation = #_sourceLocation) throws {
        let outcome = try run(line, language: "zh")
        #expect(outcome.code == 2, "\(outcome.notes)", sourceLocation: location)
        #expect(outcome.notes.contains(words), "\(outcome.notes)", sourceLocation: location)
        #expect(outcome.output.isEmpty, sourceLocation: location)
    }

    static func run(_ line: String, in scratch: Scratch, _ language: String) throws -> Program.Outcome {
        let environment = ["LANG": "en_GB.UTF-8", "XINSHI_PASSPHRASE_FILE": scratch.path("passphrase")]
        let arguments = line.split(separator: " ").map(String.init)
        return try Program.run(
            arguments + ["--data", scratch.path("data"), "--lang", language],
            environment: environment
        )
    }

    private static func shanghaiDay(daysAgo: Double) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "yyyy-MM-dd"
        format.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        return format.string(from: Date(timeIntervalSinceNow: -86_400 * daysAgo))
    }
}

extension Program.Outcome {
    /// Standard output as one JSON object a line.
    var objects: [[String: Any]] {
        get throws {
            try output.split(separator: "\n").map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
    }
}
