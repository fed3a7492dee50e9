import LedgerModel
import LedgerRules

/// Where somebody stands by a rule set of stars, in words.
struct StarWords {
    let options: LedgerOptions

    init(_ options: LedgerOptions) {
        self.options = options
    }

    /// The rule set, what it counts, and what is missing to the next star.
    func sentence(_ standing: StarStanding) -> String {
        let names = standing.ruleSet.names
        let rules = options.words("标准：\(names.chinese)（\(names.code)）", "rules: \(names.english) (\(names.code))")
        let counted = options.words("计入 ", "counted ") + options.duration(standing.next?.counted ?? standing.counted)
        return [rules, counted, next(standing)].joined(separator: options.words("，", ", "))
    }

    private func next(_ standing: StarStanding) -> String {
        guard let next = standing.next else { return options.words("已达最高星级", "the highest star is earned") }
        var missing: [String] = []
        if next.missing.count > 0 {
            missing.append(options.words("还差 ", "missing ") + options.duration(next.missing))
        }
        if !next.hasTenure {
            missing.append(
                next.tenureDay.map { options.words("须至 \($0) 满注册期限", "registered long enough on \($0)") }
                    ?? options.words("须先登记为志愿者", "registration as a volunteer")
            )
        }
        let what = options.words("距 \(next.star) 星", "to star \(next.star)")
        return what + options.words("", ": ") + missing.joined(separator: options.words("、", ", "))
    }
}
