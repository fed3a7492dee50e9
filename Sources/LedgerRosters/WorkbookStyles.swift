/// The number formats and strike-through of the cell styles.
final class WorkbookStyles: XMLHandler {
    /// What a roster needs of a cell style.
    struct Style {
        /// What numbers are shown as.
        var kind: NumberFormat.Kind
        /// Whether text is struck through.
        var isStruck: Bool
        /// The decimals that the format shows; nil for the general format.
        var decimals: Int?
        /// The format code; nil for a built-in format.
        var code: String?
    }

    private var codes: [Int: String] = [:]
    private var struckFonts: [Bool] = []
    private var styles: [Style] = []
    private var section: String?
    /// Whether a border strikes its cell through.
    private var crossedBorders: [Bool] = []
    private var hasDiagonal = false

    /// Nothing of this part is refused.
    var failure: RosterFailure? { nil }

    /// The style of this index; a plain one when the workbook has none.
    func style(_ index: Int) -> Style {
        styles.indices.contains(index) ? styles[index] : Style(kind: .plain, isStruck: false, decimals: nil)
    }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "fonts", "borders", "cellXfs", "cellStyleXfs", "dxfs": section = name
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
                return
            }
            codes[id] = code
        case "font" where section == "fonts": struckFonts.append(false)
        case "strike" where section == "fonts" && !struckFonts.isEmpty:
            struckFonts[struckFonts.count - 1] = !["0", "false", "off"].contains(attributes["val"] ?? "1")
        case "border" where section == "borders":
            crossedBorders.append(false)
            hasDiagonal = ["diagonalUp", "diagonalDown"].contains { ["1", "true"].contains(attributes[$0] ?? "") }
        case "diagonal" where section == "borders" && !crossedBorders.isEmpty:
            crossedBorders[crossedBorders.count - 1] = hasDiagonal && (attributes["style"] ?? "none") != "none"
        case "xf" where section == "cellXfs":
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            let font = attributes["fontId"].flatMap { Int($0) } ?? 0
            let kind = codes[id].map { NumberFormat.kind(ofCode: $0) } ?? NumberFormat.builtIn(id) ?? .plain
            let isStruck = struckFonts.indices.contains(font) && struckFonts[font]
            let decimals = codes[id].map { NumberFormat.decimals(ofCode: $0) } ?? NumberFormat.builtInDecimals(id)
            styles.append(
                Style(kind: kind, isStruck: isStruck || isCrossed(attributes), decimals: decimals, code: codes[id])
            )
        default: break
        }
    }

    /// A line drawn through a cell from corner to corner strikes it out.
    private func isCrossed(_ attributes: XMLAttributes) -> Bool {
        let border = attributes["borderId"].flatMap { Int($0) } ?? 0
        return crossedBorders.indices.contains(border) && crossedBorders[border]
    }

    /// An element ends.
    func end(_ name: String) {
        if name == section { section = nil }
    }

    /// Characters of an element.
    func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}
