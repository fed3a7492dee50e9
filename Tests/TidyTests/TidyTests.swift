import Testing

/// The size rules of the house; an exception is listed with its present figure, which may only shrink.
@Suite struct TidyTests {
    private static let longFiles: [String: Int] = [:]
    private static let longFunctions: [String: Int] = [:]
    private static let kernel = [
        "LedgerModel", "LedgerRules", "LedgerCrypto", "LedgerFormat", "LedgerLog", "LedgerProjections", "LedgerVault",
        "LedgerVerification", "LedgerRosters", "LedgerDocuments", "xinshi-audit",
    ]

    @Test func filesStayUnderFourHundredLines() throws {
        for file in try SourceTree().files {
            #expect(file.lines.count <= Self.longFiles[file.path] ?? 400, "\(file.path)")
        }
    }

    @Test func functionsStayUnderSeventyLines() throws {
        for file in try SourceTree().files {
            for function in file.functions {
                let place = "\(file.path):\(function.line)"
                #expect(function.length <= Self.longFunctions[place] ?? 70, "\(place)")
            }
        }
    }

    @Test func functionsTakeAtMostFiveParameters() throws {
        for file in try SourceTree().files where file.path.hasPrefix("Sources/") {
            for function in file.functions {
                #expect(function.parameters <= 5, "\(file.path):\(function.line)")
            }
        }
    }

    @Test func theKernelDoesWithoutFoundation() throws {
        for file in try SourceTree().files where Self.kernel.contains(where: { file.path.hasPrefix("Sources/\($0)/") })
        {
            for line in file.lines where line.contains("import Foundation") {
                Issue.record("\(file.path): \(line)")
            }
        }
    }

    @Test func theMeasureItselfSeesFunctions() throws {
        let own = try SourceTree().files.first { $0.path.hasSuffix("TidyTests/TidyTests.swift") }
        let functions = try #require(own).functions
        #expect(functions.count == 5)
        #expect(functions.allSatisfy { $0.length > 1 && $0.parameters == 0 })
    }
}
