/// What is wrong with a command line, read from the argument parser's English sentence (swift-argument-parser 1.8.2).
///
/// Values that were typed are left out of the words: they may be names, and messages end up in logs.
public enum UsageFault: Hashable, Sendable {
    /// There is no such option; perhaps another was meant.
    case unknownOption(String, suggestion: String?)
    /// An option stands without its value.
    case missingValue(String)
    /// An option that takes no value has one.
    case superfluousValue(String)
    /// More arguments than the command takes, and how many.
    case superfluousArguments(Int)
    /// An argument or option that must be given.
    case missingArgument(String)
    /// One of several must be given.
    case missingOneOf([String])
    /// The value of an option cannot be read; these can, when the parser lists them, or it is told what can.
    case invalidValue(String, choices: [String], hint: String? = nil)
    /// Two options that exclude one another.
    case exclusive(String, String)
    /// A command that does nothing without one of its subcommands.
    case missingSubcommand
    /// There is no such command; perhaps another was meant, and this command lists them all.
    case unknownCommand(suggestion: String? = nil, of: String = "xinshi")
    /// No completion for this shell; nil when none was named and none was found.
    case unsupportedShell(String?)

    /// Reads a sentence; nil for one that is not the parser's.
    public init?(_ sentence: String) {
        // Of alternatives the first line names the fault.
        let line = sentence.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        guard let fault = Self.options(line) ?? Self.arguments(line) ?? Self.values(line, sentence) ?? Self.shells(line)
        else { return nil }
        self = fault
    }

    private static func options(_ line: String) -> UsageFault? {
        if let rest = line.after("Unknown option '") {
            let parts = rest.parts(around: "'. Did you mean '")
            return .unknownOption(parts[0].unquoted, suggestion: parts.count == 2 ? parts[1].upToQuote : nil)
        }
        if let name = line.after("Invalid option: ") { return .unknownOption(name, suggestion: nil) }
        if let name = line.after("Missing value for '") { return .missingValue(name.unquoted) }
        if let rest = line.after("The option '") {
            return .superfluousValue(rest.parts(around: "' does not take any value")[0])
        }
        if let rest = line.after("Value to be set with flag '") {
            let parts = rest.parts(around: "' had already been set with flag '")
            return parts.count == 2 ? .exclusive(parts[0], parts[1].unquoted) : nil
        }
        return nil
    }

    private static func arguments(_ line: String) -> UsageFault? {
        if line.hasPrefix("Unexpected argument '") { return .superfluousArguments(1) }
        let words = line.parts(around: " unexpected arguments: '")
        if words.count == 2, let count = Int(words[0]) { return .superfluousArguments(count) }
        if let name = line.after("Missing expected argument '") { return .missingArgument(name.unquoted) }
        if let rest = line.after("Missing one of: '") { return .missingOneOf(rest.unquoted.parts(around: "', '")) }
        if line.hasPrefix("Unknown command of '") {
            let parts = line.quotedParts
            return .unknownCommand(suggestion: parts.count > 1 ? parts[1] : nil, of: parts.first ?? "xinshi")
        }
        return line == "Missing required subcommand." ? .missingSubcommand : nil
    }

    private static func values(_ line: String, _ sentence: String) -> UsageFault? {
        guard line.hasPrefix("The value '"), let place = line.ranges(of: "' is invalid for '").last else { return nil }
        let rest = String(line[place.upperBound...])
        let bullets = sentence.split(separator: "\n").dropFirst().compactMap { String($0).after("  - ") }
        let listed = rest.parts(around: ". Please provide one of ")
        let inLine = listed.count == 2 ? listed[1].quotedParts : []
        let choices = bullets.isEmpty ? inLine : bullets
        let hint = rest.parts(around: "': ")
        return .invalidValue(rest.upToQuote, choices: choices, hint: hint.count == 2 && choices.isEmpty ? hint[1] : nil)
    }

    private static func shells(_ line: String) -> UsageFault? {
        if line.hasPrefix("Can't autodetect a supported shell") { return .unsupportedShell(nil) }
        return line.after("Can't generate completion scripts for '").map { .unsupportedShell($0.upToQuote) }
    }
}

