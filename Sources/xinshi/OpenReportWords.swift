import LedgerDocuments
import LedgerFormat

/// Open reports against records of a certificate, told beside its state (spec 09 §4).
enum OpenReportWords {
    /// A line for each.
    static func lines(_ standing: CertificateStanding?, _ language: LanguageOption) -> [String] {
        (standing?.openReports ?? []).map { report in
            language.text(
                "注意：记录 \(report.record) 有一件举报（\(report.day) 提出，应于 \(report.due) 前处理）尚未处理；举报本身不影响证明的状态",
                "note: a report against record \(report.record), opened on \(report.day) and due on \(report.due), is not decided; "
                    + "a report alone changes no state"
            )
        }
    }

    /// For programs: record, day and due day of each.
    static func json(_ standing: CertificateStanding) -> JSONValue {
        .array(
            standing.openReports.map { report in
                .sorted([
                    .init("day", .string("\(report.day)")), .init("due", .string("\(report.due)")),
                    .init("record", .integer(Int64(report.record))),
                ])
            }
        )
    }
}
