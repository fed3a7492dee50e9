import Glibc

/// Why the system refused to read or write, in the words of whoever asked.
enum SystemReason {
    /// The meaning of a POSIX error; in Chinese its number where it has no words of its own.
    static func words(_ number: Int32, _ language: LanguageOption) -> String {
        let chinese: [Int32: String] = [
            ENOENT: "没有这个文件夹或文件", ENOTDIR: "路径中有一段不是文件夹", EACCES: "没有权限", EPERM: "不允许这样做",
            EISDIR: "这是文件夹，不是文件", EEXIST: "已经存在", ENOSPC: "磁盘已满", EDQUOT: "磁盘配额已用完", EROFS: "磁盘只读",
            EFBIG: "文件太大", EIO: "读写磁盘出错", ENAMETOOLONG: "文件名太长", ELOOP: "链接绕成一圈", EMFILE: "打开的文件太多",
            EBUSY: "文件正被使用", EPIPE: "读取的一方已经结束", EBADF: "没有打开",
        ]
        return language.text(chinese[number] ?? "系统错误 \(number)", String(cString: strerror(number)))
    }
}
