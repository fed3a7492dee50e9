/// Keeps what a summary repeats from being counted beside the lists that it sums.
struct SummarySheets {
    /// The judges of the file's sheets.
    let judges: [SheetJudge]

    /// Refuses the rows of summaries in a file that also holds lists of their own.
    func apply(to rows: inout [RosterRow]) {
        let summaries = Set(judges.indices.filter { isSummary(judges[$0]) })
        guard !summaries.isEmpty,
            rows.contains(where: { $0.verdict == .accept && !summaries.contains($0.position.sheet) })
        else { return }
        for index in rows.indices where summaries.contains(rows[index].position.sheet) {
            rows[index].refuse(.possibleDuplicate)
        }
    }

    private func isSummary(_ judge: SheetJudge) -> Bool {
        judge.hasTable && judge.tables.allSatisfy { $0.context.isSummary && $0.days.isEmpty }
    }
}
