import Foundation

/// The project's own Swift files, read from disk next to this one.
struct SourceTree {
    struct File {
        let path: String
        let lines: [Substring]
    }

    let files: [File]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var files: [File] = []
        for folder in ["Sources", "Tests"] {
            let start = root.appending(path: folder)
            guard let walk = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil) else {
                continue
            }
            for case let url as URL in walk where url.pathExtension == "swift" {
                let text = try String(contentsOf: url, encoding: .utf8)
                let path = url.path.dropFirst(root.path.count + 1)
                files.append(
                    File(path: String(path), lines: text.split(separator: "\n", omittingEmptySubsequences: false))
                )
            }
        }
        self.files = files.sorted { $0.path < $1.path }
    }
}

extension SourceTree.File {
    struct Function {
        let line: Int
        let length: Int
        let parameters: Int
    }

    /// Functions by their indentation, which the formatter keeps exact: a body ends at the brace under its first word.
    var functions: [Function] {
        var found: [Function] = []
        for (number, line) in lines.enumerated() {
            let text = line.drop(while: { $0 == " " })
            guard isFunction(text) else { continue }
            let indent = String(line.prefix(line.count - text.count))
            let rest = lines[number...]
            guard let end = rest.firstIndex(where: { $0 == indent + "}" }), let body = opening(from: number, to: end)
            else {
                continue
            }
            let signature = rest[number...body].joined(separator: " ")
            found.append(Function(line: number + 1, length: end - body - 1, parameters: parameters(of: signature)))
        }
        return found
    }

    private func isFunction(_ text: Substring) -> Bool {
        let words = text.split(separator: " ")
        guard let keyword = words.firstIndex(where: { $0 == "func" || $0.hasPrefix("init(") || $0.hasPrefix("init?(") })
        else { return false }
        let modifiers: Set<Substring> = [
            "public", "private", "fileprivate", "internal", "static", "mutating", "override", "convenience", "final",
            "nonisolated", "package", "borrowing", "consuming",
        ]
        return words[..<keyword].allSatisfy { modifiers.contains($0) || $0.hasPrefix("@") }
    }

    private func opening(from start: Int, to end: Int) -> Int? {
        (start...end).first { lines[$0].hasSuffix("{") }
    }

    private func parameters(of signature: String) -> Int {
        var depth = 0
        var colons = 0
        for character in signature {
            switch character {
            case "(", "[", "<": depth += 1
            case ")", "]", ">":
                depth -= 1
                if depth == 0, character == ")" { return colons }
            case ":" where depth == 1: colons += 1
            default: break
            }
        }
        return colons
    }
}
