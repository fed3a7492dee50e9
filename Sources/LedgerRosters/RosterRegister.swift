import LedgerModel

/// The people a station knows, from a CSV file with a name column and, if kept, numbers that tell namesakes apart.
public struct RosterRegister: Sendable {
    /// One known person.
    struct Person: Sendable {
        /// Tells this person from all others of the register.
        var key: String
        /// The digits of the telephone number, or empty.
        var phone: String
        /// The identity number, or empty.
        var residentID: String
        /// The volunteer number, or empty.
        var volunteerNumber: String
    }

    private var people: [String: [Person]] = [:]

    /// The number of people.
    public var count: Int { people.values.reduce(0) { $0 + $1.count } }

    /// Reads the register; the whole file is refused when a row has no usable name.
    public init(bytes: [UInt8], limits: RosterLimits = RosterLimits()) throws(RosterFailure) {
        let (sheet, _) = try TextRoster.read(bytes, limits: limits)
        guard let table = TableFinder(sheet, index: 0).tables().first ?? RosterRegister.bareTable(sheet),
            let nameColumn = table.first(.name)
        else { throw RosterFailure(.unusableRegister, "人员名单没有“姓名”列。请在第一行写上列名。") }
        for line in sheet.lines[table.header.upperBound...] {
            guard line.defect == nil else { throw RosterRegister.bad(line) }
            let name = RosterText.squeezed(line[nameColumn].text)
            guard !name.isEmpty else { throw RosterRegister.bad(line) }
            func text(_ role: ColumnRole) -> String {
                table.first(role).map { RosterText.squeezed(line[$0].text) } ?? ""
            }
            let person = Person(
                key: "line \(line.number)",
                phone: RosterRegister.digits(text(.phone)),
                residentID: text(.residentID).uppercased(),
                volunteerNumber: text(.volunteerNumber)
            )
            people[name, default: []].append(person)
        }
    }

    /// A register of people known from elsewhere; of whom no usable name is kept, nobody is found.
    public init(people known: [KnownPerson]) {
        for person in known {
            let name = RosterText.squeezed(person.name)
            guard !name.isEmpty else { continue }
            let kept = Person(
                key: person.key,
                phone: RosterRegister.digits(person.phone),
                residentID: person.residentID.uppercased(),
                volunteerNumber: RosterText.squeezed(RosterText.folded(person.volunteerNumber))
            )
            people[name, default: []].append(kept)
        }
    }

    /// One person of a register that is no file; what is not known is empty.
    public struct KnownPerson: Sendable {
        /// Tells this person from all others; `RosterRow.personKey` names it.
        public var key: String
        /// The full name.
        public var name: String
        /// The telephone number.
        public var phone = ""
        /// The identity number.
        public var residentID = ""
        /// The volunteer number.
        public var volunteerNumber = ""

        /// Names a person.
        public init(key: String, name: String) {
            self.key = key
            self.name = name
        }
    }

    /// Whether somebody has the name.
    func knows(_ name: String) -> Bool {
        people[RosterText.squeezed(name)] != nil
    }

    /// The one person whom the row means; refuses an unknown name, namesakes and numbers of somebody else.
    func person(of row: RosterRow) throws(RosterReason) -> String {
        guard let name = row.name, let namesakes = people[RosterText.squeezed(name)] else { throw .unknownPerson }
        let fitting = namesakes.filter { fits($0, row) }
        guard !fitting.isEmpty else { throw .personDisagrees }
        if fitting.count == 1, let only = fitting.first { return only.key }
        throw .ambiguousName
    }

    private func fits(_ person: Person, _ row: RosterRow) -> Bool {
        if let number = row.residentID?.text, !person.residentID.isEmpty, number != person.residentID { return false }
        if let number = row.volunteerNumber.map(RosterText.folded).map(RosterText.squeezed),
            !person.volunteerNumber.isEmpty,
            number != person.volunteerNumber
        {
            return false
        }
        let written = RosterText.squeezed(row.phone.map(RosterText.folded) ?? "")
        if let agrees = RosterRegister.agrees(masked: written, person.phone) { return agrees }
        let phone = RosterRegister.digits(written)
        guard phone.utf8.count >= 4, person.phone.utf8.count >= 4 else { return true }
        return person.phone.hasSuffix(phone) || phone.hasSuffix(person.phone)
    }

    /// Whether the digits that 138****8012 shows are those of the number; nil when the text is no masked number.
    private static func agrees(masked: String, _ phone: String) -> Bool? {
        let (shown, whole) = (Array(masked.utf8), Array(phone.utf8))
        let star = UInt8(ascii: "*")
        guard shown.contains(star), shown.allSatisfy({ $0 == star || (0x30...0x39).contains($0) }),
            shown.count == whole.count
        else { return nil }
        return zip(shown, whole).allSatisfy { $0 == star || $0 == $1 }
    }

    private static func digits(_ text: String) -> String {
        String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
    }

    private static func bad(_ line: RosterSheet.Line) -> RosterFailure {
        RosterFailure(.unusableRegister, "人员名单第 \(line.number) 行没有可用的姓名。请补上或删去这一行。", detail: "line \(line.number)")
    }

    /// A register of names alone has a header that is no roster's.
    private static func bareTable(_ sheet: RosterSheet) -> RosterTable? {
        guard let first = sheet.lines.first else { return nil }
        let roles = first.cells.indices.compactMap { column in
            HeaderReader.role(first[column].text).map { (column: column, role: $0) }
        }
        guard roles.contains(where: { $0.role == .name }) else { return nil }
        return RosterTable(
            sheet: 0,
            header: 0..<1,
            body: 1..<sheet.lines.count,
            columns: 0..<first.cells.count,
            roles: roles
        )
    }
}
