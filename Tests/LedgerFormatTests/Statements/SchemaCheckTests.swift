import LedgerModel
import Testing

@testable import LedgerFormat

@Suite struct SchemaCheckTests {
    private func fault(_ value: JSONValue) -> SchemaFault? {
        var reader = StatementReader()
        do throws(StatementError) {
            _ = try reader.read(value.canonicalBytes)
            return nil
        } catch {
            guard case .schema(let fault) = error else { return nil }
            return fault
        }
    }

    @Test(arguments: StatementType.allCases)
    func anyOtherFieldIsUnknown(type: StatementType) {
        let sample = StatementSamples.object(.of(type), full: false)
        for key in ["a", "m", "zz"] {
            #expect(fault(sample.with(key, .integer(1))) == SchemaFault(.unknownField, field: key))
        }
    }

    @Test(arguments: StatementType.allCases)
    func eachRequiredFieldIsMissed(type: StatementType) {
        let schema = StatementSchema.of(type)
        let sample = StatementSamples.object(schema, full: true)
        for field in schema.fields where field.isRequired {
            #expect(fault(sample.with(field.key, nil)) == SchemaFault(.missingField, field: field.key))
        }
    }

    @Test(arguments: StatementType.allCases)
    func eachFieldHasOneType(type: StatementType) {
        let schema = StatementSchema.of(type)
        let sample = StatementSamples.object(schema, full: true)
        for field in schema.fields {
            for wrong in [JSONValue.null, .array([]), .object([]), .string("x"), .integer(1), .bool(true)] {
                guard let found = fault(sample.with(field.key, wrong)) else { continue }
                #expect(found.code != .unknownField, "\(type).\(field.key)")
                #expect(found.field.hasPrefix(field.key) || found.code == .combination)
            }
            #expect(fault(sample.with(field.key, .null)) == SchemaFault(.fieldType, field: field.key))
        }
    }

    @Test(arguments: StatementType.allCases)
    func aValueOfAnotherFormIsOutOfRange(type: StatementType) {
        let schema = StatementSchema.of(type)
        let sample = StatementSamples.object(schema, full: true)
        for field in schema.fields where field.key != "type" && field.key != "v" {
            guard let wrong = outOfRange(field.kind) else { continue }
            #expect(fault(sample.with(field.key, wrong)) == SchemaFault(.fieldRange, field: field.key))
        }
    }

    private func outOfRange(_ kind: FieldKind) -> JSONValue? {
        switch kind {
        case .integer(let range): .integer(range.lowerBound - 1)
        case .boolean, .reference, .object, .either, .document: nil
        case .list(.integer, let count): .array((0...count.upperBound).map { .integer(Int64($0)) })
        case .list(_, let count): .array((0...count.upperBound).map { .string("a\(100_000 + $0)") })
        case .text: .string("")
        default: .string("A b")
        }
    }

    @Test(arguments: [
        (StatementType.keyEnrolled, "subject", nil, "subject"),
        (.keyEnrolled, "key_kind", JSONValue.string("desk"), "subject"),
        (.volunteerRegistered, "consent_evidence", nil, "consent_evidence"),
        (.rosterOpened, "file", nil, "file"),
        (.sessionRecorded, "end", nil, "break"),
        (.sessionRecorded, "seconds", nil, "seconds"),
        (.sessionCorrected, "start", nil, "break"),
        (.activityOpened, "last_day", .string("2026-01-01"), "last_day"),
        (.studentEvaluated, "publicity_last", .string("2026-01-01"), "publicity_last"),
        (.certificateIssued, "records", .array([]), "records"),
        (.certificateIssued, "records_count", nil, "records_commitment"),
        (.certificateIssued, "records_commitment", nil, "records"),
        (.policyAdopted, "version", .integer(2), "document"),
        (.policyAdopted, "policy", .string("other"), "document"),
    ])
    func fieldsThatDemandOneAnother(type: StatementType, key: String, value: JSONValue?, field: String) {
        let sample = StatementSamples.object(.of(type), full: true)
        #expect(fault(sample.with(key, value)) == SchemaFault(.combination, field: field))
    }

    @Test func exceptLiesBelowCountAndAscends() throws {
        let sample = StatementSamples.object(.of(.recordsApproved), full: true)
        let range = try #require(sample["range"])
        let above = sample.with("range", range.with("except", .array([.integer(40)])))
        #expect(fault(above) == SchemaFault(.combination, field: "range.except"))
        let twice = sample.with("range", range.with("except", .array([.integer(4), .integer(4)])))
        #expect(fault(twice) == SchemaFault(.fieldRange, field: "range.except"))
    }

    @Test func innerFieldsAreNamedFromOutsideIn() throws {
        let sample = StatementSamples.object(.of(.trainingHeld), full: true)
        let facts = try #require(sample["facts"])
        #expect(
            fault(sample.with("facts", facts.with("title", nil))) == SchemaFault(.missingField, field: "facts.title")
        )
        #expect(
            fault(sample.with("facts", facts.with("x", .null))) == SchemaFault(.unknownField, field: "facts.x")
        )
        #expect(
            fault(sample.with("facts", facts.with("host", .string(""))))
                == SchemaFault(.fieldRange, field: "facts.host")
        )
        let updated = StatementSamples.object(.of(.volunteerUpdated), full: true)
        #expect(fault(updated.with("profile", .object([]))) == SchemaFault(.fieldRange, field: "profile"))
    }

    @Test(arguments: [
        (#"{"index":1}"#, SchemaFault.Code.missingField, "roster.leaf"),
        (#"{"index":1,"leaf":"00"}"#, .fieldRange, "roster.leaf"),
        (#"{"index":1,"offset":1}"#, .unknownField, "roster.index"),
        (#"{"offset":16383}"#, .fieldRange, "roster.offset"),
        (#"{"offset":-1}"#, .fieldRange, "roster.offset"),
        (#"{"offset":"1"}"#, .fieldType, "roster.offset"),
        (#"{}"#, .missingField, "roster.index"),
    ])
    func referencesHaveTwoForms(text: String, code: SchemaFault.Code, field: String) throws {
        let sample = StatementSamples.object(.of(.sessionRecorded), full: true)
        let reference = try JSONValue.parse(Array(text.utf8))
        #expect(fault(sample.with("roster", reference)) == SchemaFault(code, field: field))
    }

    @Test func theFirstCodeOfTheSpecificationCounts() {
        let sample = StatementSamples.object(.of(.sessionRecorded), full: true)
        let range = sample.with("seconds", .integer(0))
        #expect(fault(range) == SchemaFault(.fieldRange, field: "seconds"))
        let type = range.with("subject", .null)
        #expect(fault(type) == SchemaFault(.fieldType, field: "subject"))
        let missing = type.with("day", nil)
        #expect(fault(missing) == SchemaFault(.missingField, field: "day"))
        #expect(fault(missing.with("z", .null)) == SchemaFault(.unknownField, field: "z"))
        #expect(fault(missing.with("z", .null).with("v", .integer(2))) == SchemaFault(.unknownType, field: "v"))
        #expect(fault(missing.with("type", .string("x"))) == SchemaFault(.unknownType, field: "type"))
        #expect(fault(missing.with("type", nil)) == SchemaFault(.missingField, field: "type"))
        #expect(fault(missing.with("type", .integer(1))) == SchemaFault(.fieldType, field: "type"))
    }
}
