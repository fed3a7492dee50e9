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

func tests(_ target: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: target + "Tests",
        dependencies: [.byName(name: target)] + dependencies,
        swiftSettings: kernel
    )
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "xinshi",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        library("LedgerModel"),
        tests("LedgerModel"),
        library("LedgerCrypto", ["CSodium", "LedgerModel", crypto]),
        tests("LedgerCrypto", ["LedgerModel"]),
        library("LedgerFormat", ["LedgerCrypto", "LedgerModel"]),
        tests("LedgerFormat", ["LedgerCrypto", "LedgerModel"]),
        library("LedgerRules", ["LedgerModel"]),
        tests("LedgerRules", ["LedgerModel"]),
        library("LedgerProjections", ["LedgerModel", "LedgerRules"]),
        tests("LedgerProjections", ["LedgerModel", "LedgerRules"]),
    ]
)