extension UsageFault {
    /// One sentence that says what is wrong and what to do.
    public func words(isChinese: Bool) -> String {
        isChinese ? chinese : english
    }

    private var chinese: String {
        switch self {
        case .unknownOption(let name, nil): "没有选项 \(name)。"
        case .unknownOption(let name, let other?): "没有选项 \(name)。是不是 \(other)？"
        case .missingValue(let name): "选项 \(name) 后面缺少值。"
        case .superfluousValue(let name): "选项 \(name) 后面不带值。"
        case .superfluousArguments(let count): "多出 \(count) 个参数；含空格的文字请加引号。"
        case .missingArgument(let name): "缺少 \(name)。"
        case .missingOneOf(let names): "须给出其中之一：\(names.joined(separator: "、"))。"
        case .invalidValue(let name, _, let hint?):
            "\(name) 的值不对：\(HelpText(isChinese: true).language(of: hint) ?? hint)"
        case .invalidValue(let name, let choices, nil) where choices.isEmpty: "\(name) 的值不对。"
        case .invalidValue(let name, let choices, nil): "\(name) 的值不对；可用：\(choices.joined(separator: "、"))。"
        case .exclusive(let one, let other): "\(one) 与 \(other) 不能同时给出。"
        case .missingSubcommand: "缺少子命令。"
        case .unknownCommand(let other, let command):
            "没有这个命令\(other.map { "。是不是 \(command) \($0)？" } ?? "；")\(command) --help 列出可用的命令。"
        case .unsupportedShell(nil): "认不出所用的 shell；请用 --generate-completion-script bash、zsh 或 fish。"
        case .unsupportedShell(let shell?): "不能为 \(shell) 生成补全脚本；可用：bash、zsh、fish。"
        }
    }

    private var english: String {
        switch self {
        case .unknownOption(let name, nil): "There is no option \(name)."
        case .unknownOption(let name, let other?): "There is no option \(name). Did you mean \(other)?"
        case .missingValue(let name): "The option \(name) lacks its value."
        case .superfluousValue(let name): "The option \(name) takes no value."
        case .superfluousArguments(let count): "\(count) arguments too many; put quotes around text with spaces."
        case .missingArgument(let name): "\(name) is missing."
        case .missingOneOf(let names): "One of these must be given: \(names.joined(separator: ", "))."
        case .invalidValue(let name, _, let hint?):
            "The value of \(name) is invalid: \(HelpText(isChinese: false).language(of: hint) ?? hint)"
        case .invalidValue(let name, let choices, nil) where choices.isEmpty: "The value of \(name) is invalid."
        case .invalidValue(let name, let choices, nil):
            "The value of \(name) is invalid; give one of \(choices.joined(separator: ", "))."
        case .exclusive(let one, let other): "\(one) and \(other) exclude one another."
        case .missingSubcommand: "A subcommand is missing."
        case .unknownCommand(let other, let command):
            "There is no such command\(other.map { ". Did you mean \(command) \($0)? " } ?? "; ")\(command) --help lists them."
        case .unsupportedShell(nil): "The shell is not known; use --generate-completion-script bash, zsh or fish."
        case .unsupportedShell(let shell?): "There is no completion for \(shell); there is for bash, zsh and fish."
        }
    }
}

extension String {
    fileprivate func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }

    fileprivate func parts(around separator: String) -> [String] {
        guard let place = firstRange(of: separator) else { return [self] }
        return [String(self[..<place.lowerBound])] + String(self[place.upperBound...]).parts(around: separator)
    }

    /// Without a closing quote.
    fileprivate var unquoted: String { hasSuffix("'") ? String(dropLast()) : self }

    /// Up to the first quote.
    fileprivate var upToQuote: String { String(prefix { $0 != "'" }) }

    /// What stands between quotes, as in `'a', 'b' or 'c'`.
    fileprivate var quotedParts: [String] {
        split(separator: "'", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }
}
