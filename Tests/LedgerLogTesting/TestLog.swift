internal import Glibc
public import LedgerCrypto
public import LedgerFormat
public import LedgerLog
public import LedgerModel
internal import Synchronization

/// A clock that only a test moves.
public final class TestClock: LogClock {
    private let reading: Mutex<ClockReading>

    /// Starts at a wall time in milliseconds.
    public init(wallMilliseconds: UInt64 = 1_800_000_000_000) {
        reading = Mutex(ClockReading(wallMilliseconds: wallMilliseconds, steadyMilliseconds: 1_000_000))
    }

    /// What both clocks say.
    public func read() -> ClockReading { reading.withLock { $0 } }

    /// Lets time pass, on both clocks.
    public func pass(_ milliseconds: UInt64) {
        move(wall: Int64(milliseconds), steady: milliseconds)
    }

    /// Sets the wall clock forward or back.
    public func jump(_ milliseconds: Int64) {
        move(wall: milliseconds, steady: 0)
    }

    private func move(wall: Int64, steady: UInt64) {
        reading.withLock {
            $0 = ClockReading(
                wallMilliseconds: UInt64(Int64($0.wallMilliseconds) + wall),
                steadyMilliseconds: $0.steadyMilliseconds + steady
            )
        }
    }
}

/// A folder of a test's own, removed when the last reference goes.
public final class TestFolder: Sendable {
    /// Its path, without a slash at the end.
    public let path: String

    /// Makes a folder under the system's temporary one.
    public init() {
        var template = Array("/tmp/xinshi-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { preconditionFailure("no temporary folder") }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
    }

    deinit {
        TestFolder.remove(path)
    }

    private static func remove(_ path: String) {
        guard let folder = opendir(path) else {
            unlink(path)
            return
        }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { remove(path + "/" + name) }
        }
        closedir(folder)
        rmdir(path)
    }

    /// Every file below, by its path relative to this folder.
    public func files(_ below: String = "") throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        guard let folder = opendir(path + "/" + below) else {
            return [below: try PrivateFile.read(path + "/" + below) ?? []]
        }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            files.merge(try self.files(below.isEmpty ? name : below + "/" + name)) { $1 }
        }
        return files
    }
}

/// One author of a test, with its place in its own chain.
public struct TestAuthor: Sendable {
    /// Its key.
    public let key: SecretKey
    /// Where its next batch stands.
    public var position = BatchPosition.first

    /// An author whose seed is this byte, 32 times.
    public init(seed: UInt8) {
        guard let key = SecretKey(seed: [UInt8](repeating: seed, count: 32)) else { preconditionFailure("32 bytes") }
        self.key = key
    }

    /// Its author_key.
    public var name: Digest { AuthorKey.name(publicKey: key.publicKey) }

    /// Signs the next batch and moves on; a refused batch is signed anew from a copy taken before.
    public mutating func sign(_ statements: [String], genesisLeaf: Digest) throws -> SignedBatch {
        let bytes = statements.map { Array($0.utf8) }
        let root = MerkleTree.root(ofLeaves: bytes.map { $0.withUnsafeBytes { SHA2.leaf($0) } })
        let batch = Batch(
            signedBy: key,
            at: position,
            statements: BatchStatements(count: UInt32(statements.count), root: root),
            authorTimeMilliseconds: 1,
            genesisLeaf: genesisLeaf
        )
        position = batch.nextPosition
        return try SignedBatch(body: batch.bytes, statements: bytes)
    }
}

/// A log in a folder, over any store: what tests of the writer share.
public struct TestLog<Store: LogStore>: Sendable {
    /// The log's key.
    public let key = TestAuthor(seed: 1).key
    /// The clock of the log.
    public let clock = TestClock()
    /// Where lock and quarantine lie.
    public let folder = TestFolder()
    /// The root author.
    public var author = TestAuthor(seed: 2)
    /// Further authors that the judge knows from the start.
    public let others = (10..<30).map { TestAuthor(seed: $0) }
    /// The store.
    public var store: Store
    /// The views, if the test wants any.
    public var views: (any ViewsStore)?
    /// Where the lock lies; a file of the folder unless told.
    public let lock: any LockPlace

    /// Makes a log in an empty store.
    public init(_ store: Store, views: (any ViewsStore)? = nil, lock: (any LockPlace)? = nil) throws {
        self.store = store
        self.views = views
        self.lock = lock ?? LockFile(folder.path + "/lock/checkpoint")
        try LogCreation.create(
            try Self.genesis(key, author),
            signedBy: key,
            store: store,
            lock: self.lock,
            clock: clock
        )
    }

    /// The path of the lock when it is a file.
    public var lockPath: String { folder.path + "/lock/checkpoint" }

    /// What `open` opens.
    public var parts: LogParts<Store, AcceptingJudge> {
        let known = others.map(\.key.publicKey)
        var parts = LogParts(
            store: store,
            lock: lock,
            keys: [key],
            quarantineFolder: folder.path + "/quarantine",
            makeJudge: { AcceptingJudge(authors: known) }
        )
        parts.views = views
        parts.clock = clock
        return parts
    }

    /// Opens the log; a sequencer that is still alive holds the lock.
    public func open() throws -> Sequencer<Store, AcceptingJudge> {
        try Sequencer.open(parts)
    }

    private static func genesis(_ key: SecretKey, _ author: TestAuthor) throws -> Genesis {
        try Genesis(
            origin: "log.example/test",
            logKey: key.publicKey,
            root: Genesis.Root(
                key: author.key.publicKey,
                organisation: OrganisationID(high: 1, low: 2),
                subject: SubjectID(high: 3, low: 4)
            ),
            terms: Genesis.Terms(policy: .zero, retention: "as the law says"),
            drawn: (created: 1_800_000_000, nonce: Identifier(high: 5, low: 6))
        )
    }
}

/// An ordinary statement of a test.
public func statement(_ number: Int) -> String {
    #"{"n":\#(number)}"#
}
