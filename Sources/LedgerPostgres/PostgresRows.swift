internal import CPostgres

/// The rows that a statement answered, in binary form; their bytes are valid as long as this lives.
struct PostgresRows: ~Copyable {
    private let result: OpaquePointer

    /// Takes over a result of libpq.
    init(owning result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    /// How many rows there are.
    var count: Int { Int(PQntuples(result)) }

    /// How many rows the statement wrote or removed.
    var affectedCount: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    /// Whether a field is NULL.
    func isNull(_ row: Int, _ column: Int) -> Bool {
        PQgetisnull(result, Int32(row), Int32(column)) == 1
    }

    /// An integer or boolean of any width.
    func integer(_ row: Int, _ column: Int) -> UInt64 {
        bytes(row, column).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The bytes of a field, lent by the result; empty for NULL.
    func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
        let start = PQgetvalue(result, Int32(row), Int32(column))
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, Int32(row), Int32(column))))
    }

    /// A field of text.
    func text(_ row: Int, _ column: Int) -> String {
        String(decoding: bytes(row, column), as: UTF8.self)
    }
}
