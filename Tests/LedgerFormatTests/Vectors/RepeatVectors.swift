import LedgerModel
import Testing

@testable import LedgerFormat

/// `repeats.json`: lines whose command the log knows, and the statement that stands there (spec 12 §2).
enum RepeatVectors {
    static let file = VectorFile(
        name: "repeats.json",
        source: "written for this project",
        cases: sessions + values + ranges,
        run: { vector in try difference(in: vector) == nil ? "ok" : "command_differs" }
    )

    /// The field in which line and statement of a case differ.
    static func difference(in vector: JSONValue) throws -> String? {
        let file = CommandFile.read(Array((CommandVectors.header + "\n" + vector.text("line") + "\n").utf8))
        let command = try #require(file.commands.first)
        let logged = try JSONValue.parse(Array(vector.text("statement").utf8))
        var answers = CommandAnswers()
        for member in members(vector["commitments"]) {
            answers.commitments[member.key] = member.value.string.flatMap { Digest(hex: $0) }
        }
        for member in members(vector["offsets"]) {
            guard let id = CommandID(hex: String(member.key.dropFirst())) else { continue }
            let offset = Int(member.value.integer ?? 0)
            answers.references[id] = .inBatch(offset: offset)
            answers.offsets[id] = offset
            answers.ranges[id] = range
        }
        return CommandResolver.difference(of: command, from: logged, with: answers)
    }

    private static func members(_ value: JSONValue?) -> [JSONValue.Member] {
        guard case .object(let members) = value else { return [] }
        return members
    }

    private static let range = BatchRange(authorKey: .zero, firstSequence: 4, count: 4, statementsRoot: .zero)

    private static func same(_ name: String, _ line: String, _ statement: String) -> VectorCase {
        VectorCase(name, ["same"]).with("line", line).with("statement", statement)
    }

    private static func other(_ name: String, _ field: String, _ line: String, _ statement: String) -> VectorCase {
        VectorCase(name, ["differs"], expect: "command_differs").with("field", field).with("line", line)
            .with("statement", statement)
    }

    /// `c` and an id, for keys of the profile: the offset of each command that is named in its batch.
    private static func offsets(_ places: [Int: Int64]) -> JSONValue {
        .sorted(places.map { .init("c" + CommandVectors.hex($0.key), .integer($0.value)) })
    }
}

extension RepeatVectors {
    private static let line = CommandVectors.session(2, on: 1)

    private static func session(_ more: String = "", seconds: Int = 7200, roster: Int = 0) -> String {
        #"{"command":"\#(CommandVectors.hex(2))","day":"2026-11-21","roster":{"offset":\#(roster)},"#
            + #"\#(more)"seconds":\#(seconds),"subject":"\#(CommandVectors.hex(79))","type":"session_recorded","v":1}"#
    }

    private static let sessions: [VectorCase] = [
        same("a session", line, session()),
        other("other seconds", "seconds", line, session(seconds: 7201)),
        other("a roster elsewhere", "roster", line, session(roster: 3)),
        other("a member more in the log", "second_service", line, session(#""second_service":true,"#)),
        other("of two the first by bytes", "roster", line, session(seconds: 7201, roster: 3)),
        other(
            "another type",
            "becomes",
            CommandVectors.roster(2),
            session()
        ),
    ].map { $0.with("offsets", offsets([1: 0])) }

    private static let registration =
        #"{"author":"desk","becomes":"volunteer_registered","command":"\#(CommandVectors.hex(5))","fields":"#
        + #"{"consents":["personal_information"],"entered_by":"staff","subject":"\#(CommandVectors.hex(79))"},"#
        + #""files":{"consent_evidence":"form.pdf"},"values":{"contact":"0471","name":"李敬山"}}"#

    private static func registered(_ profile: [String: Int]) -> String {
        let tags = profile.sorted { $0.key < $1.key }.map { #""\#($0.key)":"\#(digest($0.value))""# }
        return #"{"command":"\#(CommandVectors.hex(5))","consent_evidence":"\#(digest(3))","#
            + #""consents":["personal_information"],"entered_by":"staff","profile":{\#(tags.joined(separator: ","))},"#
            + #""subject":"\#(CommandVectors.hex(79))","type":"volunteer_registered","v":1}"#
    }

    private static func digest(_ number: UInt64) -> String { Digest(0, 0, 0, number).description }
    private static func digest(_ number: Int) -> String { digest(UInt64(number)) }

    private static func commitments(contact: Int = 1, name: Int = 2, file: Int = 3) -> JSONValue {
        .sorted([
            .init("consent_evidence", .string(digest(file))), .init("contact", .string(digest(contact))),
            .init("name", .string(digest(name))),
        ])
    }

    private static let values: [VectorCase] = [
        same("values and a file", registration, registered(["contact": 1, "name": 2]))
            .with("commitments", commitments()),
        other("another name", "name", registration, registered(["contact": 1, "name": 2]))
            .with("commitments", commitments(name: 9)),
        other("another file", "consent_evidence", registration, registered(["contact": 1, "name": 2]))
            .with("commitments", commitments(file: 9)),
        other("a value more than the log has", "contact", registration, registered(["name": 2]))
            .with("commitments", commitments()),
        other("a value less than the log has", "sex", registration, registered(["contact": 1, "name": 2, "sex": 4]))
            .with("commitments", commitments()),
    ]

    private static let approval =
        #"{"author":"Sarna","becomes":"records_approved","command":"\#(CommandVectors.hex(9))","#
        + #""fields":{"range":{"command":"\#(CommandVectors.hex(1))","except":["\#(CommandVectors.hex(3))"]}}}"#

    private static func approved(except: Int) -> String {
        #"{"command":"\#(CommandVectors.hex(9))","range":{"author_key":"\#(digest(0))","count":4,"except":[\#(except)],"#
            + #""first_seq":4,"statements_root":"\#(digest(0))"},"type":"records_approved","v":1}"#
    }

    private static let ranges: [VectorCase] = [
        same("a range with an exception", approval, approved(except: 2)),
        other("another exception", "range", approval, approved(except: 1)),
    ].map { $0.with("offsets", offsets([1: 0, 3: 2])) }
}
