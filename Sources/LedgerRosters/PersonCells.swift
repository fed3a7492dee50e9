import LedgerModel

/// Reads who a row is about.
struct PersonCells {
    private let cells: RowCells
    private let options: RosterOptions

    init(_ cells: RowCells, options: RosterOptions) {
        self.cells = cells
        self.options = options
    }

    /// Fills in what is shown as written.
    func describe(_ row: inout RosterRow) throws(RosterReason) {
        row.name = shown(.name)
        row.activity = shown(.activity)
        row.place = shown(.place)
        row.station = shown(.station)
        row.leader = shown(.leader)
        row.phone = shown(.phone)
        row.volunteerNumber = shown(.volunteerNumber)
        for role in [ColumnRole.name, .activity, .place, .station] {
            if let column = cells.table.first(role) { _ = try cells.followed(column) }
        }
    }

    /// Decides the name, checks the identity number and looks the person up.
    func identify(_ row: inout RosterRow) throws(RosterReason) {
        guard let column = cells.table.first(.name) else { throw .noName }
        let cell = try cells.followed(column)
        guard !LineWords.isBlank(cell.text), !cell.isBlank else { throw .noName }
        guard cell.value.isText else { throw .unreadableName }
        for other in cells.table.all(.name).dropFirst() {
            let text = cells[other].text
            if !text.isEmpty, !RosterText.same(text, cell.text) { throw .severalNames }
        }
        let register = options.register
        row.name = try NameReader.name(cell.text) { register?.knows($0) ?? false }
        row.residentID = try residentID()
        if let register {
            row.personKey = try register.person(of: row)
        }
    }

    private func residentID() throws(RosterReason) -> ResidentID? {
        guard let column = cells.table.first(.residentID) else { return nil }
        let cell = try cells.followed(column)
        var text = RosterText.squeezed(cell.text)
        // An apostrophe keeps a spreadsheet program from making a number of it.
        if text.hasPrefix("'") { text.removeFirst() }
        // A masked number cannot be checked and proves nothing; it is left alone.
        guard !text.isEmpty, !LineWords.isBlank(text), !text.utf8.contains(UInt8(ascii: "*")) else { return nil }
        guard let number = ResidentID(text) else { throw .idCheckFailed }
        return number
    }

    private func shown(_ role: ColumnRole) -> String? {
        guard let column = cells.table.first(role), let cell = try? cells.followed(column), !cell.isBlank,
            !LineWords.isBlank(cell.text)
        else { return nil }
        return cell.raw
    }
}
