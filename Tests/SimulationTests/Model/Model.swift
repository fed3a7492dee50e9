/// The rules of a log as plainly as the specification says them: dictionaries, and scans over all records.
///
/// It shares no code with the rules that the writer uses and sees nothing of them: what it knows are the statements that
/// were sent, where they stand, and log time. Slow on purpose.
struct Model: Sendable {
    struct Organisation: Sendable {
        var type = ""
        var region = ""
        var parent: String?
        var legalRecorder: String?
        var successor: String?
        var isClosed = false
        var isRegistered = false
    }

    struct Key: Sendable {
        var kind: String
        var organisation: String
        var subject: String?
        /// The subjects behind a person's key (spec 04 §2).
        var guarantors: Set<String> = []
        var state = "active"
        var next = 0
        var lastBatch = String(repeating: "0", count: 64)
        var clearedAt: Int?
        /// Size of the log when the key signed other bytes under a used number.
        var suspendedAt: Int?
    }

    struct Subject: Sendable {
        var registeredDay: Int?
        var registeredIn: String?
        /// Where the subject was first appointed.
        var firstOffice: String?
        var isErased = false
        var isRestricted = false
        var guardians: Set<String> = []
        var elsewhere: Int?
        /// Nil without a grant.
        var stars: Int?
        var isUnderReview = false
        var starOrganisation: String?
        /// The subjects behind the key that granted the star, and behind the one that closed its last review.
        var starGuarantors: [Set<String>] = []
        /// By key, where it last said who the subject is.
        var identityChanges: [String: Int] = [:]
    }

    struct Activity: Sendable {
        var organiser: String
        var leader: String
        var days: ClosedRange<Int>
        var planned: Int?
    }

    struct Roster: Sendable {
        var activity: String
        var organisation: String
        var evidence: String
        var recorder: String
        /// The key that opened it.
        var opener: String
    }

    struct Training: Sendable {
        var organisation: String
        var attendances: Set<String> = []
    }

    struct Objection: Sendable {
        var record: Int
        /// Nil when the report is anonymous.
        var objector: String?
        /// The subjects behind the key that opened it.
        var openers: Set<String> = []
        var due: Int
        var outcome: String?
    }

    /// A `student_evaluated`.
    struct Grade: Sendable {
        var subject: String
        var organisation: String
        var signers: Set<String>
        /// School year and community.
        var about: [JSON?]
    }

    struct Certificate: Sendable {
        var organisation: String
        /// SHA-256 of the file.
        var credential: String
        var status = "valid"
        /// Of its listed records.
        var subject: String?
    }

    struct Policy: Sendable {
        var name: String
        var version: Int
        var region: String
        var effectiveFrom: Int
        var document: JSON
    }

    /// A statement that stands.
    struct Entry: Sendable {
        var type: String
        var leaf = ""
    }

    struct Batch: Sendable {
        var index: Int
        var author: String
        var firstSequence: Int
        var count: Int
        var root: String
    }

    let root: String
    let rootSubject: String
    let rootKey: String

    var size = 1
    var lastLogTime = 0
    var entries: [Int: Entry] = [:]
    var batches: [Batch] = []
    var commands: Set<String> = []
    var keys: [String: Key]
    var organisations: [String: Organisation]
    /// Roles by subject, then organisation.
    var roles: [String: [String: Set<String>]] = [:]
    var subjects: [String: Subject]
    var activities: [String: Activity] = [:]
    var rosters: [Int: Roster] = [:]
    var records: [Int: Record] = [:]
    var objections: [Int: Objection] = [:]
    var grades: [Int: Grade] = [:]
    var trainings: [String: Training] = [:]
    var certificates: [Certificate] = []
    var policies: [Policy] = []
    var externalNumbers: Set<String> = []
    /// Balances by account; an account is there from its first posting on.
    var accounts: [String: Int] = [:]

    init(root: String, subject: String, key: String) {
        self.root = root
        rootSubject = subject
        rootKey = key
        keys = [key: Key(kind: "person", organisation: root, subject: subject, guarantors: [subject])]
        organisations = [root: Organisation()]
        subjects = [subject: Subject(firstOffice: root)]
        // GENESIS appoints its first operator; later statements may change that like any appointment.
        roles = [subject: [root: ["approver", "inspector", "manager", "recorder"]]]
    }

    /// Why a batch does not stand.
    struct Refusal: Error, Hashable {
        var code: String
        var offset: Int?

        init(_ code: String, _ offset: Int? = nil) {
            self.code = code
            self.offset = offset
        }
    }
}

extension Model {
    /// A record: one session with all that later statements did to it (spec 06 §5-6).
    struct Record: Hashable, Sendable {
        struct Approval: Hashable, Sendable {
            var subject: String
            var guarantors: Set<String>
            var isOfSuperior: Bool
        }

        var roster: Int
        var activity: String
        var organisation: String
        var subject: String
        var evidence: String
        var time: Time
        /// Attested not to be what another record of the day says.
        var isSecond = false
        var recorders: Set<String>
        /// The holder of the person key that signed this version.
        var signer: String?
        /// The guarantors of that key.
        var signers: Set<String>
        var neededApprovals: Int
        /// How many it needs once a person's key has signed for it.
        var neededWhenSigned: Int
        var needsSuperior: Bool
        var isLate: Bool
        var isProvisional: Bool
        var flags: Set<String>
        var state = "pending"
        var version = 1
        var approvals: [Approval] = []
        var minted = 0
        var wasEffective = false
        /// The guarantors of every key that approved some version.
        var approvers: Set<String> = []

        var isLive: Bool { ["open", "pending", "effective"].contains(state) }
    }

    struct Time: Hashable, Sendable {
        var day: Int
        var seconds: Int
        var start: Int?
        var end: Int?
        var pause = 0

        init(_ statement: JSON) {
            day = Day.number(statement["day"]?.text ?? "")
            seconds = statement["seconds"]?.number ?? 0
            start = statement["start"]?.number
            end = statement["end"]?.number
            pause = statement["break"]?.number ?? 0
        }
    }

    /// Who says what, when and where: all that a rule may look at besides the state.
    struct Act: Sendable {
        var key: String
        /// A: the organisation of the key.
        var organisation: String
        /// a: the holder of a person key.
        var person: String?
        /// The subjects behind a person key.
        var guarantors: Set<String>
        var index: Int
        var batchIndex: Int
        var offset: Int
        /// T, in seconds.
        var time: Int
        /// Log time in milliseconds.
        var logTime: Int
        var statement: JSON

        /// D.
        var day: Int { Day.of(time) }
        var type: String { text("type") }

        func text(_ key: String) -> String { statement[key]?.text ?? "" }
        func day(_ key: String) -> Int { Day.number(text(key)) }
    }
}
