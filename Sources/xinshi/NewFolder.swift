import Glibc

/// A folder of files that belong together: all of them are written, or what was begun is taken away again.
struct NewFolder {
    private let path: String
    private let language: LanguageOption
    // In the order of their making; taken away from the last to the first.
    private var folders: [String] = []
    private var files: [String] = []

    /// Makes the folder with mode 0700, or uses one that is there, and fills it by a piece of work.
    ///
    /// When the work fails, its files and the folders that it made are removed; what stood there before stays.
    static func fill<Result>(
        _ path: String,
        _ language: LanguageOption,
        _ work: (inout NewFolder) throws -> Result
    ) throws -> Result {
        var folder = NewFolder(path: path, language: language)
        do {
            try folder.make(path)
            return try work(&folder)
        } catch {
            folder.takeAway()
            throw error
        }
    }

    private init(path: String, language: LanguageOption) {
        (self.path, self.language) = (path, language)
    }

    /// Writes a file into it; the name may lead through a folder that was made in it.
    mutating func write(_ bytes: [UInt8], to name: String) throws {
        let file = path + "/" + name
        try NewFile.write(bytes, to: file, language)
        files.append(file)
    }

    /// Makes a folder in it.
    mutating func makeFolder(_ name: String) throws {
        try make(path + "/" + name)
    }

    private mutating func make(_ folder: String) throws {
        if mkdir(folder, 0o700) == 0 {
            folders.append(folder)
        } else if errno != EEXIST {
            throw NewFile.failure(folder, language)
        }
    }

    private func takeAway() {
        for file in files { unlink(file) }
        for folder in folders.reversed() { rmdir(folder) }
    }
}
