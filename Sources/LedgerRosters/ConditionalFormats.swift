/// The conditional formats of a sheet that strike out or hide what they apply to.
///
/// Whether a condition holds is not computed: what a format may strike out or hide has to be looked at.
struct ConditionalFormats {
    /// Nobody formats a sheet in so many ways; beyond it the whole sheet has to be looked at.
    private static let most = 200

    /// The regions that may be struck out or hidden, rows counted from 1, with the mark that their cells get.
    private(set) var regions: [(region: RosterSheet.Region, mark: RosterCell.Marks)] = []
    /// Whether a format stands in a place whose region is not known.
    private(set) var isOpen = false
    private var here: [RosterSheet.Region] = []
    private var own: CellLook?
    private var isInFont = false

    /// An element of the sheet begins.
    mutating func begin(_ name: String, _ attributes: XMLAttributes, _ styles: WorkbookStyles) {
        if own != nil { own?.beginConditional(name, attributes, isInFont: &isInFont) }
        switch name {
        case "conditionalFormatting":
            let places = attributes["sqref"]?.split(separator: " ") ?? []
            here = places.compactMap { CellReference.region(String($0)) }
            if here.count < places.count { isOpen = true }
        case "cfRule":
            if let look = attributes["dxfId"].flatMap({ Int($0) }).flatMap(styles.conditionalLook) { take(look) }
        case "dataBar", "iconSet":
            if ["0", "false"].contains(attributes["showValue"] ?? "1") { add(.unseen) }
        case "dxf": own = CellLook()
        default: break
        }
    }

    /// An element of the sheet ends; a format written out in the sheet itself states its region only later.
    mutating func end(_ name: String) {
        guard name == "dxf", let look = own else { return }
        own = nil
        take(look)
    }

    private mutating func take(_ look: CellLook) {
        if look.isStruck { add(.struck) }
        // Without an ink of its own a dark ground is a matter of taste.
        if look.ink != nil && !look.isVisible || look.isDisguised { add(.unseen) }
    }

    private mutating func add(_ mark: RosterCell.Marks) {
        if here.isEmpty || regions.count >= ConditionalFormats.most { isOpen = true }
        guard !isOpen else { return }
        regions += here.map { ($0, mark) }
    }
}
