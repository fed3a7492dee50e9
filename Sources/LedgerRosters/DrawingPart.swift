/// What is drawn over a sheet: the words of text boxes, and the cells that shapes, pictures and ink lie over.
final class DrawingPart: XMLHandler {
    /// The lowest row and the narrowest column that a clerk sets, in English Metric Units.
    private static let (rowHeight, columnWidth) = (120_000, 180_000)
    /// Nobody draws so much; beyond it the drawing is taken to lie over everything.
    private static let most = 500

    /// The words.
    private(set) var text = LooseText()
    /// The cells that something lies over, rows counted from 1.
    private(set) var regions: [RosterSheet.Region] = []
    private var isText = false
    private var digits: [UInt8] = []
    private var corners: [String: Int] = [:]
    private var corner = ""
    private var isSized = false

    /// Nothing of this part is refused.
    var failure: RosterFailure? { nil }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        isText = name == "t"
        digits = []
        switch name {
        case "twoCellAnchor", "oneCellAnchor", "absoluteAnchor": (corners, corner, isSized) = ([:], "", false)
        case "from", "to": corner = name
        case "pos": for key in ["x", "y"] { corners[key] = attributes[key].flatMap { Int($0) } }
        case "ext" where !isSized && attributes["cx"] != nil:
            isSized = true
            for key in ["cx", "cy"] { corners[key] = attributes[key].flatMap { Int($0) } }
        default: break
        }
    }

    /// An element ends.
    func end(_ name: String) {
        isText = false
        switch name {
        case "col", "row", "colOff", "rowOff":
            corners[corner + name] = max(0, Int(String(decoding: digits, as: UTF8.self)) ?? 0)
        case "from", "to": corner = ""
        case "twoCellAnchor", "oneCellAnchor", "absoluteAnchor": addRegion()
        default: break
        }
    }

    /// Characters of an element.
    func characters(_ characters: UnsafeBufferPointer<UInt8>) {
        if isText { text.add(characters) }
        if !corner.isEmpty, digits.count < 12 { digits += characters }
    }

    private func addRegion() {
        guard regions.count < DrawingPart.most else {
            return regions.append(RosterSheet.Region(top: 1, left: 0, bottom: 1_048_576, right: 16_383))
        }
        let (top, bottom) = span("row", position: "y", length: "cy", unit: DrawingPart.rowHeight)
        let (left, right) = span("col", position: "x", length: "cx", unit: DrawingPart.columnWidth)
        regions.append(RosterSheet.Region(top: top + 1, left: left, bottom: bottom + 1, right: right))
    }

    /// The first and the last row or column that is lain over; a size reaches as far as the smallest of them let it.
    private func span(_ name: String, position: String, length: String, unit: Int) -> (Int, Int) {
        guard let first = corners["from" + name] else {
            // Where rows and columns lie is not known: from the first on.
            return (0, ((corners[position] ?? 0) + (corners[length] ?? 0)) / unit)
        }
        guard let last = corners["to" + name] else { return (first, first + (corners[length] ?? 0) / unit) }
        return (first, max(first, corners["to" + name + "Off"] == 0 ? last - 1 : last))
    }
}
