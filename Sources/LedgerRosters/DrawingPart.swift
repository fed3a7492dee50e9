/// The words of text boxes and shapes that are drawn over a sheet.
final class DrawingPart: XMLHandler {
    /// The words.
    private(set) var text = LooseText()
    private var isText = false

    /// Nothing of this part is refused.
    var failure: RosterFailure? { nil }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        isText = name == "t"
    }

    /// An element ends.
    func end(_ name: String) {
        isText = false
    }

    /// Characters of an element.
    func characters(_ characters: UnsafeBufferPointer<UInt8>) {
        if isText { text.add(characters) }
    }
}
