internal import LedgerModel

extension StatementReader {
    func activityOpened() throws(StatementError) -> ActivityOpened {
        var statement = ActivityOpened(
            activity: try id("activity"),
            category: try code("category"),
            days: try days("first_day", "last_day"),
            leader: try id("leader"),
            facts: try commitments("facts")
        )
        statement.communityService = try bool("community_service")
        statement.parentAndChild = try bool("parent_and_child")
        statement.plannedSeconds = fields.integer("planned_seconds").map(Seconds.init)
        statement.targetGroup = try optionalCode("target_group")
        return statement
    }

    func activityAmended() throws(StatementError) -> ActivityAmended {
        ActivityAmended(
            activity: try id("activity"),
            days: try days("first_day", "last_day"),
            reasonCode: try code("reason_code")
        )
    }

    func rosterOpened() throws(StatementError) -> RosterOpened {
        var statement = RosterOpened(
            activity: try id("activity"),
            evidence: try choice("evidence"),
            recorder: try id("recorder")
        )
        statement.file = fields.digest("file")
        statement.lateReason = try optionalCode("late_reason")
        return statement
    }
}
