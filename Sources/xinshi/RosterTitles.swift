import LedgerModel
import LedgerRosters
import LedgerService

/// The titles of activities that a roster and its plan name.
extension LedgerOptions {
    /// Looks the sheet's activities up by their titles; a title that two activities have stays unknown.
    func resolveTitles(
        of request: inout RosterRequest,
        _ reading: RosterReading,
        _ ledger: Ledger
    ) throws {
        let wanted = Set(reading.activities.map(RosterRequest.key))
        guard !wanted.isEmpty, request.activity == nil || wanted.count > 1 else { return }
        var found: [String: [ActivityID]] = [:]
        for (id, title) in try titledActivities(in: ledger) {
            let key = RosterRequest.key(ofTitle: title)
            if wanted.contains(key) { found[key, default: []].append(id) }
        }
        request.titles = found.compactMapValues { $0.count == 1 ? $0.first : nil }
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
