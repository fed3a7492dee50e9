import LedgerCrypto
import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

/// Rows that anybody but the log's key changed must not decide.
struct SealedViewsTests {
    private let key = SecretKey.generate()
    private let base = MemoryViews()
    private let cursor = ViewsCursor(size: 7, root: Digest(1, 2, 3, 4))

    private func open() -> SealedViews { SealedViews(base, logKey: key) }

    private func rows(_ values: [(UInt8, [UInt8])], isNew: Bool = true) -> RowChanges {
        var changes = RowChanges()
        for (key, value) in values { changes.set(projection: 3, key: [key], value: value, isNew: isNew) }
        return changes
    }

    private func filled() throws {
        let views = open()
        try views.clear()
        try views.write(rows([(1, [10]), (2, [20]), (3, [30])]), cursor: ViewsCursor(size: 5, root: .zero))
        try views.write(rows([(2, [21])], isNew: false), cursor: cursor)
    }

    // Past the seal, as whoever has the file would.
    private func forge(_ changes: RowChanges) throws {
        let sealed = try #require(try base.cursor())
        try base.write(changes, cursor: sealed)
    }

    private func expectRefused(_ refusal: ViewsRefusal) throws {
        let views = open()
        #expect(try views.cursor() == nil)
        #expect(views.refusal == refusal)
    }

    @Test func whatWasSealedIsBelieved() throws {
        try filled()
        let views = open()
        let found = try #require(try views.cursor())
        #expect(found.size == 7 && found.root == cursor.root)
        #expect(try views.value(projection: 3, key: [2]) == [21])
        #expect(views.refusal == nil)
    }

    @Test func anEditedRowIsRefused() throws {
        try filled()
        try forge(rows([(1, [11])]))
        try expectRefused(.rows)
    }

    @Test func aRemovedRowIsRefused() throws {
        try filled()
        var changes = RowChanges()
        changes.remove(projection: 3, key: [3])
        try forge(changes)
        try expectRefused(.rows)
    }

    @Test func anAddedRowIsRefused() throws {
        try filled()
        try forge(rows([(4, [40])]))
        try expectRefused(.rows)
    }

    @Test func aRowOfYesterdayIsRefused() throws {
        try filled()
        try forge(rows([(2, [20])]))
        try expectRefused(.rows)
    }

    @Test func valuesThatChangePlacesAreRefused() throws {
        try filled()
        try forge(rows([(1, [30]), (3, [10])]))
        try expectRefused(.rows)
    }

    @Test func anotherKeysSealAnAbsentSealAndAnotherCursorAreRefused() throws {
        try filled()
        let foreign = SealedViews(base, logKey: .generate())
        #expect(try foreign.cursor() == nil)
        #expect(foreign.refusal == .seal)
        let sealed = try #require(try base.cursor())
        try base.write(RowChanges(), cursor: ViewsCursor(size: 8, root: sealed.root, seal: sealed.seal))
        try expectRefused(.seal)
        try base.write(RowChanges(), cursor: ViewsCursor(size: 7, root: sealed.root))
        try expectRefused(.seal)
    }

    @Test func uncheckedRowsAreNotWrittenOver() throws {
        try filled()
        let error = #expect(throws: StoreFailure.self) { try open().write(rows([(9, [9])]), cursor: cursor) }
        #expect(error?.code == .corrupt)
    }

    // The store may have kept what it said it could not write, and the same rows come again with newer ones.
    @Test(arguments: [false, true]) func aFailedWriteMayBeRepeated(_ isKept: Bool) throws {
        try filled()
        let views = open()
        _ = try views.cursor()
        let once = rows([(4, [40])])
        base.fail(true, afterKeeping: isKept)
        #expect(throws: StoreFailure.self) { try views.write(once, cursor: ViewsCursor(size: 8, root: .zero)) }
        base.fail(false)
        var again = once
        again.set(projection: 3, key: [2], value: [22])
        again.set(projection: 3, key: [4], value: [42], isNew: true)
        again.remove(projection: 3, key: [1])
        try views.write(again, cursor: ViewsCursor(size: 9, root: .zero))
        let reopened = open()
        #expect(try reopened.cursor()?.size == 9)
        #expect(try reopened.value(projection: 3, key: [4]) == [42])
        try reopened.write(rows([(4, [43])], isNew: false), cursor: ViewsCursor(size: 10, root: .zero))
        #expect(try open().cursor()?.size == 10)
    }
}
