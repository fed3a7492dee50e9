extension RosterSheet {
    /// Shows the value of each merged region in every cell of it that lies on a line of the sheet.
    ///
    /// Lines on which nothing is written do not exist here, so a region over all rows costs no more than the sheet.
    ///
    /// Returns false, with the work unfinished, when more than `budget` cells would be covered: regions that lie over
    /// one another are no honest workbook's.
    mutating func spreadMergedCells(budget: Int) -> Bool {
        var left = budget
        for region in regions where region.top < region.bottom || region.left < region.right {
            guard let first = firstLine(from: region.top), lines[first].number == region.top else { continue }
            let source = lines[first][region.left]
            guard !source.isBlank else { continue }
            var index = first
            while index < lines.count, lines[index].number <= region.bottom {
                left -= min(region.right, 511) - min(region.left, 511) + 1
                guard left >= 0 else { return false }
                spread(source, over: region, line: index)
                index += 1
            }
        }
        return true
    }

    private func firstLine(from number: Int) -> Int? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < lines.count ? low : nil
    }

    private mutating func spread(_ source: RosterCell, over region: Region, line: Int) {
        let right = min(region.right, 511)
        guard region.left <= right else { return }
        while lines[line].cells.count <= right { lines[line].cells.append(.blank) }
        for column in region.left...right {
            var copy = source
            if region.bottom > region.top { copy.marks.insert(.mergedRows) }
            if column > region.left { copy.marks.insert(.fromLeft) }
            if lines[line].number > region.top { copy.marks.insert(.fromAbove) }
            if lines[line].cells[column].marks.contains(.hidden) { copy.marks.insert(.hidden) }
            lines[line].cells[column] = copy
        }
    }
}
