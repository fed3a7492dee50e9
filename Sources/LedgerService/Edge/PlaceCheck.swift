internal import LedgerFormat
internal import LedgerRules

/// Whether an organisation is named and hosted as its type asks for (policy `organisation_types`).
struct PlaceCheck {
    let book: CodeBook
    let documents: (String) -> JSONValue?

    /// Throws `CommandRefusal` for a region of no province, a name that is not of the type's form, or a missing host.
    func check(_ fields: JSONValue) throws {
        if let region = fields["region"]?.string, !ProvinceCodes(documents("regions")).contain(region) {
            throw CommandRefusal(code: "region_unknown", line: nil, field: "region")
        }
        for key in ["name", "host"] {
            guard let text = fields[key]?.string, !text.saysSomething else { continue }
            throw CommandRefusal(code: "value_empty", line: nil, field: key)
        }
        guard let type = fields["organisation_type"]?.string, let name = fields["name"]?.string,
            let rule = documents("organisation_types")?["types"]?.elements?.first(where: { $0["code"]?.string == type })
        else { return }
        if let template = rule["name_template"]?.string, !fits(name, template) { throw misnamed(template) }
        if rule["host_types"]?.elements?.isEmpty == false, fields["host"] == nil {
            throw CommandRefusal(code: "host_missing", line: nil, field: "host")
        }
    }

    /// `{place}` stands for any text that says something.
    private func fits(_ name: String, _ template: String) -> Bool {
        let parts = template.split(separator: "{place}", maxSplits: 1, omittingEmptySubsequences: false).map {
            Array($0.utf8)
        }
        guard parts.count == 2 else { return true }
        let bytes = Array(name.utf8)
        guard bytes.starts(with: parts[0]), bytes.reversed().starts(with: parts[1].reversed()),
            bytes.count > parts[0].count + parts[1].count
        else { return false }
        let place = bytes.dropFirst(parts[0].count).dropLast(parts[1].count)
        return String(decoding: place, as: UTF8.self).saysSomething
    }

    private func misnamed(_ template: String) -> CommandRefusal {
        let shown = template.split(separator: "{place}", omittingEmptySubsequences: false).joined(separator: "XX")
        return CommandRefusal(
            "name_template",
            field: "name",
            RejectionText(
                "此类组织的名称应为“\(shown)”（内民政发〔2021〕84号二(二)；政策 organisation_types 的 name_template）。当地另有叫法的，由地区采用自己的政策。",
                "An organisation of this type is named “\(shown)” (name_template of the policy organisation_types). A region with other names adopts a policy of its own."
            )
        )
    }
}
