import Glibc

/// The one place of this library where a file is opened.
public enum RosterFile {
    /// The bytes of a regular file; refuses a pipe or a folder, and what is larger than the limits, before reading it.
    public static func bytes(path: String, limits: RosterLimits = RosterLimits()) throws(RosterFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw RosterFailure(.unreadableFile, "打不开文件 \(path)。请检查路径和权限。", detail: path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw RosterFailure(.unreadableFile, "\(path) 不是普通文件。请给出名册文件本身。", detail: path)
        }
        var (content, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw RosterFailure(.unreadableFile, "读文件 \(path) 时出错。", detail: path) }
            guard count > 0 else { return content }
            content += chunk[0..<count]
            guard content.count <= limits.fileBytes else {
                throw RosterFailure(.tooLarge, "文件超过 \(limits.fileBytes >> 20) MB。请拆成几个文件分别上传。", detail: path)
            }
        }
    }
}
