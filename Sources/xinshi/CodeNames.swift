import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// A code of a list that the specification closes, with its name in both languages.
///
/// A type that gains a case does not compile before the case has a name.
protocol NamedCode: RawRepresentable<String>, CaseIterable {
    /// The code as people read it.
    var words: (zh: String, en: String) { get }
}

extension EvidenceClass: NamedCode {}
extension Evaluator: NamedCode {}
extension Grade: NamedCode {}
extension Provenance: NamedCode {}
extension RecordState: NamedCode {}
extension Role: NamedCode {}
extension SynchronisationStatus: NamedCode {}
extension TimeFlag: NamedCode {}

extension CertificateStatus: NamedCode {
    /// Whether the certificate may be relied on, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .valid: ("有效", "valid")
        case .superseded: ("已被取代", "superseded")
        case .suspended: ("已暂停", "suspended")
        case .revoked: ("已撤销", "revoked")
        }
    }
}

extension EnteredBy: NamedCode {
    /// Who entered the registration, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .`self`: ("本人", "the volunteer")
        case .staff: ("工作人员", "staff")
        }
    }
}

extension KeyKind: NamedCode {
    /// What the key may do, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .desk: ("站点密钥", "desk key")
        case .person: ("个人密钥", "person key")
        case .credential: ("证明密钥", "credential key")
        case .auditor: ("审计密钥", "auditor key")
        }
    }
}

extension KeyState: NamedCode {
    /// Whether the key may sign, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .active: ("可用", "active")
        case .frozen: ("已冻结", "frozen")
        case .revoked: ("已吊销", "revoked")
        }
    }
}

extension ObjectionOutcome: NamedCode {
    /// How an objection ended, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .upheld: ("成立", "upheld")
        case .rejected: ("不成立", "rejected")
        }
    }
}

extension ReviewRule: NamedCode {
    /// What the rule looks for, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .manyRecorded: ("短时间大量录入", "many recorded at once")
        case .manyApproved: ("短时间大量审核", "many approved at once")
        case .longAfter: ("事后很久录入", "entered long after")
        case .neverSignedIn: ("从未签到签退", "never signed in and out")
        case .identicalTimes: ("起止时间雷同", "identical times")
        case .twoPlaces: ("一人两地", "one person in two places")
        case .overCeiling: ("超过上限", "over a ceiling")
        case .approvedAtOnce: ("录入即审核", "approved at once")
        case .mutualApproval: ("互相审核", "mutual approval")
        }
    }
}

/// 性别 as a profile writes it (spec 08 §2).
enum Sex: String, NamedCode {
    case male, female, unstated

    /// The sex in words.
    var words: (zh: String, en: String) {
        switch self {
        case .male: ("男", "male")
        case .female: ("女", "female")
        case .unstated: ("未说明", "unstated")
        }
    }
}

extension LedgerOptions {
    /// A closed code as people read it.
    func name(of code: some NamedCode) -> String {
        words(code.words.zh, code.words.en)
    }
}

/// The names that the policies in force give to the codes of their lists (spec 05 §9).
struct CodeNames {
    private let book: CodeBook
    private let options: LedgerOptions

    /// Reads the lists in force for an organisation, or for every region when none is given.
    init(_ ledger: Ledger, _ options: LedgerOptions, for organisation: OrganisationID? = nil) {
        book = ledger.codeBook(for: organisation)
        self.options = options
    }

    /// The name of a code; the code itself where the list no longer has it.
    func name(_ code: String, in list: String) -> String {
        let item = book.list(list)?.items.first { $0.code.utf8.elementsEqual(code.utf8) }
        let name = item.map { options.words($0.words.zh, $0.words.en) } ?? ""
        return name.isEmpty ? code.plain : name
    }

    /// A part of a profile as people read it: codes by their names, anything else as it was written.
    func text(of tag: VaultTag, _ text: String) -> String {
        let lists: [VaultTag: String] = [
            .documentType: "id_types", .skills: "skills", .serviceCategories: "categories",
        ]
        if tag == .sex { return Sex(rawValue: text).map { options.name(of: $0) } ?? text.plain }
        guard let list = lists[tag] else { return text.plain }
        return text.split(separator: ",").map { name(String($0), in: list) }
            .joined(separator: options.words("、", ", "))
    }
}
