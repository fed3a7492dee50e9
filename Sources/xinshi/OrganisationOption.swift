import LedgerFormat
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
        let all = ledger.ask { state -> [OrganisationView] in
            state.loadAll()
            return state.organisations()
        }
        let found = all.filter { Array($0.name.utf8) == Array(text.utf8) }
        if found.count == 1, let only = found.first { return only.id }
        guard found.isEmpty else {
            throw Refused(
                code: "organisation_ambiguous",
                message: words(
                    "有 \(found.count) 个同名组织（见上），请用编号。",
                    "\(found.count) organisations have this name, listed above; use an id."
                ),
                details: listed(found, ledger)
            )
        }
        // Part of a name finds, and does not decide: another organisation may bear just that name tomorrow.
        let near = all.filter { !text.isEmpty && ($0.name.contains(text) || $0.id.description.hasPrefix(text)) }
        guard !near.isEmpty else {
            throw Refused(code: "organisation_unknown", message: RefusalWords.sentence("organisation_unknown", self))
        }
        throw Refused(
            code: "organisation_unknown",
            message: words(
                "没有名称正好如此的组织；相近的 \(near.count) 个见上，请写全称或编号。",
                "No organisation has exactly this name; \(near.count) that come near are listed above. Give a whole name or an id."
            ),
            details: listed(near, ledger)
        )
    }

    /// Lists candidates for people, and answers them for programs.
    private func listed(_ views: [OrganisationView], _ ledger: Ledger) -> [(String, JSONValue?)] {
        let codes = CodeNames(ledger, self)
        for view in views {
            let type = codes.name(view.type, in: "organisation_types")
            Terminal.note("\(view.id)  \(type)  \(view.region)  \(view.name.plain)\n")
        }
        return [("candidates", .array(views.map { .string($0.id.description) }))]
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
