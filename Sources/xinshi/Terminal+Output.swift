import Glibc

extension Terminal {
    /// Writes to standard output whole; fails when it cannot, so that no cut-off list passes for a list.
    static func write(_ text: String) throws {
        var text = text
        let problem = text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(1, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                done += count
            }
            return 0
        }
        guard problem == 0 else { throw Failed(message: "标准输出 standard output: \(String(cString: strerror(problem)))") }
    }

    /// The text without anything that would move a terminal's cursor or turn its writing around.
    ///
    /// Rosters and certificates come from elsewhere; their texts are shown and never obeyed.
    static func visible(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Mongolian vowel separator and the joiners are part of how names are spelt.
            guard ![0x180E, 0x200C, 0x200D].contains(scalar.value) else {
                shown.append(scalar)
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator:
                shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
