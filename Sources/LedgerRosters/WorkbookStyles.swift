/// The number formats, strike-through and colours of the cell styles.
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
        /// Whether the text can be told from its ground.
        var isVisible = true
    }

    private var codes: [Int: String] = [:]
    private var fonts: [CellLook] = []
    private var fills: [CellLook] = []
    /// The looks of conditional formats.
    private var conditional: [CellLook] = []
    private var styles: [Style] = []
    private var section: String?
    /// Whether a border strikes its cell through.
    private var crossedBorders: [Bool] = []
    private var hasDiagonal = false
    private var isConditionalFont = false

    /// Nothing of this part is refused.
    var failure: RosterFailure? { nil }

    /// The style of this index; a plain one when the workbook has none.
    func style(_ index: Int) -> Style {
        styles.indices.contains(index) ? styles[index] : Style(kind: .plain, isStruck: false, decimals: nil)
    }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "dxfs": section = name
        case _ where section == "dxfs": beginConditional(name, attributes)
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
                return
            }
            codes[id] = code
        case "font" where section == "fonts": fonts.append(CellLook())
        case _ where section == "fonts" && !fonts.isEmpty: fonts[fonts.count - 1].begin(name, attributes)
        case "fill" where section == "fills": fills.append(CellLook())
        case _ where section == "fills" && !fills.isEmpty: fills[fills.count - 1].begin(name, attributes)
        case "border" where section == "borders":
            crossedBorders.append(false)
            hasDiagonal = ["diagonalUp", "diagonalDown"].contains { ["1", "true"].contains(attributes[$0] ?? "") }
        case "diagonal" where section == "borders" && !crossedBorders.isEmpty:
            crossedBorders[crossedBorders.count - 1] = hasDiagonal && (attributes["style"] ?? "none") != "none"
        case "xf" where section == "cellXfs":
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            let font = attributes["fontId"].flatMap { Int($0) } ?? 0
            let kind = codes[id].map { NumberFormat.kind(ofCode: $0) } ?? NumberFormat.builtIn(id) ?? .plain
            let look = look(font: font, fill: attributes["fillId"].flatMap { Int($0) } ?? 0)
            let decimals = codes[id].map { NumberFormat.decimals(ofCode: $0) } ?? NumberFormat.builtInDecimals(id)
            let isStruck = look.isStruck || isCrossed(attributes)
            styles.append(
                Style(kind: kind, isStruck: isStruck, decimals: decimals, code: codes[id], isVisible: look.isVisible)
            )
        default: break
        }
    }

    /// The look that a conditional format of this index gives a cell; nil when there is none.
    func conditionalLook(_ index: Int) -> CellLook? {
        conditional.indices.contains(index) ? conditional[index] : nil
    }

    private func look(font: Int, fill: Int) -> CellLook {
        let paper = fills.indices.contains(fill) ? fills[fill] : CellLook()
        return (fonts.indices.contains(font) ? fonts[font] : CellLook()).on(paper)
    }

    private func beginConditional(_ name: String, _ attributes: XMLAttributes) {
        if name == "dxf" {
            (isConditionalFont, conditional) = (false, conditional + [CellLook()])
        } else if !conditional.isEmpty {
            conditional[conditional.count - 1].beginConditional(name, attributes, isInFont: &isConditionalFont)
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
