import Glibc
import UsageWords

/// Standard output and error, and the language of the person in front of them.
enum Terminal {
    /// Language of all texts: English when `--lang en` or the environment asks for it, otherwise Chinese.
    static func isChinese(_ language: String?) -> Bool {
        UsageReport.isChinese(language)
    }

    /// A variable of the environment, nil when it is unset or empty.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Writes to standard error, unbuffered.
    static func note(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
    }

    /// Draws a progress bar on standard error when it is a terminal.
    static func progress(_ done: Int, _ all: Int) {
        guard isatty(2) != 0, all > 0 else { return }
        let filled = done * 30 / all
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
        note("\r\(bar) \(done)/\(all)" + (done == all ? "\n" : ""))
    }

    /// Asks for a secret without echo; nil when standard input is no terminal or ends.
    static func secret(_ prompt: String) -> [UInt8]? {
        guard isatty(0) != 0 else { return nil }
        note(prompt)
        var settings = termios()
        guard tcgetattr(0, &settings) == 0 else { return nil }
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &silent)
        defer {
            tcsetattr(0, TCSAFLUSH, &settings)
            note("\n")
        }
        return readLine().map { Array($0.utf8) }
    }
}
