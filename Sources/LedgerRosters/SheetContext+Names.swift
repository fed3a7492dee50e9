extension SheetContext {
    /// Notes when the sheet's name states another month or year than the lines above the table: nobody knows which is true.
    mutating func compareMonths(_ named: SheetContext) {
        func disagree(_ first: Set<Int>, _ second: Set<Int>) -> Bool {
            !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
        }
        guard !hasRange, !named.hasRange else { return }
        if disagree(months, named.months) || disagree(years, named.years) { noteDisagreement() }
    }
}
