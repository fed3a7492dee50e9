import LedgerModel
import LedgerRosters
import LedgerRules
import LedgerService

/// The titles of activities that a roster and its plan name.
extension LedgerOptions {
    /// Looks the sheet's activities up by their titles; of several with one title the days of the rows decide, or nobody.
    func resolveTitles(
        of request: inout RosterRequest,
        _ reading: RosterReading,
        _ ledger: Ledger
    ) throws {
        let wanted = Set(reading.activities.map(RosterRequest.key))
        guard !wanted.isEmpty, request.activity == nil || wanted.count > 1 else { return }
        let days = ledger.ask { state in
            state.loadAll()
            return Dictionary(state.activities().map { ($0.id, $0.days) }, uniquingKeysWith: { first, _ in first })
        }
        for (id, title) in try titledActivities(in: ledger) {
            let key = RosterRequest.key(ofTitle: title)
            guard wanted.contains(key), let days = days[id] else { continue }
            request.titles[key, default: []].append(RosterRequest.TitledActivity(id, days: days))
        }
    }

    /// What the plan's activities are called, as far as this installation keeps their titles.
    func titles(of plan: RosterPlan, _ ledger: Ledger) throws -> [ActivityID: String] {
        let wanted = Set(plan.activities.values)
        guard !wanted.isEmpty else { return [:] }
        let known = try titledActivities(in: ledger).filter { wanted.contains($0.id) }
        let opened = plan.opened.map { ($0.activity, $0.title) }
        return Dictionary(known.map { ($0.id, $0.title) } + opened, uniquingKeysWith: { first, _ in first })
    }
}

extension RefusalWords {
    /// The sentence of a code about activities of one title, with each candidate and its days.
    static func sentence(
        _ code: String,
        among candidates: [RosterRequest.TitledActivity],
        _ options: LedgerOptions
    ) -> String {
        let listed = candidates.map { "\($0.activity.description.prefix(12))… \($0.days.first) – \($0.days.last)" }
        let all = listed.sorted().joined(separator: options.words("；", "; "))
        return sentence(code, options) + options.words("（同名活动：\(all)）", " (activities of this title: \(all))")
    }
}
