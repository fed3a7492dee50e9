/// The workbook's list of sheets and its epoch.
final class WorkbookPart: XMLHandler {
    /// One sheet as the workbook lists it.
    struct Sheet {
        /// The name on the tab.
        var name: String
        /// The link to its part.
        var relation: String
        /// Whether it is hidden.
        var isHidden: Bool
    }

    /// The sheets in tab order.
    private(set) var sheets: [Sheet] = []
    /// Whether days count from 1904.
    private(set) var date1904 = false

    /// Nothing of this part is refused.
    var failure: RosterFailure? { nil }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr":
            date1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
        case "sheet":
            guard let name = attributes["name"], let relation = attributes["id"] else { return }
            let isHidden = ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
            sheets.append(Sheet(name: name, relation: relation, isHidden: isHidden))
        default: break
        }
    }

    /// An element ends.
    func end(_ name: String) {}

    /// Characters of an element.
    func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}
