internal import LedgerModel

extension StatementWriter {
    mutating func fields(of statement: ActivityOpened) {
        put("activity", statement.activity)
        put("category", statement.category)
        put("community_service", statement.communityService)
        put("facts", statement.facts)
        put("first_day", statement.days.first)
        put("last_day", statement.days.last)
        put("leader", statement.leader)
        put("parent_and_child", statement.parentAndChild)
        put("planned_seconds", statement.plannedSeconds)
        put("target_group", statement.targetGroup)
    }

    mutating func fields(of statement: ActivityAmended) {
        put("activity", statement.activity)
        put("first_day", statement.days.first)
        put("last_day", statement.days.last)
        put("reason_code", statement.reasonCode)
    }

    mutating func fields(of statement: RosterOpened) {
        put("activity", statement.activity)
        put("evidence", statement.evidence.rawValue)
        put("file", statement.file)
        put("late_reason", statement.lateReason)
        put("recorder", statement.recorder)
    }
}
