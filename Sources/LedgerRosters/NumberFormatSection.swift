/// One section of a number format code, and whether what it shows is the number itself.
///
/// A format may show 2 as 请假, as 2分钟 or as nothing; only what is known to show the number, a day or a time is read.
struct NumberFormatSection {
    /// Whether the section shows the value, and nothing that could be taken for another.
    private(set) var isLegible = true
    /// The unit that the section writes behind the number.
    private(set) var unit: DurationUnit?

    private static let colours = [
        "red", "black", "blue", "green", "yellow", "cyan", "magenta", "红色", "黑色", "蓝色", "绿色", "黄色", "青色", "洋红",
    ]
    private static let units: [String: DurationUnit] = [
        "小时": .hours, "个小时": .hours, "分钟": .minutes, "分": .minutes,
    ]
    /// What may stand between the parts of a day or a time.
    private static let dayWords: Set<Unicode.Scalar> = Set("年月日号时分秒点小钟星期周上下午-/.:, T".unicodeScalars)

    /// The section that shows this number; nil stands for text.
    static func shown(_ code: String, for number: Double?) -> NumberFormatSection {
        let sections = split(code)
        guard let number else {
            let text = sections.count > 3 ? sections[3] : sections.last { RosterText.contains($0, "@") }
            return NumberFormatSection(text: text ?? "@")
        }
        // A lone section for text shows numbers as they are.
        if sections.count == 1, RosterText.contains(sections[0], "@") { return NumberFormatSection(text: sections[0]) }
        let place = number < 0 ? 1 : number == 0 ? 2 : 0
        return NumberFormatSection(place < min(sections.count, 3) ? sections[place] : sections[0])
    }

    /// A section for text shows the text and nothing else.
    private init(text section: String) {
        let rest = RosterText.squeezed(section).replacing("_)", with: "").replacing("_(", with: "")
        isLegible = ["@", "General"].contains { RosterText.same(rest, $0) }
    }

    private init(_ section: String) {
        if ["general", "g/通用格式"].contains(section.lowercased()) { return }
        let parts = NumberFormatSection.parts(section)
        isLegible = parts.brackets.allSatisfy(NumberFormatSection.isHarmless)
        let isElapsed = parts.brackets.contains { ["h", "hh", "[h]"].contains($0.lowercased()) }
        let signs = Set(parts.plain.lowercased().unicodeScalars)
        if isElapsed || signs.contains(where: { "ymdhs".unicodeScalars.contains($0) }) {
            judgeDay(parts.plain.lowercased(), parts.literals, isElapsed: isElapsed)
        } else {
            let general = parts.plain.lowercased().hasPrefix("general")
            judgeNumber(general ? "0" + parts.plain.dropFirst(7) : parts.plain, parts.literals)
        }
    }

    private mutating func judgeDay(_ plain: String, _ literals: [String], isElapsed: Bool) {
        let words = NumberFormatSection.dayWords
        let known = words.union("ymdhsa0@".unicodeScalars)
        let signs = Set(plain.replacing("am/pm", with: "").replacing("a/p", with: "").unicodeScalars)
        // Hours without their minutes hide a part of the time.
        if isElapsed || signs.contains("h"), !signs.contains("m") { isLegible = false }
        if !signs.isSubset(of: known) { isLegible = false }
        if !literals.allSatisfy({ $0.unicodeScalars.allSatisfy(words.contains) }) { isLegible = false }
    }

    private mutating func judgeNumber(_ plain: String, _ literals: [String]) {
        let digits = plain.unicodeScalars
        let known = Set("0#?,.%/eE+-() ".unicodeScalars)
        let placeholders = Set("0#?".unicodeScalars)
        guard digits.contains(where: placeholders.contains), digits.allSatisfy(known.contains) else {
            return isLegible = false
        }
        // A comma behind the last digit shows thousands; a sign before the first makes another number of it.
        if let comma = digits.lastIndex(of: ","), !digits[comma...].contains(where: placeholders.contains) {
            isLegible = false
        }
        if digits.first == "-" || digits.first == "." { isLegible = false }
        let written = literals.map(RosterText.squeezed).filter { !$0.isEmpty }
        guard let word = written.first else { return }
        guard written.count == 1, let unit = NumberFormatSection.units[word] else { return isLegible = false }
        self.unit = unit
    }

    /// A colour or a locale; a condition decides by the number, and a currency counts money.
    private static func isHarmless(_ bracket: String) -> Bool {
        let word = bracket.lowercased()
        return ["h", "hh"].contains(word) || colours.contains(word) || word.hasPrefix("$-") || word.hasPrefix("dbnum")
    }

    private static func split(_ code: String) -> [String] {
        var (sections, isQuoted, skips) = ([String.UnicodeScalarView()], false, false)
        for scalar in code.unicodeScalars {
            if scalar == ";", !isQuoted, !skips {
                sections.append(String.UnicodeScalarView())
                continue
            }
            if scalar == "\"", !skips { isQuoted.toggle() }
            skips = !skips && scalar == "\\" && !isQuoted
            sections[sections.count - 1].append(scalar)
        }
        return sections.map { String($0) }
    }

    /// The section's own signs, its words, and what stands in its brackets.
    private static func parts(_ section: String) -> (plain: String, literals: [String], brackets: [String]) {
        var (plain, literals, brackets) = ("", [String](), [String]())
        var (cursor, han) = (TextCursor(section), String.UnicodeScalarView())
        func next() -> Unicode.Scalar? {
            defer { cursor.index += 1 }
            return cursor.next
        }
        func until(_ end: Unicode.Scalar) -> String {
            var text = String.UnicodeScalarView()
            while let scalar = next(), scalar != end { text.append(scalar) }
            return String(text)
        }
        while let scalar = next() {
            switch scalar {
            case "\"": literals.append(until("\""))
            case "[": brackets.append(until("]"))
            case "\\": if let literal = next() { literals.append(String(literal)) }
            case "_", "*": _ = next()
            default:
                // Unquoted words stand together: 小时.
                if RosterText.isHan(scalar) { han.append(scalar) } else { plain.unicodeScalars.append(scalar) }
            }
        }
        if !han.isEmpty { literals.append(String(han)) }
        return (plain, literals, brackets)
    }
}
