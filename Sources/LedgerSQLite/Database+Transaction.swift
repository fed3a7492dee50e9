internal import GRDB

extension Database {
    /// One immediate transaction, committed when `body` returns and rolled back when it throws.
    ///
    /// By cached statements: GRDB's own parses BEGIN and COMMIT each time, a tenth of what a commit of one statement costs.
    func immediately(_ body: () throws -> Void) throws {
        try RawStatement(self, "BEGIN IMMEDIATE TRANSACTION").run()
        do {
            try body()
            try RawStatement(self, "COMMIT TRANSACTION").run()
        } catch {
            // After some errors SQLite has rolled back already.
            if isInsideTransaction { try? RawStatement(self, "ROLLBACK TRANSACTION").run() }
            throw error
        }
    }
}
