import LedgerDocuments
import LedgerFormat
import LedgerModel
import LedgerService

/// The void records of a certificate, as people and programs read them.
struct VoidedWords {
    private let records: [CertificateStanding.Voided]
    private let language: LanguageOption

    /// Wraps what a log or the register says.
    init(_ records: [CertificateStanding.Voided], _ language: LanguageOption) {
        (self.records, self.language) = (records, language)
    }

    /// The name that the program's own list gives to a reason; for whoever has no station.
    static func name(_ reason: String, _ language: LanguageOption) -> String {
        let item = CodeBook([:]).list("voiding")?.items.first { $0.code.utf8.elementsEqual(reason.utf8) }
        return item.map { language.text($0.words.zh, $0.words.en) } ?? reason
    }

    /// A line for each reason: how many records, which, and on which days.
    func lines(_ name: (String) -> String) -> [String] {
        reasons.map { reason in
            let met = records.filter { $0.change.reasonCode == reason }
            let numbers = met.map { "\($0.record)" }.joined(separator: language.text("、", ", "))
            let days = Set(met.map { "\($0.change.day)" }).sorted().joined(separator: language.text("、", ", "))
            let why = name(reason.text)
            return language.text(
                "\(met.count) 条记录已作废：\(numbers)，作废日期 \(days)，原因：\(why)",
                "\(met.count) records are void: \(numbers), voided on \(days), reason: \(why)"
            )
        }
    }

    /// The reasons in a few words, nil when no record is void.
    func summary(_ name: (String) -> String) -> String? {
        guard !records.isEmpty else { return nil }
        let why = reasons.map { name($0.text) }.joined(separator: language.text("、", ", "))
        return language.text(
            "所列记录有 \(records.count) 条已作废（\(why)），其时间不再成立",
            "\(records.count) of its records are void (\(why)): their time no longer counts"
        )
    }

    private var reasons: [Code] {
        Set(records.map(\.change.reasonCode)).sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }

    /// For programs: day, reason code and index of each.
    static func json(_ records: [CertificateStanding.Voided]) -> JSONValue {
        .array(
            records.map { voided in
                .sorted([
                    .init("day", .string("\(voided.change.day)")),
                    .init("reason_code", .string(voided.change.reasonCode.text)),
                    .init("record", .integer(Int64(voided.record))),
                ])
            }
        )
    }
}
