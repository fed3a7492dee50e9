import LedgerRosters
import LedgerRules
import LedgerService

/// What a refusal means and what to do, by code.
///
/// Codes of rules (spec 06) speak with the rule's own sentence; those of specs 01, 02, 04 and 12 and of the vault stand in
/// `RefusalWords+Table.swift`. A test goes through all of them.
enum RefusalWords {
    /// A sentence in both languages.
    typealias Sentence = (zh: String, en: String)

    /// The sentence of a code; a code that no chapter knows is named.
    static func of(_ code: String) -> Sentence {
        known(code) ?? ("被拒绝，代码 \(code)。请查阅规范。", "Refused with code \(code); see the specification.")
    }

    /// The sentence of a code, nil when it has none of its own.
    static func known(_ code: String) -> Sentence? {
        if let words = table[code] { return words }
        return RejectionCode(rawValue: code).map { ($0.text.chinese, $0.text.english) }
    }

    /// The sentence of a code, with what stands against a row of a roster.
    static func sentence(_ code: String, against conflict: RosterRow.Conflict?, _ options: LedgerOptions) -> String {
        let sentence = sentence(code, options)
        switch conflict {
        case .record(let record, let station, let time)?:
            return sentence
                + options.words("（记录 \(record)，\(station)，\(time)）", " (record \(record), \(station), \(time))")
        case .ended(let record, let station, let time, let ending)?:
            return sentence + ended("\(record)", station, time, ending, options)
        case .row(let place)?: return sentence + options.words("（本名册 \(place)）", " (\(place) of this roster)")
        case nil: return sentence
        }
    }

    private static func ended(
        _ record: String,
        _ station: String,
        _ time: String,
        _ ending: RosterRow.Ending,
        _ options: LedgerOptions
    ) -> String {
        let list = ending.state == "declined" ? "declining" : "voiding"
        let item = CodeBook([:]).list(list)?.items.first { $0.code.utf8.elementsEqual(ending.reasonCode.utf8) }
        let why = item.map { options.words($0.words.zh, $0.words.en) } ?? ending.reasonCode
        let verb = ending.state == "declined" ? options.words("驳回", "declined") : options.words("作废", "voided")
        return options.words(
            "（批次 \(ending.batch)，记录 \(record)，\(station)，\(time)；\(ending.day) \(verb)，原因：\(why)）",
            " (batch \(ending.batch), record \(record), \(station), \(time); \(verb) on \(ending.day), reason: \(why))"
        )
    }

    /// The sentence of a code in the language asked for.
    static func sentence(_ code: String, _ options: LedgerOptions) -> String {
        let both = of(code)
        return options.words(both.zh, both.en)
    }
}
