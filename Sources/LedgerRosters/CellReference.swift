/// Cell addresses such as `AB12`.
enum CellReference {
    /// The column from 0 and the row from 1; nil when the text is no address within a sheet's bounds.
    static func position(_ text: String) -> (column: Int, row: Int)? {
        var (column, row) = (0, 0)
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                guard row == 0 else { return nil }
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            guard column <= 16_384, row <= 1_048_576 else { return nil }
        }
        return column > 0 && row > 0 ? (column - 1, row) : nil
    }

    /// The region of `A1:C3` or of a single cell, rows counted from 1; nil when the text is none.
    static func region(_ text: String) -> RosterSheet.Region? {
        let ends = text.split(separator: ":").map { position(String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else { return nil }
        guard first.row <= last.row, first.column <= last.column else { return nil }
        return RosterSheet.Region(top: first.row, left: first.column, bottom: last.row, right: last.column)
    }
}
