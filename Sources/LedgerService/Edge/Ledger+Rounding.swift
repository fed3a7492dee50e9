public import LedgerFormat
public import LedgerModel
public import LedgerProjections

extension Ledger {
    /// How hours are printed for an organisation, by the policy `recording` in force; nil asks for the organisation at the top.
    public func rounding(for organisation: OrganisationID? = nil) -> Rounding {
        policyDocument("recording", for: organisation ?? topOrganisation).flatMap { Rounding.inForce($0) }
            ?? .exactHundredths
    }
}

extension Rounding {
    /// The rule that a document names as its default; nil when it has none that can be read.
    public static func inForce(_ recording: JSONValue) -> Rounding? {
        guard let code = recording["rounding"]?["default"]?.string else { return nil }
        return rules(of: recording).first { $0.code == code }
    }

    /// All rules of a document that can be read.
    public static func rules(of recording: JSONValue) -> [Rounding] {
        (recording["rounding"]?["rules"]?.elements ?? []).compactMap { Rounding($0) }
    }

    init?(_ value: JSONValue) {
        guard let code = value["code"]?.string, let decimals = value["decimals"]?.integer, (0...2).contains(decimals),
            let scope = value["applies_to"]?.string.flatMap(Rounding.Scope.init), let rule = Rounding.rule(value)
        else { return nil }
        let words = value.words
        self.init(
            code: code,
            names: Names(words.zh, words.en),
            decimals: Int(decimals),
            scope: scope,
            rule: rule
        )
    }

    private static func rule(_ value: JSONValue) -> Rule? {
        switch value["kind"]?.string {
        case "step":
            guard let unit = value["unit_seconds"]?.integer, (1...86_400).contains(unit),
                let hundredths = value["hundredths_per_unit"]?.integer, (0...2400).contains(hundredths)
            else { return nil }
            switch value["mode"]?.string {
            case "floor": return .floor(unitSeconds: unit, hundredths: hundredths)
            case "half_up": return .halfUp(unitSeconds: unit, hundredths: hundredths)
            default: return nil
            }
        case "table":
            guard let base = value["base_seconds"]?.integer, (1...86_400).contains(base),
                let perBase = value["hundredths_per_base"]?.integer, (0...2400).contains(perBase),
                let steps = value["steps"]?.elements
            else { return nil }
            return .table(baseSeconds: base, hundredthsPerBase: perBase, steps: steps.compactMap { Step($0) })
        default: return nil
        }
    }
}

extension Rounding.Step {
    fileprivate init?(_ value: JSONValue) {
        guard let upTo = value["up_to_seconds"]?.integer, let hundredths = value["hundredths"]?.integer else {
            return nil
        }
        self.init(upToSeconds: upTo, hundredths: hundredths)
    }
}
