import LedgerModel

@testable import LedgerFormat

extension StatementVectors {
    static let refusals: [StatementRefusal] = types + fields + ranges + texts + combinations + sessions + precedence

    private static let types: [StatementRefusal] = [
        .set(.sessionRecorded, "type", "session_repeated", .unknownType, "another type"),
        .set(.sessionRecorded, "type", "Session_recorded", .unknownType, "type in another case"),
        .set(.sessionRecorded, "type", nil, .missingField, "no type"),
        .set(.sessionRecorded, "type", 1, .fieldType, "type is a number"),
        .set(.rosterOpened, "v", 2, .unknownType, "another version"),
        .set(.rosterOpened, "v", nil, .missingField, "no version"),
        .set(.rosterOpened, "v", "1", .fieldType, "version is a string"),
    ]

    private static let fields: [StatementRefusal] = [
        .set(.sessionRecorded, "note", "x", .unknownField, "field of no type"),
        .set(.recordsApproved, "reason_code", "x", .unknownField, "field of another type"),
        .set(.keyFrozen, "zeal", .null, .unknownField, "null in a field of no type"),
        .set(.sessionRecorded, "command", nil, .missingField, "no command"),
        .set(.sessionRecorded, "subject", nil, .missingField, "no subject"),
        .set(.organisationRegistered, "region", nil, .missingField, "no region"),
        .set(.certificateIssued, "seconds", nil, .missingField, "no sum"),
        .set(.sessionRecorded, "ordinal", .null, .fieldType, "null instead of nothing"),
        .set(.organisationRegistered, "host", .null, .fieldType, "null in an optional field"),
        .set(.sessionRecorded, "seconds", "3600", .fieldType, "number as a string"),
        .set(.activityOpened, "community_service", 1, .fieldType, "truth value as a number"),
        .set(.operatorAppointed, "roles", "approver", .fieldType, "one role instead of a list"),
        .set(.operatorAppointed, "roles", [1], .fieldType, "a role that is a number"),
        .set(.sessionRecorded, "roster", 5, .fieldType, "reference as a number"),
        .inner(.activityOpened, ("facts", "title"), nil, .missingField, "a required commitment is missing"),
        .inner(.activityOpened, ("facts", "host"), "x", .unknownField, "commitment of another type"),
        .inner(.volunteerUpdated, ("profile", "nickname"), "x", .unknownField, "no profile tag"),
        .inner(.volunteerUpdated, ("profile", "name"), "李敬山", .fieldRange, "a value in clear"),
        .inner(.sessionRecorded, ("roster", "offset"), 1, .unknownField, "both forms of reference").naming(
            "roster.index"
        ),
        .inner(.sessionRecorded, ("roster", "leaf"), nil, .missingField, "reference without leaf"),
        .inner(.recordsApproved, ("range", "except"), [], .fieldRange, "empty except"),
        .inner(.recordsApproved, ("range", "first_seq"), nil, .missingField, "range without first_seq"),
        .inner(.keyEnrolled, ("predecessor", "next_seq"), -1, .fieldRange, "negative sequence number"),
    ]

    private static let ranges: [StatementRefusal] = [
        .set(.sessionRecorded, "ordinal", 0, .fieldRange, "ordinal 0 is left out"),
        .set(.sessionRecorded, "ordinal", 16_384, .fieldRange, "ordinal too great"),
        .set(.sessionRecorded, "seconds", 0, .fieldRange, "no seconds"),
        .set(.sessionRecorded, "seconds", 86_401, .fieldRange, "more than a day"),
        .set(.sessionRecorded, "break", 0, .fieldRange, "break 0 is left out"),
        .set(.sessionRecorded, "break", -1, .fieldRange, "negative break"),
        .set(.sessionRecorded, "start", 694_195_199, .fieldRange, "instant before 1992 in Shanghai"),
        .set(.recordedElsewhere, "seconds", 1_099_511_627_777, .fieldRange, "more than 2^40 seconds"),
        .set(.starGranted, "stars", 0, .fieldRange, "no star"),
        .set(.starGranted, "stars", 6, .fieldRange, "six stars"),
        .set(.evaluationRecorded, "quality", 6, .fieldRange, "six out of five"),
        .set(.policyAdopted, "version", 0, .fieldRange, "version 0"),
        .set(.keySuspected, "from_index", -1, .fieldRange, "negative index"),
        .set(.studentEvaluated, "school_year", 1991, .fieldRange, "school year before 1992"),
        .set(.operatorAppointed, "roles", [], .fieldRange, "no role"),
        .set(.operatorAppointed, "roles", ["recorder", "approver"], .fieldRange, "roles not ascending")
            .beyondSchema,
        .set(.operatorAppointed, "roles", ["recorder", "recorder"], .fieldRange, "role twice"),
        .set(.operatorAppointed, "roles", ["cook"], .fieldRange, "role of no list"),
        .set(.certificateIssued, "register_ordinal", -1, .fieldRange, "negative register ordinal"),
        .set(.volunteerUpdated, "profile", .emptyObject, .fieldRange, "no commitment at all"),
    ]

