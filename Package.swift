// swift-tools-version:6.2
import PackageDescription

let kernel: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: kernel)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: kernel)
}

func tests(_ target: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: target + "Tests",
        dependencies: [.byName(name: target)] + dependencies,
        swiftSettings: kernel
    )
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "xinshi",
    products: [
        .library(
            name: "XinshiKernel",
            targets: [
                "LedgerModel", "LedgerCrypto", "LedgerFormat", "LedgerRules", "LedgerPolicies", "LedgerLog",
                "LedgerProjections", "LedgerVault", "LedgerSQLite", "LedgerPostgres", "LedgerReplay",
                "LedgerVerification", "LedgerService",
            ]
        )
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        library("LedgerModel"),
        library("LedgerCrypto", ["LedgerModel", "CSodium", "COpenSSL"]),
        library("LedgerFormat", ["LedgerModel", "LedgerCrypto"]),
        library("LedgerPolicies"),
        library("LedgerRules", ["LedgerModel"]),
        library("LedgerLog", ["LedgerModel", "LedgerFormat", "LedgerCrypto"]),
        library("LedgerProjections", ["LedgerModel", "LedgerRules"]),
        library("LedgerVault", ["LedgerModel", "LedgerCrypto"]),
        library("LedgerDocuments", ["LedgerModel", "LedgerFormat", "LedgerCrypto"]),
        library("LedgerRosters", ["LedgerModel", "CExpat", "CZip"]),
        library("LedgerSQLite", ["LedgerModel", "LedgerLog", "LedgerVault", grdb, sqlite]),
        library("LedgerPostgres", ["LedgerModel", "LedgerLog", "LedgerVault", "CPostgres"]),
        library("LedgerReplay", ["LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerRules"]),
        library("LedgerVerification", ["LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerRules", "LedgerReplay"]),
        library(
            "LedgerService",
            [
                "LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerRules", "LedgerReplay", "LedgerProjections",
                "LedgerLog", "LedgerVault", "LedgerDocuments", "LedgerRosters", "LedgerSQLite", "LedgerPostgres",
                "LedgerPolicies",
            ]
        ),
        library("UsageWords"),
        program(
            "xinshi",
            [
                "LedgerService", arguments, "LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerDocuments",
                "LedgerRosters", "LedgerProjections", "LedgerRules", "LedgerLog", "LedgerVault", "LedgerSQLite",
                "LedgerReplay", "LedgerVerification", "UsageWords",
            ]
        ),
        program(
            "xinshi-audit",
            ["LedgerVerification", "UsageWords", "LedgerModel", "LedgerFormat", "LedgerCrypto", arguments]
        ),
        .target(
            name: "LedgerLogTesting",
            dependencies: ["LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerLog"],
            path: "Tests/LedgerLogTesting",
            swiftSettings: kernel
        ),
        .target(
            name: "LedgerVaultTesting",
            dependencies: ["LedgerModel", "LedgerCrypto", "LedgerVault"],
            path: "Tests/LedgerVaultTesting",
            swiftSettings: kernel
        ),
        .target(name: "PersonalScan", path: "Tests/PersonalScan", swiftSettings: kernel),
        tests("LedgerModel"),
        tests("LedgerCrypto", ["LedgerModel"]),
        tests("LedgerFormat", ["LedgerModel", "LedgerCrypto"]),
        tests("LedgerRules", ["LedgerModel"]),
        tests("LedgerLog", ["LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerLogTesting"]),
        tests("LedgerReplay", ["LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerRules"]),
        tests("LedgerProjections", ["LedgerModel", "LedgerRules"]),
        tests("LedgerVault", ["LedgerModel", "LedgerCrypto", "LedgerSQLite", "LedgerVaultTesting", "PersonalScan"]),
        tests("LedgerDocuments", ["LedgerModel", "LedgerFormat", "LedgerCrypto"]),
        .testTarget(
            name: "LedgerRostersTests",
            dependencies: ["LedgerRosters", "LedgerModel"],
            exclude: ["Examples"],
            swiftSettings: kernel
        ),
        tests("LedgerSQLite", ["LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerLog", "LedgerLogTesting"]),
        tests(
            "LedgerPostgres",
            [
                "LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerLog", "LedgerLogTesting", "LedgerVault",
                "LedgerVaultTesting",
            ]
        ),
        tests("UsageWords"),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "LedgerModel", "LedgerFormat", "LedgerCrypto", "LedgerRules", "LedgerLog", "LedgerLogTesting",
                "LedgerSQLite", "LedgerService", "LedgerVerification", "LedgerDocuments", "LedgerRosters",
                "LedgerVault",
            ],
            swiftSettings: kernel
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "xinshi", "xinshi-audit", "LedgerModel", "LedgerCrypto", "LedgerRules", "LedgerLog", "LedgerVault",
                "LedgerService", "PersonalScan",
            ],
            swiftSettings: kernel
        ),
        .testTarget(name: "TidyTests", swiftSettings: kernel),
    ]
)
