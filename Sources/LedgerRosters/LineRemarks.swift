/// What stands beside a record and may change it: remarks, signatures, opinions, comments, texts without a header.
struct LineRemarks {
    private let cells: RowCells
    private let activity: String
    private let beside: [String]

    /// Headers that make any entry a correction of the time.
    private static let correcting = ["时", "扣", "补", "减", "加", "调整", "折", "系数", "倍", "休", "酬", "薪", "工资", "费", "金额"]
    /// Headers under which people write remarks.
    private static let remarking = ["备", "注", "说明", "情况", "状态", "是否", "原因", "异常", "结果", "意见", "其他", "其它", "特殊"]

    init(_ cells: RowCells) {
        self.cells = cells
        func text(_ role: ColumnRole) -> String {
            cells.table.first(role).flatMap { try? cells.followed($0).text } ?? ""
        }
        activity = RosterText.squeezed(text(.activity))
        beside = [text(.place), text(.station), text(.leader), text(.name)] + cells.table.context.titles
    }

    /// The first column whose entry a person has to read; nil when there is none.
    func doubtfulColumn() -> Int? {
        for (column, role) in cells.table.roles where isDoubtful(column, role) { return column }
        let headed = Set(cells.table.roles.map(\.column) + cells.table.days.flatMap(\.columns))
        let last = max(cells.table.columns.upperBound, headed.isEmpty ? 0 : cells.row.cells.count)
        for column in cells.table.columns.lowerBound..<max(last, cells.table.columns.lowerBound)
        where !headed.contains(column) && isOwn(column) {
            if isDoubtfulStray(column) { return column }
        }
        let days = Set(cells.table.days.flatMap(\.columns))
        return cells.row.comments.keys.sorted().first { column in
            !days.contains(column) && isOwn(column) && !isHarmlessComment(column)
        }
    }

    /// Whether a comment on the cell has to be read.
    func hasDoubtfulComment(_ column: Int) -> Bool {
        !isHarmlessComment(column)
    }

    /// Columns right of the last header belong to the table that reaches furthest right.
    private func isOwn(_ column: Int) -> Bool {
        cells.table.columns.contains(column) || column >= cells.table.columns.upperBound && cells.isBeyond(column)
    }

    private func isDoubtful(_ column: Int, _ role: ColumnRole) -> Bool {
        let text = (try? cells.followed(column).text) ?? cells[column].text
        guard !text.isEmpty else { return cells.table.confirming.contains(column) }
        if OtherCells.contradicts(text, role, header: cells.header(column)) { return true }
        // Who is his own 服务对象 was served, or served nobody.
        if role == .other, OtherCells.isOfServed(cells.header(column)), isOwnName(text) { return true }
        switch role {
        case .status, .signature, .opinion: if LineWords.isBlank(text) { return true }
        default: break
        }
        switch role {
        case .remark, .status: return !isHarmless(text) || RemarkJudge.isStaffAlone(text)
        case .signature: return !isHarmless(text) && !isOwnName(text)
        case .opinion: return !isHarmless(text) && !isSigner(text)
        case .other: return isDoubtfulAnswer(text, RosterText.squeezed(cells.header(column)))
        default: return false
        }
    }

    private func isHarmless(_ text: String) -> Bool {
        RemarkJudge.isHarmless(text, activity: activity, beside: beside)
    }

    private func isOwnName(_ text: String) -> Bool {
        let name = (try? cells.followed(cells.table.nameColumn).text) ?? ""
        return RosterText.same(RosterText.squeezed(text), RosterText.squeezed(name))
    }

    /// A name below 审核 is the examiner's, and no objection; 打回 and 虚报 are no names.
    private func isSigner(_ text: String) -> Bool {
        let bare = RosterText.squeezed(text)
        return PersonWords.isName(bare) || ColumnWords.offices.contains { RosterText.same($0, bare) }
    }

    /// What stands below 身份, 签到方式, 评价 and their like is judged by what is known to be harmless.
    private func isDoubtfulAnswer(_ text: String, _ header: String) -> Bool {
        if RosterText.contains(text, "代") { return true }
        guard RemarkJudge.holds(header, ColumnWords.judgedHeaders), !LineWords.isBlank(text) else { return false }
        // Nobody bears witness for himself.
        if RosterText.ends(header, with: "人"), RosterText.same(text, "本人") || isOwnName(text) { return true }
        if ["签字", "人"].contains(where: { RosterText.ends(header, with: $0) }), isSigner(text) || isOwnName(text) {
            return false
        }
        return !isHarmless(text) && !AnswerWords.isHarmless(text)
    }

    /// An entry below no header, or below one that is not known.
    private func isDoubtfulStray(_ column: Int) -> Bool {
        let cell = cells[column]
        guard !cell.marks.contains(.fromLeft) else { return false }
        guard !cell.isBlank else { return cells.table.confirming.contains(column) }
        let header = RosterText.squeezed(cells.header(column))
        let isDenial = ["否", "没有", "0", "无"].contains(cell.text) || LineWords.isBlank(cell.text)
        if RemarkJudge.holds(header, RemarkWords.doubtfulHeaders) { return !isDenial }
        if header.hasPrefix("是否"), RemarkJudge.holds(header, TableWords.harmlessQuestions) {
            return !isDenial && !LineWords.isTick(cell.text)
        }
        if header.hasPrefix("是否") || RosterText.contains(header, "到场") { return !isHarmless(cell.text) || isDenial }
        guard !LineWords.isBlank(cell.text) else { return false }
        if header.isEmpty { return !isHarmless(cell.text) || RemarkJudge.isStaffAlone(cell.text) }
        if LineRemarks.correcting.contains(where: { RosterText.contains(header, $0) }),
            !RosterText.contains(header, "参加")
        {
            return cell.text != "0"
        }
        if LineRemarks.remarking.contains(where: { RosterText.contains(header, $0) }) {
            return !isHarmless(cell.text) || RemarkJudge.isStaffAlone(cell.text)
        }
        guard case .text = cell.value else { return cell.text != "0" }
        if OtherCells.namesSomebodyElse(cell.text, header: header) { return true }
        return isDoubtfulUnknown(cell.text, header)
    }

    /// Below a header that nobody knows only harmless words and the person's own name change nothing.
    private func isDoubtfulUnknown(_ text: String, _ header: String) -> Bool {
        if isHarmless(text) || AnswerWords.isHarmless(text) || isOwnName(text) { return false }
        // 代班人, 顶岗 and 实际到岗人 name who came instead.
        let isOfAnother = RemarkJudge.holds(header, ["代", "顶", "替", "换", "调", "实际", "探访"])
        let isKnown = !isOfAnother && RemarkJudge.holds(header, ColumnWords.harmlessColumns)
        return !isKnown || RemarkJudge.isDoubtful(text) || RemarkJudge.holds(text, RemarkWords.contradicting)
    }

    /// Spreadsheet programs put the author's name before a comment.
    private func isHarmlessComment(_ column: Int) -> Bool {
        guard let comment = cells.row.comments[column] else { return true }
        var lines = RosterText.folded(comment).split(separator: "\n").map(String.init)
        if lines.count > 1, lines[0].hasSuffix(":") { lines.removeFirst() }
        let said = lines.joined(separator: " ")
        return isHarmless(said) && !RemarkJudge.isStaffAlone(said)
    }
}
