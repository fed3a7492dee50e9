/// The comments pinned to the cells of one sheet, of the old and the threaded kind.
final class CommentsPart: XMLHandler {
    /// The texts, by row number and column.
    private(set) var comments: [(row: Int, column: Int, text: String)] = []
    /// The limit that was passed.
    private(set) var failure: RosterFailure?
    private var place: (column: Int, row: Int)?
    private var bytes: [UInt8] = []
    private let limits: RosterLimits

    init(limits: RosterLimits) {
        self.limits = limits
    }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        guard name == "comment" || name == "threadedComment" else { return }
        place = attributes["ref"].flatMap(CellReference.position)
        bytes = []
    }

    /// An element ends.
    func end(_ name: String) {
        guard name == "comment" || name == "threadedComment", let place else { return }
        comments.append((place.row, place.column, String(decoding: bytes, as: UTF8.self)))
        self.place = nil
    }

    /// Characters of a comment.
    func characters(_ text: UnsafeBufferPointer<UInt8>) {
        guard place != nil, failure == nil else { return }
        bytes += text
        if bytes.count > limits.cellBytes || comments.count > limits.lines {
            failure = RosterFailure(.tooLarge, "批注过多或过长。请删去批注，另存后再试。", detail: "comments")
        }
    }
}
