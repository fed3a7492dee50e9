import LedgerModel
import Testing

@testable import LedgerFormat

@Suite struct CommandResolverTests {
    private func command(_ line: String) throws -> Command {
        let file = CommandFile.read(Array((CommandVectors.header + "\n" + line + "\n").utf8))
        #expect(file.faults == [])
        return try #require(file.commands.first)
    }

    private func line(_ type: StatementType, fields: String, more: String = "") -> String {
        #"{"author":"desk","becomes":"\#(type.rawValue)","command":"\#(CommandVectors.hex(9))","fields":\#(fields)\#(more)}"#
    }

    private let one = CommandID(high: 0, low: 1)

    @Test func aReferenceIsReplacedByThePlaceOfItsStatement() throws {
        let command = try command(CommandVectors.session(2, on: 1))
        #expect(CommandResolver.references(of: command) == [one])
        #expect(throws: CommandFault(line: 2, .unknown(field: "roster"))) {
            try CommandResolver.statement(of: command, with: CommandAnswers())
        }
        for place in [StatementReference.inBatch(offset: 0), .logged(index: 7, leaf: Digest(1, 2, 3, 4))] {
            var answers = CommandAnswers()
            answers.references[one] = place
            let made = try CommandResolver.statement(of: command, with: answers)
            guard case .sessionRecorded(let session) = made.statement else {
                Issue.record("another type")
                continue
            }
            #expect(session.roster == place)
            #expect(session.time.seconds == Seconds(7200))
        }
    }

    @Test func aRangeLeavesOutTheCommandsOfExcept() throws {
        let fields = #"{"range":{"command":"\#(CommandVectors.hex(1))","except":["\#(CommandVectors.hex(3))"]}}"#
        let command = try command(line(.recordsApproved, fields: fields))
        var answers = CommandAnswers()
        answers.ranges[one] = BatchRange(authorKey: .zero, firstSequence: 4, count: 3, statementsRoot: .zero)
        #expect(throws: CommandFault(line: 2, .unknown(field: "range"))) {
            try CommandResolver.statement(of: command, with: answers)
        }
        let third = CommandID(high: 0, low: 3)
        answers.offsets[third] = 2
        answers.ranges[third] = BatchRange(authorKey: .zero, firstSequence: 7, count: 3, statementsRoot: .zero)
        #expect(throws: CommandFault(line: 2, .unknown(field: "range")), "it stands in another batch") {
            try CommandResolver.statement(of: command, with: answers)
        }
        answers.ranges[third] = answers.ranges[one]
        let made = try CommandResolver.statement(of: command, with: answers)
        let range = BatchRange(authorKey: .zero, firstSequence: 4, count: 3, statementsRoot: .zero, except: [2])
        #expect(made.statement == .recordsApproved(RecordsApproved(range: range)))
    }

    @Test func valuesAndFilesBecomeCommitments() throws {
        let fields = #"{"consents":["data"],"entered_by":"staff","subject":"\#(CommandVectors.hex(5))"}"#
        let more = #","files":{"consent_evidence":"form.pdf"},"values":{"name":"李敬山"}"#
        let command = try command(line(.volunteerRegistered, fields: fields, more: more))
        #expect(command.wish.values == [Command.Value(tag: .name, text: "李敬山")])
        #expect(command.wish.files == [Command.File(field: "consent_evidence", path: "form.pdf")])
        var answers = CommandAnswers()
        answers.commitments = ["name": Digest(1, 1, 1, 1), "consent_evidence": Digest(2, 2, 2, 2)]
        let made = try CommandResolver.statement(of: command, with: answers)
        guard case .volunteerRegistered(let registered) = made.statement else {
            Issue.record("another type")
            return
        }
        #expect(registered.profile[.name] == Digest(1, 1, 1, 1))
        #expect(registered.consentEvidence == Digest(2, 2, 2, 2))
        #expect(!String(decoding: made.bytes, as: UTF8.self).contains("李"))
    }

    @Test func combinationsAreJudgedOnTheStatement() throws {
        let fields = #"{"consents":[],"entered_by":"staff","subject":"\#(CommandVectors.hex(5))"}"#
        let command = try command(line(.volunteerRegistered, fields: fields, more: #","values":{"name":"A"}"#))
        var answers = CommandAnswers()
        answers.commitments = ["name": .zero]
        let fault = SchemaFault(.combination, field: "consent_evidence")
        #expect(throws: CommandFault(line: 2, .form(.schema(fault)))) {
            try CommandResolver.statement(of: command, with: answers)
        }
    }

    @Test func aDocumentMayHaveAFieldNamedCommand() throws {
        let document = #"{"command":"\#(CommandVectors.hex(1))","name":"p","version":1}"#
        let fields =
            #"{"document":\#(document),"effective_from":"2026-01-01","policy":"p","region":"default","version":1}"#
        let command = try command(line(.policyAdopted, fields: fields))
        #expect(CommandResolver.references(of: command).isEmpty)
        let made = try CommandResolver.statement(of: command, with: CommandAnswers())
        guard case .policyAdopted(let adopted) = made.statement else {
            Issue.record("another type")
            return
        }
        #expect(adopted.document == Array(document.utf8))
    }
}
