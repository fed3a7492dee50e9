extension RosterTable {
    /// Keeps the notes that may correct what stands in the table; one that is known to be harmless, or only instructs, is none.
    mutating func noteCorrections(_ notes: [(line: Int, text: String)], _ names: [String], _ sheet: RosterSheet) {
        let counts = headCounts(sheet)
        for (line, text) in notes where isDoubtful(text, names, counts) && !isRemnant(line, sheet, names) {
            // Nobody corrects a table in so many notes; the bound keeps the work in proportion to the file.
            guard corrections.count <= 20 else {
                return corrections = [Correction(text: "", namesSomebody: false, lines: body)]
            }
            let isNaming = RosterTable.isNaming(text, names)
            guard isNaming || !Instructions.isOnly(text) else { continue }
            let isAbove = !isNaming && isFollowed(line, sheet) && !RosterTable.speaksAgainst(text)
            corrections.append(
                Correction(text: text, namesSomebody: isNaming, lines: isAbove ? line..<body.upperBound : body)
            )
        }
    }

    /// Keeps the remarks beside a record, on the header and above the table that speak of other rows as well.
    mutating func noteRemarks(_ names: [String], above: [String], _ sheet: RosterSheet) {
        for text in above where RemarkJudge.holds(text, RemarkWords.contradicting) && RosterTable.isNaming(text, names)
        {
            corrections.append(Correction(text: text, namesSomebody: true, lines: body))
        }
        for text in header.flatMap({ sheet.lines[$0].comments.values }).map(RosterText.folded).map(RosterText.squeezed)
        where !RosterTable.isHarmless(text) && !Instructions.isOnly(text) {
            corrections.append(Correction(text: "", namesSomebody: false, lines: body))
        }
        let temporal = Set(
            roles.filter { $0.role.isTemporal || $0.role == .name }.map(\.column) + days.flatMap(\.columns)
        )
        let known = Set(roles.map(\.column)).subtracting(all(.remark) + all(.status) + all(.opinion))
        var looked = 0
        for line in body where sheet.lines[line].defect == nil && isRecord(line, sheet) {
            let row = sheet.lines[line]
            let own = RosterText.squeezed(row[nameColumn].text)
            let texts = columns.filter { !known.contains($0) && !temporal.contains($0) }.map { row[$0] }
                .filter(\.isWrittenHere).map(\.text)
            for text in (texts + row.comments.values.map(RosterText.folded)).map(RosterText.squeezed) {
                guard looked < 200, corrections.count <= 20 else { return }
                guard !RosterText.same(text, own), !RosterTable.isHarmless(text), text.utf8.count > 6 else { continue }
                looked += 1
                let others = names.filter { !RosterText.same($0, own) && !RosterText.same($0, text) }
                if RemarkJudge.isDoubtful(text), RosterTable.isNaming(text, others) {
                    corrections.append(Correction(text: text, namesSomebody: true, lines: body))
                } else if RemarkJudge.holds(text, TableWords.plurals) {
                    corrections.append(Correction(text: "", namesSomebody: false, lines: body))
                }
            }
        }
    }

    private static func isNaming(_ text: String, _ names: [String]) -> Bool {
        names.contains { !RosterText.same($0, text) && RosterText.contains(text, $0) }
    }

    private static func speaksAgainst(_ text: String) -> Bool {
        RemarkJudge.holds(text, TableWords.noteAlarms)
    }

    private func isDoubtful(_ text: String, _ names: [String], _ counts: Set<Int>) -> Bool {
        if RosterTable.speaksAgainst(text) { return true }
        if let stated = RosterTable.statedHeads(text), !counts.contains(stated) { return true }
        if LineWords.isTotal(text) || text.hasPrefix("共") { return RosterTable.isNaming(text, names) }
        if RosterTable.isDay(text) || RosterTable.isHarmless(text) { return false }
        let against = RemarkWords.contradicting + RemarkWords.ownBenefit + RemarkWords.onDuty
        guard !RemarkJudge.holds(text, against) else { return true }
        let denies = ["没", "不", "未"].contains { RosterText.contains(text, $0) }
        if denies, RosterTable.isNaming(text, names) { return true }
        return !SigningLine.isOne(text) && !RosterTable.isHeadCount(text)
            && !(RosterTable.isStamp(text) && !RosterTable.isNaming(text, names))
    }

    /// The name of the body that stamps the table.
    private static func isStamp(_ text: String) -> Bool {
        var body = text
        for seal in ["(公章)", "(盖章)", "(章)"] where RosterText.ends(body, with: seal) {
            body = String(body.unicodeScalars.dropLast(seal.unicodeScalars.count))
        }
        let ends = [text, body].contains { form in
            TableWords.signingEndings.contains { RosterText.ends(form, with: $0) }
        }
        return ends && body.unicodeScalars.count <= 24 && !RemarkJudge.isDoubtful(body)
    }

    /// `应到6人,实到5人`: figures whose last agrees with the rows, and nothing else.
    private static func isHeadCount(_ text: String) -> Bool {
        guard statedHeads(text) != nil else { return false }
        var cursor = TextCursor(text)
        while let scalar = cursor.next {
            if cursor.takeAny(of: TableWords.headCounts) != nil || cursor.takeNumber() != nil { continue }
            guard [",", ";", ":", "、", "。", " ", "(", ")", "/"].contains(scalar) else { return false }
            cursor.index += 1
        }
        return true
    }

    /// A running number left alone, or a record between other separators, which is judged as the row that it is.
    private func isRemnant(_ line: Int, _ sheet: RosterSheet, _ names: [String]) -> Bool {
        let text = sheet.lines[line].cells.first(where: \.isWrittenHere)?.text ?? ""
        if DurationReader.isBareNumber(text) { return true }
        // A name that stands alone is a row without times.
        let isShort = text.unicodeScalars.count <= 3 && text.unicodeScalars.allSatisfy(RosterText.isHan)
        if isShort, sheet.lines[line][nameColumn].isWrittenHere, !RemarkJudge.isDoubtful(text) { return true }
        let parts = text.split { $0 == "," || $0 == ";" || $0 == " " }
        guard parts.count >= 3, parts.contains(where: { RosterTable.isDay(String($0)) }) else { return false }
        return !RosterTable.isNaming(text, names) && !RemarkJudge.holds(text, RemarkWords.contradicting)
    }

    /// Whether the note says only harmless things of all the rows above.
    private static func isHarmless(_ text: String) -> Bool {
        var rest = text
        for label in ["备注:", "说明:", "注:"] where rest.hasPrefix(label) {
            rest = String(rest.unicodeScalars.dropFirst(label.unicodeScalars.count))
        }
        for filler in ["以上", "时间", "均为", "均由", "全部"] where rest.hasPrefix(filler) {
            rest = String(rest.unicodeScalars.dropFirst(filler.unicodeScalars.count))
        }
        return RemarkJudge.isHarmless(rest)
    }

    private static func isDay(_ text: String) -> Bool {
        var cursor = TextCursor(text)
        guard let parts = try? DateReader.take(&cursor), parts.day != nil || parts.year != nil else { return false }
        return cursor.isAtEnd
    }

    /// The last head count that a note states: `应到3人，实到2人` says two.
    private static func statedHeads(_ text: String) -> Int? {
        var (cursor, found) = (TextCursor(text), Int?.none)
        while !cursor.isAtEnd {
            let start = cursor.index
            if let number = cursor.takeNumber(), cursor.take("人"), !cursor.take("次") { found = number }
            cursor.index = max(cursor.index, start + 1)
        }
        return found
    }

    /// Whether a record stands below the line.
    func isFollowed(_ line: Int, _ sheet: RosterSheet) -> Bool {
        line + 1 < body.upperBound && (line + 1..<body.upperBound).contains { isRecord($0, sheet) }
    }

    private func isRecord(_ line: Int, _ sheet: RosterSheet) -> Bool {
        let row = sheet.lines[line]
        return row.defect == nil && !row[nameColumn].isBlank && !LineWords.isTotal(row[nameColumn].text)
            && columns.count { row[$0].isWrittenHere } > 1
    }

    /// How many rows, how many people and how many who came: a stated count may mean any.
    private func headCounts(_ sheet: RosterSheet) -> Set<Int> {
        let rows = body.filter { isRecord($0, sheet) }
        func people(_ lines: [Int]) -> Int { Set(lines.map { Array(sheet.lines[$0][nameColumn].text.utf8) }).count }
        let present = rows.filter { line in !columns.contains { LineWords.isAbsence(sheet.lines[line][$0].text) } }
        return [rows.count, people(rows), present.count, people(present)]
    }
}
