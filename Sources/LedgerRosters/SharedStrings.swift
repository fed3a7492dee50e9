/// The texts that cells share; phonetic guides are left out.
final class SharedStrings: XMLHandler {
    /// One text, and whether a part of it is struck through.
    struct Entry {
        /// The text.
        var text: String
        /// Whether a run of it is struck through.
        var isStruck: Bool
    }

    /// The texts in order.
    private(set) var entries: [Entry] = []
    /// The limit that was passed.
    private(set) var failure: RosterFailure?
    private var collector = RichText()
    private let limits: RosterLimits

    init(limits: RosterLimits) {
        self.limits = limits
    }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        if name == "si" { collector = RichText() }
        collector.begin(name, attributes)
    }

    /// An element ends.
    func end(_ name: String) {
        collector.end(name)
        guard name == "si" else { return }
        entries.append(Entry(text: collector.text, isStruck: collector.isStruck))
        guard collector.bytes.count <= limits.cellBytes, entries.count <= limits.cells else {
            failure = RosterFailure(.tooLarge, "某个单元格的文字或全部文字的条数超出上限。", detail: "sharedStrings")
            return
        }
    }

    /// Characters of an element.
    func characters(_ text: UnsafeBufferPointer<UInt8>) {
        guard collector.bytes.count <= limits.cellBytes else { return }
        collector.characters(text)
    }
}
