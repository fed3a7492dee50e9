import Glibc

/// The one place of this library where a file is opened.
public enum RosterFile {
    /// The bytes of the file; refuses what is larger than the limits before reading it all.
    public static func bytes(path: String, limits: RosterLimits = RosterLimits()) throws(RosterFailure) -> [UInt8] {
        guard let stream = fopen(path, "rb") else {
            throw RosterFailure(.unreadableFile, "打不开文件 \(path)。请检查路径和权限。", detail: path)
        }
        defer { fclose(stream) }
        var (content, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = fread(&chunk, 1, chunk.count, stream)
            content += chunk[0..<count]
            guard content.count <= limits.fileBytes else {
                throw RosterFailure(.tooLarge, "文件超过 \(limits.fileBytes >> 20) MB。请拆成几个文件分别上传。", detail: path)
            }
            guard count == chunk.count else { break }
        }
        guard ferror(stream) == 0 else {
            throw RosterFailure(.unreadableFile, "读文件 \(path) 时出错。", detail: path)
        }
        return content
    }
}
