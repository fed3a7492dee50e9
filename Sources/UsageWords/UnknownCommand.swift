/// A word in the place of a command that no command has: where it stands, and which was perhaps meant.
///
/// The word itself is not repeated: it may be a name, and messages end up in logs.
struct UnknownCommand {
    /// The command under which it was looked for, such as `xinshi roster`.
    let command: String
    /// The nearest name, when one is near.
    let suggestion: String?

    private static let farthest = 2

    /// Goes down the tree as far as the words are names of commands.
    init(in words: [String], program: String, subcommands: (_ path: [String]) -> [String]) {
        var path: [String] = []
        while path.count < words.count, subcommands(path).contains(words[path.count]) { path.append(words[path.count]) }
        command = ([program] + path).joined(separator: " ")
        guard path.count < words.count else {
            suggestion = nil
            return
        }
        let typed = words[path.count]
        let near = subcommands(path).map { (name: $0, distance: Self.distance(typed, $0)) }
        suggestion =
            near.filter { $0.distance <= min(Self.farthest, $0.name.count / 2) }
            .min { $0.distance < $1.distance }?.name
    }

    /// The sentence that `UsageFault` reads, in the manner of the parser's own.
    var sentence: String {
        "Unknown command of '\(command)'." + (suggestion.map { " Did you mean '\($0)'?" } ?? "")
    }

    /// Letters that have to be put in, taken out or changed to make one word of the other.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var row = Array(0...other.count)
        for (position, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = position + 1
            for column in other.indices {
                let change = diagonal + (letter == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[other.count]
    }
}
