internal import LedgerModel

/// Names and tails of numbers of all active subjects, in memory only.
struct PeopleIndex: Sendable {
    /// How many characters of a number are kept to be found by.
    static let tailCount = 6
    /// The tags that an entry is made of.
    static let tags: [VaultTag] = [.name, .contact, .documentNumber, .volunteerNumber]

    /// What is kept of one subject.
    struct Entry: Sendable {
        var name = ""
        /// Names that stood before this one.
        var formerNames: Set<[UInt8]> = []
        var contactTail = ""
        var documentTail = ""
        var volunteerNumber = ""
    }

    private var entries: [SubjectID: Entry] = [:]
    // By the bytes of every whole name, former ones too, so that looking for namesakes does not read every entry.
    private var named: [[UInt8]: Set<SubjectID>] = [:]

    /// Replaces what is kept of a subject; nil forgets it.
    mutating func set(_ entry: Entry?, for subject: SubjectID) {
        for name in entries[subject]?.names ?? [] { named[name]?.remove(subject) }
        entries[subject] = entry
        for name in entry?.names ?? [] { named[name, default: []].insert(subject) }
    }

    /// The subjects that have a whole name or had it, by id.
    func namesakes(of name: String) -> [SubjectID] {
        named[Array(name.utf8), default: []].sorted()
    }

    /// The subjects that a query fits, by id, at most `limit`.
    func find(_ query: PersonQuery, limit: Int) -> [SubjectID] {
        let found = entries.filter { query.matches($0.value) }.keys
        return Array(found.sorted().prefix(limit))
    }
}

extension PeopleIndex.Entry {
    /// The bytes of the name and of all former ones.
    fileprivate var names: Set<[UInt8]> { formerNames.union([Array(name.utf8)]) }

    /// Takes over a value that is newer than those before it.
    mutating func take(_ tag: VaultTag, _ value: [UInt8]) {
        switch tag {
        case .name:
            if !name.isEmpty { formerNames.insert(Array(name.utf8)) }
            name = String(decoding: value, as: UTF8.self)
        case .contact: contactTail = Self.tail(value.filter { (0x30...0x39).contains($0) })
        case .documentNumber: documentTail = Self.tail(value.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
        case .volunteerNumber: volunteerNumber = String(decoding: value, as: UTF8.self)
        default: break
        }
    }

    private static func tail(_ number: [UInt8]) -> String {
        String(decoding: number.suffix(PeopleIndex.tailCount), as: UTF8.self)
    }
}

/// How a desk looks for a volunteer.
public enum PersonQuery: Hashable, Sendable {
    /// A name or a part of it.
    case name(String)
    /// The last 4...6 digits of the contact number.
    case contactTail(String)
    /// The last 4...6 characters of the document number.
    case documentTail(String)
    /// The whole volunteer number.
    case volunteerNumber(String)

    var isLongEnough: Bool {
        switch self {
        case .name(let text), .volunteerNumber(let text): !text.isEmpty
        case .contactTail(let tail), .documentTail(let tail): (4...PeopleIndex.tailCount).contains(tail.utf8.count)
        }
    }

    func matches(_ entry: PeopleIndex.Entry) -> Bool {
        switch self {
        case .name(let text): entry.name.utf8.contains(text.utf8)
        case .contactTail(let tail): entry.contactTail.utf8.hasTail(tail.utf8)
        case .documentTail(let tail): entry.documentTail.utf8.hasTail(tail.uppercased().utf8)
        case .volunteerNumber(let number): entry.volunteerNumber.utf8.elementsEqual(number.utf8)
        }
    }
}

extension String.UTF8View {
    /// Whether the bytes of `part` stand anywhere in these.
    fileprivate func contains(_ part: String.UTF8View) -> Bool {
        guard part.count <= count else { return false }
        var rest = self[...]
        while rest.count >= part.count {
            if rest.starts(with: part) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    fileprivate func hasTail(_ tail: String.UTF8View) -> Bool {
        suffix(tail.count).elementsEqual(tail)
    }
}
