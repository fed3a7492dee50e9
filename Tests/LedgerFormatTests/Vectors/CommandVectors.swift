import LedgerModel

@testable import LedgerFormat

/// `commands.json`: command files, accepted and refused; the code is that of the first fault (spec 12 §4).
enum CommandVectors {
    static let file = VectorFile(
        name: "commands.json",
        source: "written for this project",
        cases: good + bad + long,
        run: { vector in CommandFile.read(vector.input).faults.first?.code ?? "ok" }
    )

    static let header = #"{"mode":"itemised","xinshi_commands":1}"#
    static let atomic = #"{"mode":"atomic","xinshi_commands":1}"#

    /// A line that opens a roster.
    static func roster(_ id: Int, batch: String? = nil, author: String = "desk") -> String {
        let label = batch.map { #","batch":"\#($0)""# } ?? ""
        return #"{"author":"\#(author)"\#(label),"becomes":"roster_opened","command":"\#(hex(id))","#
            + #""fields":{"activity":"\#(hex(77))","evidence":"roster","recorder":"\#(hex(78))"}}"#
    }

    /// A line that records a session on the roster of another line.
    static func session(_ id: Int, on roster: Int, batch: String? = nil, author: String = "desk") -> String {
        let label = batch.map { #","batch":"\#($0)""# } ?? ""
        return #"{"author":"\#(author)"\#(label),"becomes":"session_recorded","command":"\#(hex(id))","#
            + #""fields":{"day":"2026-11-21","roster":{"command":"\#(hex(roster))"},"seconds":7200,"#
            + #""subject":"\#(hex(79))"}}"#
    }

    static func hex(_ number: Int) -> String {
        SubjectID(high: 0, low: UInt64(number)).description
    }

    private static let approval =
        #"{"author":"Sarna","becomes":"records_approved","command":"\#(hex(9))","#
        + #""fields":{"range":{"command":"\#(hex(1))","except":["\#(hex(3))"]}}}"#
    private static let activity =
        #"{"author":"desk","becomes":"activity_opened","command":"\#(hex(5))","#
        + #""fields":{"activity":"\#(hex(77))","category":"community","community_service":false,"#
        + #""first_day":"2026-11-21","last_day":"2026-11-21","leader":"\#(hex(78))","parent_and_child":false},"#
        + #""values":{"content":"扫雪","leader_name":"李敬山","place":"社区广场","title":"冬季扫雪"}}"#

    private static func accepted(_ name: String, _ flag: String, _ lines: [String]) -> VectorCase {
        VectorCase(name, ["accepted", flag]).input(lines.joined(separator: "\n") + "\n")
    }

    private static func refused(_ name: String, _ flag: String, _ code: String, _ lines: [String]) -> VectorCase {
        VectorCase(name, ["refused", flag], expect: code).input(lines.joined(separator: "\n") + "\n")
    }

    private static let good: [VectorCase] = [
        accepted("header alone", "header", [header]),
        accepted(
            "a roster and its sessions in one batch",
            "batch",
            [
                header, roster(1, batch: "a"), session(2, on: 1, batch: "a"), session(3, on: 1, batch: "a"), approval,
            ]
        ),
        accepted("atomic", "atomic", [atomic, roster(1), session(2, on: 1)]),
        accepted("values in clear", "values", [header, activity]),
        accepted("a reference to a command of another file", "reference", [header, session(2, on: 1)]),
        VectorCase("no newline at the end", ["accepted", "line"]).input(header + "\n" + roster(1)),
    ]

    private static let bad: [VectorCase] = [
        VectorCase("empty file", ["refused", "header"], expect: "commands_header").input(""),
        refused("no header", "header", "commands_header", [roster(1)]),
        refused("another mode", "header", "commands_header", [#"{"mode":"best","xinshi_commands":1}"#]),
        refused("another version", "header", "commands_header", [#"{"mode":"atomic","xinshi_commands":2}"#]),
        refused("empty line", "line", "json_not_object", [header, "", roster(1)]),
        refused("carriage return", "line", "json_trailing", [header, roster(1) + "\r"]),
        refused("white space", "line", "json_whitespace", [header, #"{"author": "desk"}"#]),
        refused("no type", "form", "schema_missing_field", [header, #"{"author":"desk"}"#]),
        refused("unknown type", "form", "unknown_type", [header, #"{"becomes":"moon_granted"}"#]),
        refused(
            "commitment instead of a value",
            "form",
            "schema_unknown_field",
            [
                header, activity.with(#""first_day":"#, #""facts":{},"first_day":"#),
            ]
        ),
        refused(
            "value of another type",
            "form",
            "schema_unknown_field",
            [
                header, activity.with(#""content":"扫雪""#, #""comment":"好","content":"扫雪""#),
            ]
        ),
        refused(
            "a required value is missing",
            "form",
            "schema_missing_field",
            [
                header, activity.with(#""content":"扫雪","#, ""),
            ]
        ),
        refused(
            "offset of a batch that is not made yet",
            "form",
            "schema_missing_field",
            [
                header, session(2, on: 1).with(#"{"command":"\#(hex(1))"}"#, #"{"index":1}"#),
            ]
        ),
        refused("id twice", "order", "command_repeated", [header, roster(1), roster(1)]),
        refused("reference to a later line", "order", "command_below", [header, session(2, on: 1), roster(1)]),
        refused("reference to itself", "order", "command_below", [header, session(2, on: 2)]),
        refused(
            "label again after another batch",
            "batch",
            "batch_split",
            [
                header, roster(1, batch: "a"), roster(2, batch: "b"), roster(3, batch: "a"),
            ]
        ),
        refused(
            "two authors in one batch",
            "batch",
            "batch_split",
            [
                header, roster(1, batch: "a"), roster(2, batch: "a", author: "Sarna"),
            ]
        ),
        refused(
            "two authors in an atomic file",
            "atomic",
            "atomic_split",
            [
                atomic, roster(1), roster(2, author: "Sarna"),
            ]
        ),
        refused("label in an atomic file", "atomic", "atomic_split", [atomic, roster(1, batch: "a")]),
    ]

    /// The most commands that a batch may have, and one more; whole files of 3 MB, written by their parts.
    private static let long: [VectorCase] = [
        repeated("16,384 commands of one label", header, #""batch":"a","#, 16_384),
        repeated("16,385 commands of one label", header, #""batch":"a","#, 16_385, expect: "batch_too_large"),
        repeated("16,384 commands in an atomic file", atomic, "", 16_384),
        repeated("16,385 commands in an atomic file", atomic, "", 16_385, expect: "batch_too_large"),
        repeated("16,385 batches of one command", header, "", 16_385),
    ]

    private static func repeated(
        _ name: String,
        _ head: String,
        _ label: String,
        _ count: Int64,
        expect: String = "ok"
    ) -> VectorCase {
        let line =
            #"{"author":"desk",\#(label)"becomes":"subject_erased","command":"&","#
            + #""fields":{"legal_basis":"pipl_47_3","subject":"\#(hex(77))"}}"#
        return VectorCase(name, [expect == "ok" ? "accepted" : "refused", "length"], expect: expect).with(
            "repeated",
            .sorted([
                .init("count", .integer(count)), .init("head", .array([.string(head)])), .init("line", .string(line)),
            ])
        )
    }
}

extension String {
    /// This text with the first occurrence of a part replaced.
    fileprivate func with(_ part: String, _ other: String) -> String {
        guard let range = firstRange(of: part) else { preconditionFailure("\(part) is missing") }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
