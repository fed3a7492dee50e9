/// How a font, a fill or a conditional format makes a cell look: struck through, or not to be seen on its ground.
struct CellLook {
    /// A colour by its parts, 0...255; what a theme or a gradient makes of it is not known.
    enum Colour: Equatable {
        case known(Int, Int, Int)
        case unknown

        /// White paper.
        static let white = Colour.known(255, 255, 255)
        /// Black ink.
        static let black = Colour.known(0, 0, 0)

        /// Whether writing in one of two known colours can be told from the other.
        func stands(outFrom other: Colour) -> Bool {
            guard case .known(let red, let green, let blue) = self,
                case .known(let red2, let green2, let blue2) = other
            else { return true }
            return max(abs(red - red2), abs(green - green2), abs(blue - blue2)) >= 32
        }
    }

    /// Letters below this size, in points, are not read.
    private static let smallest = 4.0

    /// Whether text is struck through.
    var isStruck = false
    /// The colour of the text; nil for the automatic one.
    var ink: Colour?
    /// The colour of the ground; nil for none.
    var paper: Colour?
    /// The size of the letters in points, where stated.
    var points: Double?
    /// Whether a format code of a conditional format shows something else than the value.
    var isDisguised = false

    /// Whether text can be seen.
    var isVisible: Bool {
        if let points, points < CellLook.smallest { return false }
        return (ink ?? .black).stands(outFrom: paper ?? .white) && !isDisguised
    }

    /// The look of a cell with this font on the ground of this fill.
    func on(_ fill: CellLook) -> CellLook {
        var look = self
        look.paper = fill.paper
        return look
    }

    /// Takes in an element inside a font or a fill.
    mutating func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "strike": isStruck = !["0", "false", "off"].contains(attributes["val"] ?? "1")
        case "sz": points = attributes["val"].flatMap { Double($0) }
        case "color": ink = CellLook.colour(attributes)
        case "patternFill":
            switch attributes["patternType"] ?? "none" {
            case "none", "gray125": break
            case "solid": paper = .black
            default: paper = .unknown
            }
        case "gradientFill": paper = .unknown
        case "fgColor" where paper != nil && paper != .unknown:
            // A solid fill shows its foreground; its automatic colour is black.
            paper = CellLook.colour(attributes) ?? .black
        default: break
        }
    }

    /// Takes in an element inside a conditional format, whose borders have colours as well.
    mutating func beginConditional(_ name: String, _ attributes: XMLAttributes, isInFont: inout Bool) {
        switch name {
        case "font": isInFont = true
        case "numFmt":
            let code = attributes["formatCode"] ?? ""
            isDisguised = !NumberFormatSection.shown(code, for: 1).isLegible
        case "fill", "border", "alignment", "protection": isInFont = false
        case "patternFill": paper = paper ?? .white
        case "bgColor": paper = CellLook.colour(attributes) ?? .white
        default: if isInFont { begin(name, attributes) }
        }
    }

    /// The colour that the attributes state; nil for the automatic one.
    private static func colour(_ attributes: XMLAttributes) -> Colour? {
        if let digits = attributes["rgb"], let value = Int(digits.suffix(6), radix: 16) {
            return .known(value >> 16 & 255, value >> 8 & 255, value & 255)
        }
        switch (attributes["indexed"], attributes["theme"]) {
        case ("0", _), ("8", _): return .black
        case ("1", _), ("9", _): return .white
        case (nil, "0"): return tinted(255, attributes["tint"])
        case (nil, "1"): return tinted(0, attributes["tint"])
        case (nil, nil), ("64", _), ("65", _): return nil
        default: return .unknown
        }
    }

    private static func tinted(_ part: Double, _ tint: String?) -> Colour {
        let share = tint.flatMap { Double($0) } ?? 0
        let shown = Int(share < 0 ? part * (1 + max(share, -1)) : part + (255 - part) * min(share, 1))
        return .known(shown, shown, shown)
    }
}
