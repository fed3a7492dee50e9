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
            "名册写的活动尚未建立，或有几个同名的。请先建立，或加 --open-activities。",
            "The activity that the roster names is not open, or several have its title. Open it, or add --open-activities."
        ),
        "roster_withdrawn": (
            "这一行随批次撤回，同一文件不能再录。确要记录，请另存为新文件并核对。",
            "The row was withdrawn with its batch; the same file cannot record it again. Put it into a new file and check it."
        ),
        "row_unknown": (
            "--second-service 写的行不在这份名册里。", "--second-service names a row that this roster does not have."
        ),
    ]
}