    private static let texts: [StatementRefusal] = [
        .set(.sessionRecorded, "subject", "00", .fieldRange, "id too short"),
        .set(.sessionRecorded, "subject", .text("A", 32), .fieldRange, "id in capitals"),
        .set(.sessionRecorded, "command", .text("0", 33), .fieldRange, "id too long"),
        .set(.keyRevoked, "author_key", .text("g", 64), .fieldRange, "no hex digit"),
        .set(.keyEnrolled, "proof", .text("0", 126), .fieldRange, "signature too short"),
        .set(.sessionRecorded, "day", "2026-2-01", .fieldRange, "day without leading zero"),
        .set(.sessionRecorded, "day", "2026-02-30", .fieldRange, "no such day").beyondSchema,
        .set(.sessionRecorded, "day", "2026-02-29", .fieldRange, "no leap year").beyondSchema,
        .set(.sessionRecorded, "day", "1991-12-31", .fieldRange, "day before 1992"),
        .set(.keyFrozen, "reason_code", "", .fieldRange, "empty code"),
        .set(.keyFrozen, "reason_code", "Lost", .fieldRange, "code with a capital"),
        .set(.keyFrozen, "reason_code", .text("a", 41), .fieldRange, "code too long"),
        .set(.rosterOpened, "evidence", "photo", .fieldRange, "evidence class of no list"),
        .set(.organisationRegistered, "name", "", .fieldRange, "empty name"),
        .set(.organisationRegistered, "name", .text("é", 101), .fieldRange, "202 bytes")
            .beyondSchema,
        .set(.organisationRegistered, "region", "15040", .fieldRange, "region of five digits"),
        .set(.policyAdopted, "region", "everywhere", .fieldRange, "region that is no digits"),
        .set(.certificateIssued, "number", "7k3m-2026-9qx2bbvt*", .fieldRange, "number in small letters"),
    ]

    private static let combinations: [StatementRefusal] = [
        .set(.sessionRecorded, "end", nil, .combination, "start, break and seconds without end").naming("break"),
        .set(.sessionRecorded, "start", nil, .combination, "end, break and seconds without start").naming("break"),
        .set(.sessionRecorded, "seconds", nil, .combination, "an interval without its length"),
        .set(.sessionCorrected, "end", nil, .combination, "a correction to a start and a length").naming("start"),
        .set(.sessionCorrected, "seconds", nil, .missingField, "a correction without a length"),
        .set(.sessionCorrected, "start", nil, .combination, "end and break without start").naming("break"),
        .set(.rosterOpened, "file", nil, .combination, "back_office without file"),
        .set(.volunteerRegistered, "consent_evidence", nil, .combination, "staff without evidence of consent"),
        .set(.keyEnrolled, "subject", nil, .combination, "person key without subject"),
        .set(.keyEnrolled, "key_kind", "desk", .combination, "desk key with subject").naming("subject"),
        .set(.certificateIssued, "records", [1], .combination, "records twice"),
        .set(.certificateIssued, "records_count", nil, .combination, "commitment without count")
            .naming("records_commitment"),
        .set(.activityOpened, "last_day", "2026-01-01", .combination, "ends before it begins").beyondSchema,
        .set(.studentEvaluated, "publicity_last", "2026-01-01", .combination, "notice ends first").beyondSchema,
        .inner(.recordsDeclined, ("range", "except"), [40], .combination, "except not below count")
            .beyondSchema,
        .set(.policyAdopted, "version", 7, .combination, "document of another version").naming("document").beyondSchema,
        .set(.policyAdopted, "policy", "stars", .combination, "document of another name").naming("document")
            .beyondSchema,
    ]

    // An open sign-in is a start alone (spec 05 §6).
    private static let sessions: [StatementRefusal] = [
        StatementRefusal(
            name: "a start and a length",
            type: .sessionRecorded,
            code: .combination,
            field: "seconds"
        ) { $0.with("break", nil).with("end", nil) },
        StatementRefusal(
            name: "a start and a break",
            type: .sessionRecorded,
            code: .combination,
            field: "break"
        ) { $0.with("seconds", nil).with("end", nil) },
        StatementRefusal(
            name: "an end and a length",
            type: .sessionRecorded,
            code: .combination,
            field: "end"
        ) { $0.with("break", nil).with("start", nil) },
        StatementRefusal(
            name: "neither times nor a length",
            type: .sessionRecorded,
            code: .combination,
            field: "seconds"
        ) { $0.with("break", nil).with("end", nil).with("seconds", nil).with("start", nil) },
        StatementRefusal(
            name: "an open sign-in of 0 seconds",
            type: .sessionRecorded,
            code: .fieldRange,
            field: "seconds"
        ) { $0.with("break", nil).with("end", nil).with("seconds", .integer(0)) },
    ]

    private static let precedence: [StatementRefusal] = [
        StatementRefusal(
            name: "unknown before missing",
            type: .sessionRecorded,
            code: .unknownField,
            field: "zeal"
        ) { $0.with("zeal", .null).with("day", nil).with("seconds", .integer(0)) },
        StatementRefusal(
            name: "missing before type",
            type: .sessionRecorded,
            code: .missingField,
            field: "subject"
        ) { $0.with("subject", nil).with("day", .null) },
        StatementRefusal(
            name: "type before range",
            type: .sessionRecorded,
            code: .fieldType,
            field: "seconds"
        ) { $0.with("seconds", .string("1")).with("day", .string("x")) },
        StatementRefusal(
            name: "range before combination",
            type: .sessionRecorded,
            code: .fieldRange,
            field: "seconds"
        ) { $0.with("seconds", .integer(0)).with("end", nil) },
        StatementRefusal(
            name: "inner missing before outer type",
            type: .trainingHeld,
            code: .missingField,
            field: "facts.host"
        ) { $0.with("facts", $0["facts"]?.with("host", nil)).with("day", .integer(1)) },
        StatementRefusal(
            name: "of equal codes the first field",
            type: .starGranted,
            code: .fieldRange,
            field: "size"
        ) { $0.with("stars", .integer(9)).with("size", .integer(-1)).with("subject", .string("")) },
        StatementRefusal(
            name: "type before all fields",
            type: .starGranted,
            code: .unknownType,
            field: "type"
        ) { $0.with("type", .string("moon_granted")).with("zeal", .integer(1)) },
    ]
}
