extension RosterTable {
    /// Keeps the headings below which rows are not known to be those of volunteers; the lines that are no notes for it.
    ///
    /// 观众 alone in the column of names is a heading or somebody who never came, and only the register tells which.
    mutating func noteHeadings(_ sheet: RosterSheet, _ register: RosterRegister?) -> Set<Int> {
        guard days.isEmpty else { return [] }
        let lone = body.filter { isLoneName($0, sheet) }
        let lines = lone.filter { line in
            !(register?.knows(sheet.lines[line][nameColumn].text) ?? false) && isFollowed(line, sheet)
        }
        for (place, line) in lines.enumerated() {
            let end = place + 1 < lines.count ? lines[place + 1] : body.upperBound
            guard !RosterTable.isHarmlessHeading(sheet.lines[line][nameColumn].text), corrections.count <= 20 else {
                continue
            }
            corrections.append(Correction(text: "", namesSomebody: false, lines: line..<end))
        }
        return Set(lines).union(lone.filter { register?.knows(sheet.lines[$0][nameColumn].text) ?? false })
    }

    /// A short text that stands alone in the column of names.
    private func isLoneName(_ line: Int, _ sheet: RosterSheet) -> Bool {
        let row = sheet.lines[line]
        let text = RosterText.squeezed(row[nameColumn].text)
        return row.defect == nil && row[nameColumn].isWrittenHere
            && row.cells.indices.count { row.cells[$0].isWrittenHere && !isErrorColumn($0, sheet) } == 1
            && row.cells.allSatisfy { $0.isWrittenHere || $0.isBlank || $0.marks.contains(.fromLeft) }
            && text.unicodeScalars.count <= 8
            && text.unicodeScalars.allSatisfy { RosterText.isHan($0) || $0 == "\u{B7}" }
            && !LineWords.isTotal(text) && !RemarkJudge.holds(text, TableWords.noteAlarms)
    }

    /// A corrected copy says beside a heading why it is no record; that makes it no record either.
    private func isErrorColumn(_ column: Int, _ sheet: RosterSheet) -> Bool {
        header.contains { RosterCorrections.isHeader(sheet.lines[$0][column].text) }
    }

    private static func isHarmlessHeading(_ text: String) -> Bool {
        let bare = RosterText.squeezed(text)
        return RemarkJudge.isGroup(bare) || TableWords.sections.contains { RosterText.same($0, bare) }
            || SigningLine.isOne(bare)
    }
}
