internal import Glibc

/// What a program says when its command line cannot be read, in the language asked for.
public struct UsageReport: Sendable {
    /// Whether texts are Chinese: unless `--lang en` stands among the arguments, or the environment is English.
    public let isChinese: Bool

    private let arguments: [String]

    /// Finds the language in arguments that could not be parsed, and else in the environment.
    public init(arguments: [String]) {
        self.arguments = arguments
        isChinese = Self.isChinese(Self.language(in: arguments))
    }

    /// Whether a language is Chinese; nil asks the environment, which is Chinese unless it says English.
    public static func isChinese(_ language: String?) -> Bool {
        let chosen = language ?? environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG") ?? "zh"
        return !chosen.lowercased().hasPrefix("en")
    }

    /// Whether the arguments ask for help, in one of the ways the parser knows; completion scripts and dumps are no help.
    public var isOfHelp: Bool {
        !arguments.contains { $0.hasPrefix("--generate-completion-script") || $0.hasPrefix("--experimental-dump-help") }
    }

    /// The message of a command that was parsed, whose usage the parser names without the way to it.
    ///
    /// - Parameters:
    ///   - command: the last word of the command's name; the words before it are taken from the arguments.
    ///   - subcommands: the names of the subcommands at the end of a path of commands.
    public func words(
        _ message: String,
        ofCommand command: String,
        program: String,
        subcommands: (_ path: [String]) -> [String] = { _ in [] }
    ) -> String {
        let leading = arguments.prefix { !$0.hasPrefix("-") }
        let mistyped = UnknownCommand(in: Array(leading), program: program, subcommands: subcommands)
        guard command != program else { return words(leading.isEmpty ? message : unknown(message, mistyped)) }
        let path = leading.prefix { $0 != command } + (leading.contains(command) ? [command] : [])
        let message = leading.count > path.count ? unknown(message, mistyped) : message
        let full = ([program] + path).joined(separator: " ")
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            if line.hasPrefix(Self.usage + command) {
                return Self.usage + full + line.dropFirst(Self.usage.count + command.count)
            }
            return line.hasPrefix("  See '") ? "  See '\(full) --help' for more information." : String(line)
        }
        return words(lines.joined(separator: "\n"))
    }

    /// Where a subcommand is asked for, an argument too many is one that does not exist, and so the options after it.
    private func unknown(_ message: String, _ mistyped: UnknownCommand) -> String {
        let faults = ["Unexpected argument '", "Unknown option '"].map { Self.error + $0 }
        let first = message.prefix { $0 != "\n" }
        let isFault = faults.contains(where: first.hasPrefix) || first.contains(" unexpected arguments: '")
        guard message.contains("<subcommand>"), isFault else { return message }
        let rest = message.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
        return Self.error + mistyped.sentence + "\n" + rest
    }

    /// The parser's whole message in words: what is wrong, the form of the command, and where help is.
    public func words(_ message: String) -> String {
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var said: [String] = []
        if let first = lines.first, first.hasPrefix(Self.error) {
            let end = lines.firstIndex { $0.hasPrefix(Self.help) || $0.hasPrefix(Self.usage) } ?? lines.count
            let sentence = lines[..<end].joined(separator: "\n").dropFirst(Self.error.count)
            said.append("✗ " + (UsageFault(String(sentence))?.words(isChinese: isChinese) ?? String(sentence)))
            lines.removeFirst(end)
        }
        return (said + lines.map(line)).joined(separator: "\n")
    }

    private static let error = "Error: "
    private static let help = "Help: "
    private static let usage = "Usage: "

    private func line(_ line: String) -> String {
        if line.hasPrefix(Self.help) { return meaning(String(line.dropFirst(Self.help.count).drop { $0 == " " })) }
        guard isChinese else { return line }
        if line.hasPrefix(Self.usage) { return "用法：" + line.dropFirst(Self.usage.count) }
        let parts = line.split(separator: "'", omittingEmptySubsequences: false)
        guard line.hasPrefix("  See '"), parts.count == 3 else { return line }
        return "  详见 \(parts[1])"
    }

    /// What an option means, in one language: its name, two blanks, its help.
    private func meaning(_ text: String) -> String {
        let head = isChinese ? "说明：" : Self.help
        guard let gap = text.firstRange(of: "  ") else { return head + text }
        let help = String(text[gap.upperBound...])
        let told = HelpText(isChinese: isChinese).language(of: help) ?? help
        return head + text[..<gap.upperBound] + told
    }

    private static func language(in arguments: [String]) -> String? {
        for (position, argument) in arguments.enumerated() where argument.hasPrefix("--lang") {
            if argument.hasPrefix("--lang=") { return String(argument.dropFirst(7)) }
            if argument == "--lang", position + 1 < arguments.count { return arguments[position + 1] }
        }
        return nil
    }

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
