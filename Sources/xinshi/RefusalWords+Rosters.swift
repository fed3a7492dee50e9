extension RefusalWords {
    /// Recording rosters (spec 12 §5); `xinshi roster record` alone gives these codes.
    static let rosters: [String: Sentence] = [
        "possible_duplicate": (
            "此人这一天已有一条记录，可能是同一次服务。请核对；确是另一次的，记录时加 --second-service 和这一行的位置。",
            "The person has a record of this day that may be the same service. Check; if it is another, add --second-service."
        ),
        "activity_missing": (
            "这一行没有写活动，也没有给出 --activity。", "The row names no activity, and --activity was not given."
        ),
        "activity_not_opened": (
            "名册写的活动尚未建立。请先建立（activity open），或加 --open-activities。",
            "The activity that the roster names is not open. Open it (activity open), or add --open-activities."
        ),
        "activity_of_other_days": (
            "这个名称的活动已有，但这一天不在其起止日期内。同一活动的，请改其日期（activity amend）；另一次的，加 --open-activities 另建。",
            "An activity has this title, but not this day. If it is the same, change its days (activity amend); if it is "
                + "another, add --open-activities."
        ),
        "activity_ambiguous": (
            "这一天有几个同名的活动，无法确定是哪一个。请用 --activity 写明编号。",
            "Several activities have this title on this day, and which is meant is not certain. Give the id by --activity."
        ),
        "ended_before": (
            "此人这一天的这次服务已入过账，后来被作废或驳回。请查明原因；核实后确要重新录入的，加 --after-void 和原批次号，审核人会看到。",
            "This service of the person was recorded and then voided or declined. Find out why; if it is checked and to be "
                + "recorded again, add --after-void and the batch. The approver is told."
        ),
        "roster_reference_missing": (
            "名册类记录须附名册原件（file）：盖章的扫描件或照片，或所读的名册文件。",
            "A roster in class `roster` needs the sheet it stands for (`file`): a scan or photo, or the file itself."
        ),
        "row_differs": (
            "账本里这一行的编号下已有别的内容，不是这份文件的这一行。请报告上级查明；确认无误后把文件另存改动一处（如加一个空格）再录。",
            "Under this row's id the log has something else than this row. Report it; once it is cleared up, save the file with "
                + "a change, such as a blank, and record that."
        ),
        "roster_withdrawn": (
            "这一行入过账，后来被作废或驳回；同一文件不能再录。请查明原因，核对改正后存为新文件，录入时加 --after-void 和原批次号。",
            "This row was recorded and then voided or declined; the same file cannot record it again. Find out why, correct "
                + "the file, and record it with --after-void and the batch."
        ),
        "nothing_recorded": (
            "没有一行可以入账，未作任何记录。退回的原因见上；改正后再录。",
            "No row can be recorded; nothing was recorded. The reasons stand above; correct the rows and try again."
        ),
        "row_unknown": (
            "名册里没有这一行，未作任何记录。请照预览所示写位置，如“第 7 行”或 Sheet1!A7。",
            "The roster has no such row; nothing was recorded. Give the place as the preview shows it, as \"line 7\" or Sheet1!A7."
        ),
    ]
}
