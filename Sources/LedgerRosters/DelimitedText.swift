/// Splits decoded lines into cells: quoted cells may hold the delimiter, doubled quotes and line breaks.
struct DelimitedText {
    /// The delimiters tried, in the order in which ties are decided.
    static let delimiters = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]

    /// The sheet's lines; blank ones are left out.
    private(set) var lines: [RosterSheet.Line] = []
    private let delimiter: UInt8
    private let limits: RosterLimits
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var isQuoted = false
    private var hasBadQuote = false
    private var startNumber = 1
    private var cellCount = 0

    init(_ source: [RosterDecoder.Line], delimiter: UInt8, limits: RosterLimits) throws(RosterFailure) {
        self.delimiter = delimiter
        self.limits = limits
        for (index, line) in source.enumerated() {
            try append(line, number: index + 1)
        }
        if isQuoted {
            lines.append(RosterSheet.Line(number: startNumber, cells: cells(), defect: .unreadableQuotes))
        }
    }

    private mutating func append(_ line: RosterDecoder.Line, number: Int) throws(RosterFailure) {
        guard let text = line.text else {
            // A bad byte may have eaten a quote: what was open before it cannot be trusted either.
            if isQuoted {
                lines.append(RosterSheet.Line(number: startNumber, cells: cells(), defect: .unreadableQuotes))
                reset()
            }
            lines.append(RosterSheet.Line(number: number, cells: [], defect: .unreadableBytes))
            return
        }
        if !isQuoted {
            reset()
            startNumber = number
            if number == 1, ["sep=,", "sep=;", "sep=\t"].contains(text) { return }
        }
        scan(text)
        if isQuoted {
            field += Array(line.ending.utf8)
            guard field.count <= limits.cellBytes else { throw tooLarge("一个单元格", number) }
            return
        }
        try finish(number: number)
    }

    private mutating func scan(_ text: String) {
        var afterQuote = false
        for byte in text.utf8 {
            if isQuoted {
                if byte == UInt8(ascii: "\"") { (isQuoted, afterQuote) = (false, true) } else { field.append(byte) }
            } else if byte == delimiter {
                endField()
                afterQuote = false
            } else if byte == UInt8(ascii: "\"") {
                scanQuote(afterQuote: afterQuote)
                afterQuote = false
            } else {
                if afterQuote, byte != 0x20, byte != 0x09 { hasBadQuote = true }
                field.append(byte)
            }
        }
    }

    private mutating func scanQuote(afterQuote: Bool) {
        if afterQuote {
            field.append(UInt8(ascii: "\""))
            isQuoted = true
        } else if field.allSatisfy({ $0 == 0x20 }) {
            field.removeAll(keepingCapacity: true)
            isQuoted = true
        } else {
            field.append(UInt8(ascii: "\""))
        }
    }

    private mutating func endField() {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
    }

    private mutating func finish(number: Int) throws(RosterFailure) {
        endField()
        guard fields.count <= limits.columns else { throw tooLarge("列数", number) }
        guard lines.count < limits.lines else { throw tooLarge("行数", number) }
        guard fields.allSatisfy({ $0.utf8.count <= limits.cellBytes }) else { throw tooLarge("一个单元格", number) }
        cellCount += fields.count
        guard cellCount <= limits.cells else { throw tooLarge("单元格数", number) }
        let line = RosterSheet.Line(
            number: startNumber,
            cells: fields.map { RosterCell($0) },
            defect: hasBadQuote ? .unreadableQuotes : nil
        )
        if !line.isBlank { lines.append(line) }
        reset()
    }

    private mutating func cells() -> [RosterCell] {
        endField()
        return fields.prefix(limits.columns).map { RosterCell(String($0.prefix(200))) }
    }

    private mutating func reset() {
        fields.removeAll(keepingCapacity: true)
        field.removeAll(keepingCapacity: true)
        (isQuoted, hasBadQuote) = (false, false)
    }

    private func tooLarge(_ what: String, _ number: Int) -> RosterFailure {
        RosterFailure(.tooLarge, "第 \(number) 行：\(what)超出上限。请拆成几个文件分别上传。", detail: "line \(number)")
    }
}
