import LedgerModel
import LedgerRules
import LedgerService

extension LedgerOptions {
    /// The one organisation that an id or a whole name means; lists the candidates and refuses when there are none or several.
    func organisation(_ text: String, in ledger: Ledger) throws -> OrganisationID {
        if let id = OrganisationID(hex: text) {
            if ledger.ask({ $0.organisation(id) }) != nil { return id }
            throw Refused(code: "organisation_unknown", message: RefusalWords.sentence("organisation_unknown", self))
        }
        let found = ledger.ask { state -> [OrganisationView] in
            state.loadAll()
            return state.organisations().filter { Array($0.name.utf8) == Array(text.utf8) }
        }
        if found.count == 1, let only = found.first { return only.id }
        guard !found.isEmpty else {
            throw Refused(code: "organisation_unknown", message: RefusalWords.sentence("organisation_unknown", self))
        }
        let codes = CodeNames(ledger, self)
        for view in found {
            let type = codes.name(view.type, in: "organisation_types")
            Terminal.note("\(view.id)  \(type)  \(view.region)  \(view.name.plain)\n")
        }
        throw Refused(
            code: "organisation_ambiguous",
            message: words("有 \(found.count) 个同名组织，请用编号。", "\(found.count) organisations have this name; use an id.")
        )
    }

    /// As `organisation`, nil for nil.
    func organisation(_ text: String?, in ledger: Ledger) throws -> OrganisationID? {
        try text.map { try organisation($0, in: ledger) }
    }

    /// The name of an organisation, its id when it has none.
    func name(of organisation: OrganisationID, in ledger: Ledger) -> String {
        let name = ledger.ask { $0.organisation(organisation)?.name } ?? ""
        return name.isEmpty ? organisation.description : name.plain
    }
}
