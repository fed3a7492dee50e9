import LedgerModel
import Testing

@testable import LedgerFormat

@Suite struct StatementReaderTests {
    @Test func everyTypeHasOneSchema() {
        #expect(StatementSchema.all.count == StatementType.allCases.count)
        #expect(Set(StatementSchema.all.map(\.type)).count == StatementSchema.all.count)
    }

    @Test(arguments: StatementType.allCases, [true, false])
    func whatIsReadIsWrittenBackByteForByte(type: StatementType, full: Bool) throws {
        let bytes = StatementSamples.object(.of(type), full: full).canonicalBytes
        var reader = StatementReader()
        let (envelope, statement) = try reader.read(bytes)
        #expect(statement.type == type)
        #expect((envelope.id.ordinal == 0) == !full)
        var written: [UInt8] = []
        StatementWriter.write(statement, envelope, into: &written)
        #expect(String(decoding: written, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
    }

    @Test func aSessionIsReadIntoItsFields() throws {
        let leaf = String(repeating: "0a", count: 32)
        let text =
            #"{"break":600,"command":"00000000000000000000000000000001","day":"2026-11-21","end":1795248000,"#
            + #""ordinal":3,"roster":{"index":9,"leaf":"\#(leaf)"},"seconds":3000,"start":1795244400,"#
            + #""subject":"000000000000000000000000000000ff","type":"session_recorded","v":1}"#
        var reader = StatementReader()
        let (envelope, statement) = try reader.read(Array(text.utf8))
        let interval = ServiceInterval(
            start: Instant(secondsSinceEpoch: 1_795_244_400),
            end: Instant(secondsSinceEpoch: 1_795_248_000),
            break: Seconds(600)
        )
        let day = try #require(CivilDate("2026-11-21"))
        let expected = SessionRecorded(
            roster: .logged(index: 9, leaf: try #require(Digest(hex: leaf))),
            subject: SubjectID(high: 0, low: 255),
            time: SessionTime(day: day, seconds: Seconds(3000), interval: interval)
        )
        #expect(statement == .sessionRecorded(expected))
        #expect(envelope.id == StatementID(command: CommandID(high: 0, low: 1), ordinal: 3))
    }

    @Test func anApprovalIsWrittenFromItsFields() throws {
        let range = BatchRange(
            authorKey: Digest(1, 2, 3, 4),
            firstSequence: 80,
            count: 40,
            statementsRoot: .zero,
            except: [3, 39]
        )
        let id = StatementID(command: CommandID(high: 1, low: 2))
        var bytes: [UInt8] = []
        StatementWriter.write(.recordsApproved(RecordsApproved(range: range)), StatementEnvelope(id: id), into: &bytes)
        let key = "0000000000000001000000000000000200000000000000030000000000000004"
        let root = String(repeating: "0", count: 64)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"command":"00000000000000010000000000000002","range":{"author_key":"\#(key)","count":40,"#
                + #""except":[3,39],"first_seq":80,"statements_root":"\#(root)"},"type":"records_approved","v":1}"#
        )
    }

    @Test func writingAppends() throws {
        var bytes: [UInt8] = [7]
        let erased = SubjectErased(subject: SubjectID(high: 1, low: 1), legalBasis: try #require(Code("request")))
        StatementWriter.write(
            .subjectErased(erased),
            StatementEnvelope(id: StatementID(command: CommandID(high: 0, low: 0))),
            into: &bytes
        )
        #expect(bytes.starts(with: [7, UInt8(ascii: "{")]))
        #expect(bytes.last == UInt8(ascii: "}"))
    }

    @Test func aTextOutsideTheProfileIsRefusedAsSuch() {
        var reader = StatementReader()
        #expect(throws: StatementError.profile(FormatError(.jsonWhitespace, at: 1))) {
            try reader.read(Array("{ }".utf8))
        }
    }
}
