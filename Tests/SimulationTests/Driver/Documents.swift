/// Policy documents, small ones that a seed varies.
enum Documents {
    static func make(_ name: String, version: Int, _ random: inout Seeded) -> JSON {
        var document = content(name, &random)
        document["name"] = .text(name)
        document["version"] = .number(version)
        return document
    }

    private static func calendar(_ random: inout Seeded) -> JSON {
        let firstYear = random.pick([2024, 2025, 2026]) ?? 2025
        let years = (firstYear...2026).map { year -> JSON in
            let off = ["01-01", "05-01", "05-04", "10-01"].map { JSON.text("\(year)-\($0)") }
            return [
                "days_off": .array(off), "workdays": [.text("\(year)-03-07"), .text("\(year)-05-09")],
                "year": .number(year),
            ]
        }
        let provisional = random.pick(["2026-04-20", "2026-12-26", "2027-01-01"]) ?? "2027-01-01"
        return ["provisional_from": .text(provisional), "years": .array(years)]
    }

    private static func recording(_ random: inout Seeded) -> JSON {
        let codes = ["back_office", "imported", "roster", "self_declared", "signed_in_out"]
        let classes = codes.map { code -> JSON in
            var rule: JSON = [
                "approvals": .number(code == "back_office" ? 2 : random.chance(20) ? 2 : 1),
                "capped_at_planned_length": .truth(random.chance(50)), "code": .text(code),
                "superior_approval": .truth(random.chance(code == "back_office" ? 70 : 10)),
            ]
            if random.chance(30) { rule["needs_clock_times"] = .truth(random.chance(50)) }
            if random.chance(30) { rule["day_capped_at_planned_length"] = .truth(random.chance(50)) }
            return rule
        }
        let late: JSON = ["approvals": .number(random.within(1...2)), "superior_approval": .truth(random.chance(50))]
        var approval: JSON = ["late": late]
        if random.chance(60) { approval["unsigned"] = ["approvals": .number(random.within(1...2))] }
        if random.chance(40) {
            let types = random.pick([["region", "street", "residents_committee"], ["region"], ["station"], []]) ?? []
            approval["vouching_types"] = .array(types.map { .text($0) })
        }
        let earn: JSON = [
            "credit_seconds": .number(random.within(1...3)), "service_seconds": .number(random.within(1...7)),
        ]
        return [
            "approval": approval, "deadline": ["working_days": .number(random.within(1...10))],
            "evidence_classes": .array(classes),
            "limits": ["day_flag_seconds": 28_800, "session_flag_seconds": .number(random.within(2...12) * 3600)],
            "objection": ["due_working_days": .number(random.within(1...10))],
            "time_credit": ["earn": earn, "earning_evidence_classes": ["roster", "signed_in_out"]],
        ]
    }

    private static func stars(_ random: inout Seeded) -> JSON {
        var sets: [JSON] = []
        for (region, from) in [("default", "2020-01-01"), ("150600", "2026-03-20"), ("150602", "2026-04-10")] {
            let classes: JSON = ["back_office", "imported", "roster", "signed_in_out"]
            let listed = (1...random.within(2...5)).map { star -> JSON in
                [
                    "evidence_classes": star < 3 ? classes : ["signed_in_out"], "star": .number(star),
                    "tenure_months": .number(random.chance(70) ? 0 : 1),
                    "threshold_seconds": .number(star * random.within(2...12) * 3600),
                ]
            }
            let base: JSON = random.chance(50) ? "all" : "after_registration"
            sets.append(
                [
                    "counting_base": base, "effective_from": .text(from), "region": .text(region),
                    "scheme": "civil", "stars": .array(listed),
                ]
            )
        }
        return ["default_scheme": "civil", "rule_sets": .array(sets)]
    }

    private static var organisationTypes: JSON {
        let types: [(String, [String], Bool)] = [
            ("branch", ["school"], false), ("charity", ["region"], true), ("region", ["region"], false),
            ("residents_committee", ["street"], true), ("school", ["region", "street"], true),
            ("station", ["residents_committee", "street"], false), ("street", ["region"], false),
        ]
        return [
            "types": .array(
                types.map { code, parents, mayRecord in
                    [
                        "code": .text(code), "legal_recorder": .truth(mayRecord),
                        "may_be_root": .truth(code == "region"),
                        "parents": .array(parents.map { .text($0) }),
                    ]
                }
            )
        ]
    }

    private static func content(_ name: String, _ random: inout Seeded) -> JSON {
        switch name {
        case "calendar": calendar(&random)
        case "recording": recording(&random)
        case "stars": stars(&random)
        case "categories": ["categories": [["code": "environment"]], "refused_kinds": [["code": "paid_work"]]]
        case "organisation_types": organisationTypes
        default: [:]
        }
    }
}
