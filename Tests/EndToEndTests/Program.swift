import Foundation

/// The built program, run as its users run it.
struct Program {
    /// What one run left behind.
    struct Outcome {
        /// The exit code.
        let code: Int32
        /// Standard output.
        let output: String
        /// Standard error.
        let notes: String
    }

    /// A program that is not there, or one that was ended by a signal.
    struct Broken: Error {
        /// What is wrong.
        let message: String
    }

    /// Runs the program to its end, in English unless told otherwise.
    static func run(
        _ arguments: [String],
        environment: [String: String] = ["LANG": "en_GB.UTF-8"],
        program: String = "xinshi"
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = try location(of: program)
        process.arguments = arguments
        process.environment = environment
        let scratch = try Scratch()
        let (output, notes) = (try scratch.empty("output"), try scratch.empty("notes"))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: notes)
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit else {
            throw Broken(message: "ended by signal \(process.terminationStatus)")
        }
        return Outcome(
            code: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            notes: try String(contentsOf: notes, encoding: .utf8)
        )
    }

    /// Next to the test bundle, where the same build puts both.
    private static func location(of program: String) throws -> URL {
        let own = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let beside = own.deletingLastPathComponent().appending(path: program)
        guard FileManager.default.isExecutableFile(atPath: beside.path) else {
            throw Broken(message: "\(beside.path) is missing: build the whole package first")
        }
        return beside
    }
}

/// A folder of one test, deleted with it.
final class Scratch: Sendable {
    /// The folder.
    let folder: URL

    /// Makes the folder.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "xinshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Path of a name in the folder.
    func path(_ name: String) -> String {
        folder.appending(path: name).path
    }

    /// Writes a file and answers its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let place = folder.appending(path: name)
        let parent = place.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
        return place.path
    }

    /// Writes a file of bytes and answers its path.
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let place = folder.appending(path: name)
        try Data(bytes).write(to: place)
        return place.path
    }

    /// An empty file.
    func empty(_ name: String) throws -> URL {
        URL(filePath: try write("", to: name))
    }
}

/// Files of the repository.
enum Repository {
    /// Its root, three folders above this file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Path of a roster among the examples.
    static func roster(_ name: String) -> String {
        root.appending(path: "Tests/LedgerRostersTests/Examples/\(name)").path
    }
}
