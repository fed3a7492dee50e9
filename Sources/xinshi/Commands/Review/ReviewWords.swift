import LedgerProjections

/// Why the review queue lists something, in the words of whoever looks at it.
enum ReviewWords {
    /// The sentence of an item.
    static func why(_ item: ReviewItem) -> (zh: String, en: String) {
        let measure = item.measure
        return switch item.rule {
        case .manyRecorded:
            ("同一密钥在短时间内录入 \(measure) 条记录", "one key recorded \(measure) records in a short time")
        case .manyApproved:
            ("同一人在短时间内审核 \(measure) 条记录", "one person approved \(measure) records in a short time")
        case .longAfter: ("服务后 \(measure) 天才录入", "entered up to \(measure) days after the service")
        case .neverSignedIn:
            (
                "服务后 \(measure) 天录入，这些人从未有签到签退的记录",
                "entered up to \(measure) days after the service, for people who never signed in and out"
            )
        case .identicalTimes:
            (
                "\(measure) 名只有这一次服务的人，起止时间完全相同",
                "\(measure) people without any other service have the same start and end"
            )
        case .twoPlaces:
            ("同一人相隔 \(measure / 60) 分钟出现在两个地区", "one person in two regions, \(measure / 60) minutes apart")
        case .overCeiling: ("超过单次或单日上限", "over a ceiling of a session or a day")
        case .approvedAtOnce:
            ("录入后 \(measure) 秒即审核", "approved \(measure) seconds after it was recorded")
        case .mutualApproval:
            (
                "两人只互相审核，共 \(measure) 条，没有第三人审核过",
                "two persons approved \(measure) records of each other, and nobody else theirs"
            )
        }
    }
}
