internal import Glibc

/// The argument parser's help in one language: texts are written Chinese first, then English, and one of the two is shown.
///
/// The help must come unwrapped, each text on one line; it is wrapped here, where wide characters count two columns.
public struct HelpText: Sendable {
    /// The language that is shown.
    public let isChinese: Bool
    /// Columns of a line.
    public let width: Int

    /// Picks a language and a width.
    public init(isChinese: Bool, width: Int = 80) {
        (self.isChinese, self.width) = (isChinese, width)
    }

    /// Columns that the parser is to be told so that it does not wrap.
    public static let unwrapped = 100_000

    /// Columns of the terminal, by `COLUMNS` or by itself, between 60 and 100; 80 where none is known.
    public static func columns() -> Int {
        var size = winsize()
        let named = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
        let told = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
        return min(100, max(60, named ?? told ?? 80))
    }

    /// The help in the language asked for.
    public func words(_ help: String) -> String {
        var (said, part) = ([String](), "")
        for line in help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let head = Self.heads.first(where: { line.hasPrefix($0.name) }) {
                part = head.name
                let rest = String(line.dropFirst(head.name.count)).trimmed
                let title = isChinese ? head.chinese : head.name
                said += wrapped(title + (rest.isEmpty ? "" : " " + (language(of: rest) ?? rest)), indent: 7)
            } else if part == Self.overview {
                guard let told = sentence(line) else { continue }
                if told.isEmpty, said.last?.isEmpty == true { continue }
                let indent = told.prefix { $0 == " " }.count
                said += told.dropFirst(indent).isCommand ? command(told, indent: indent) : wrapped(told, indent: indent)
            } else {
                said += entry(line)
            }
        }
        return said.joined(separator: "\n")
    }

    private static let overview = "OVERVIEW:"
    private static let heads: [(name: String, chinese: String)] = [
        (overview, "说明："), ("USAGE:", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："),
    ]

    /// A line of the text above the usage; nil when it is in the other language.
    private func sentence(_ line: String) -> String? {
        let indent = String(line.prefix { $0 == " " })
        let text = String(line.dropFirst(indent.count))
        // A sentence may begin with an option; a line that continues a command is indented.
        if text.isEmpty { return line }
        if text.isCode && !(indent.isEmpty && text.hasPrefix("-")) { return indent + remarked(text) }
        if text.hasPrefix("示例 "), let colon = text.firstIndex(of: ":") {
            return indent + (isChinese ? "示例：" : String(text[text.index(text.startIndex, offsetBy: 3)...colon]))
                + text[text.index(after: colon)...]
        }
        // A number or a state that both languages share, then what it means.
        if !indent.isEmpty, let first = text.first, first.isNumber {
            let label = text.prefix { $0 != " " }
            let rest = String(text.dropFirst(label.count)).trimmed
            return indent + label + " " + (language(of: rest) ?? rest)
        }
        return language(of: text).map { indent + $0 }
    }

    /// A command, with the remark behind it in one language.
    private func remarked(_ command: String) -> String {
        guard let mark = command.firstRange(of: " # ") else { return command }
        let told = language(of: String(command[mark.upperBound...]))
        guard let told else { return String(command[..<mark.lowerBound]).withoutTrailingBlanks }
        return command[..<mark.upperBound] + told
    }

    /// A line of a list: a label, and what it means.
    private func entry(_ line: String) -> [String] {
        let label = label(of: line)
        let help = String(line.dropFirst(label.count)).trimmed
        guard line.hasPrefix("  "), !help.isEmpty else {
            let text = line.trimmed
            guard line.hasPrefix("      "), !text.isEmpty else { return [footer(line)] }
            return wrapped(Self.column + (language(of: text) ?? text), indent: Self.column.count)
        }
        let told = language(of: help) ?? help
        let padded = label.count < Self.column.count - 1 ? label + Self.column.dropFirst(label.count) : label + "  "
        return wrapped(padded + told, indent: Self.column.count)
    }

    /// What comes before the gap of a list; one blank is the gap behind a label that ends just before the column.
    private func label(of line: String) -> String {
        let label = String(line.prefix { $0 == " " } + line.drop { $0 == " " }.prefixBeforeGap)
        guard label.count > Self.column.count, line.hasPrefix("  "), !line.hasPrefix("   ") else { return label }
        let (head, rest) = (line.prefix(Self.column.count), line.dropFirst(Self.column.count))
        let isGap = head.last == " " && rest.first != " " && rest.first != "<"
        return isGap ? String(head.dropLast()) : label
    }

    private static let column = String(repeating: " ", count: 26)

    private func footer(_ line: String) -> String {
        let parts = line.split(separator: "'", omittingEmptySubsequences: false)
        guard isChinese, line.hasPrefix("  See '"), parts.count == 3 else { return line }
        return "  详见 \(parts[1])"
    }

    /// The part of a text in the language asked for; nil when it has none, and all of a text that has but one.
    func language(of text: String) -> String? {
        if let known = Self.known[text] { return isChinese ? known : text }
        let (body, defaults) = text.withoutDefaults
        guard let end = body.endOfChinese else { return isChinese ? nil : text }
        let chinese = String(body[...end])
        let english = String(body[body.index(after: end)...]).trimmed
        let colon = isChinese && english.hasSuffix(":") && !chinese.hasSuffix("：") ? "：" : ""
        if isChinese { return chinese + colon + defaults.map { "（\($0.inChinese)）" }.joined() }
        return english.isEmpty ? nil : english + defaults.map { " (\($0))" }.joined()
    }

    private static let known = ["Show help information.": "显示这份说明。", "Show the version.": "显示版本。"]

    /// A command, broken between its words as a shell takes it: a line that is continued ends with a backslash.
    private func command(_ text: String, indent: Int) -> [String] {
        var (lines, line) = ([String](), "")
        for word in text.dropFirst(indent).shellWords {
            let head = line.isEmpty ? String(repeating: " ", count: lines.isEmpty ? indent : indent + 4) : line + " "
            if !line.isEmpty, (head + word).columns > width - 2 {
                lines.append(line + " \\")
                line = String(repeating: " ", count: indent + 4) + word
            } else {
                line = head + word
            }
        }
        return lines + [line]
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        var (lines, line, used) = ([String](), "", 0)
        func end() {
            lines.append(line)
            (line, used) = (String(repeating: " ", count: indent), indent)
        }
        let words = text.breakable
        for (place, word) in words.enumerated() {
            let columns = word.columns
            // A mark that closes a sentence begins no line, so that the word before it has to leave room for it.
            let following = place + 1 < words.count && words[place + 1].closes ? words[place + 1].columns : 0
            if used + columns + following > width, used > indent, word != " ", !word.closes { end() }
            if word == " ", line.allSatisfy({ $0 == " " }), !lines.isEmpty { continue }
            line += word
            used += columns
        }
        return (lines + [line]).map { $0.withoutTrailingBlanks }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    fileprivate var withoutTrailingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }

    /// A command, a path to source, or names of JSON members: the same in every language.
    fileprivate var isCode: Bool {
        hasPrefix("xinshi") || hasPrefix("source ") || hasPrefix("-") || hasPrefix("JSON:")
    }

    /// The text, and what the parser adds in brackets: default and possible values.
    fileprivate var withoutDefaults: (String, [String]) {
        for name in [" (default: ", " (values: "] {
            guard hasSuffix(")"), let place = ranges(of: name).last else { continue }
            return (String(self[..<place.lowerBound]), [String(self[place.lowerBound...].dropFirst(2).dropLast())])
        }
        return (self, [])
    }

    fileprivate var inChinese: String {
        replacing("default: ", with: "默认：").replacing("values: ", with: "可用：").replacing("; ", with: "；")
    }

    /// The last character before the English: the first full stop that only English follows, else the last wide character.
    fileprivate var endOfChinese: String.Index? {
        for place in indices where self[place] == "。" {
            let rest = self[index(after: place)...]
            guard rest.first == " ", let next = rest.dropFirst().first, next.isASCII, !rest.contains("。") else {
                continue
            }
            return place
        }
        return lastIndex(where: \.isWide)
    }

    fileprivate var columns: Int { reduce(0) { $0 + ($1.isWide ? 2 : 1) } }

    /// Words and blanks; every wide character may stand at the end of a line.
    fileprivate var breakable: [String] {
        var (words, word) = ([String](), "")
        for character in self {
            if character == " " || character.isWide {
                if !word.isEmpty { words.append(word) }
                words.append(String(character))
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}

extension StringProtocol {
    /// Whether it can be typed at a shell as it stands.
    fileprivate var isCommand: Bool { hasPrefix("xinshi") || hasPrefix("source ") }

    /// A mark that does not begin a line in Chinese writing; it stays with the word before it.
    fileprivate var closes: Bool { count == 1 && first.map { "，。、；：！？）》”".contains($0) } == true }

    /// Words between blanks, those in quotes as one; a remark behind # is one word.
    fileprivate var shellWords: [String] {
        var (words, word, isQuoted, blanks) = ([String](), "", false, 0)
        for (index, character) in zip(indices, self) {
            if character == "\"" { isQuoted.toggle() }
            if character == "#", word.isEmpty, !isQuoted {
                return words + [String(repeating: " ", count: Swift.max(0, blanks - 1)) + self[index...]]
            }
            blanks = character == " " ? blanks + 1 : 0
            if character == " ", !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}

extension Substring {
    /// Up to two blanks in a row.
    fileprivate var prefixBeforeGap: Substring {
        guard let gap = firstRange(of: "  ") else { return self }
        return self[..<gap.lowerBound]
    }
}

extension Character {
    /// A Chinese character or a mark of Chinese writing.
    fileprivate var isWide: Bool {
        unicodeScalars.first.map { scalar in
            (0x3000...0x9FFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
                || [0x201C, 0x201D, 0x2026].contains(scalar.value)
        } ?? false
    }
}
