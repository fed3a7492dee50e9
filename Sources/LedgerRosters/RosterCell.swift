/// One cell as the clerk sees it, with what a reader must know besides.
struct RosterCell: Sendable {
    /// What the cell holds.
    enum Value: Sendable {
        /// Nothing.
        case blank
        /// Written text.
        case text
        /// A number and what its format shows it as.
        case number(Double, NumberFormat.Kind)
        /// True or false.
        case boolean
        /// An error, or a formula that was never computed.
        case error
    }

    /// What a reader must know besides the text.
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt16
        /// The value comes from a formula.
        static let formula = Marks(rawValue: 1)
        /// The text, or a part of it, is struck through.
        static let struck = Marks(rawValue: 2)
        /// The cell belongs to a merged region of several rows.
        static let mergedRows = Marks(rawValue: 4)
        /// The cell shows a merged region's value in another column than the region's first.
        static let fromLeft = Marks(rawValue: 8)
        /// The cell shows a merged region's value in another row than the region's first.
        static let fromAbove = Marks(rawValue: 16)
        /// The number has more decimals than its format shows.
        static let rounded = Marks(rawValue: 64)
        /// A number of a workbook whose days count from 1904.
        static let epoch1904 = Marks(rawValue: 128)
        /// The format shows the value as something else, or not at all.
        static let disguised = Marks(rawValue: 256)
        /// The text has the colour of its ground, or something drawn lies over the cell.
        static let unseen = Marks(rawValue: 512)
        /// The column is hidden.
        static let hidden = Marks(rawValue: 32)
    }

    /// The text as written, trimmed; a date or time cell of a workbook in ISO form.
    var raw: String
    /// `raw` with full-width forms, dashes and spaces folded; what readers parse.
    var text: String
    /// What the cell holds.
    var value: Value
    /// What a reader must know besides.
    var marks: Marks

    /// A cell without content.
    static let blank = RosterCell(raw: "", text: "", value: .blank, marks: [])

    init(raw: String, text: String, value: Value, marks: Marks) {
        self.raw = raw
        self.text = text
        self.value = value
        self.marks = marks
    }

    /// A cell of written text.
    init(_ raw: String, marks: Marks = []) {
        let text = RosterText.folded(raw)
        self.init(raw: raw, text: text, value: text.isEmpty ? .blank : .text, marks: marks)
    }

    /// Whether nothing is written here.
    var isBlank: Bool { text.isEmpty }

    /// Whether something is written in this very cell, not only shown here through merging.
    var isWrittenHere: Bool { !text.isEmpty && marks.isDisjoint(with: [.fromLeft, .fromAbove]) }
}
