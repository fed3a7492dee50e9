import CZip

/// The parts of a zip container held in memory, unpacked one by one within limits.
final class ZipArchive {
    private let archive: OpaquePointer
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let limits: RosterLimits
    private var unpackedCount = 0

    init(_ source: [UInt8], limits: RosterLimits) throws(RosterFailure) {
        bytes = .allocate(capacity: max(source.count, 1))
        _ = bytes.initialize(from: source)
        self.limits = limits
        var failure = zip_error_t()
        zip_error_init(&failure)
        defer { zip_error_fini(&failure) }
        guard let buffer = zip_source_buffer_create(bytes.baseAddress, UInt64(source.count), 0, &failure) else {
            bytes.deallocate()
            throw ZipArchive.damaged("container")
        }
        guard let opened = zip_open_from_source(buffer, ZIP_RDONLY | ZIP_CHECKCONS, &failure) else {
            zip_source_free(buffer)
            bytes.deallocate()
            throw ZipArchive.damaged("container")
        }
        archive = opened
        guard zip_get_num_entries(archive, 0) <= limits.parts else { throw ZipArchive.tooLarge("parts") }
    }

    deinit {
        zip_discard(archive)
        bytes.deallocate()
    }

    /// The part of this name, or nil when there is none.
    func part(_ name: String) throws(RosterFailure) -> [UInt8]? {
        let index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw ZipArchive.damaged(name) }
        defer { zip_fclose(file) }
        var (content, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = chunk.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, UInt64($0.count)) }
            guard count >= 0 else { throw ZipArchive.damaged(name) }
            guard count > 0 else { break }
            unpackedCount += Int(count)
            content += chunk[0..<Int(count)]
            guard content.count <= limits.partBytes, unpackedCount <= limits.unpackedBytes else {
                throw ZipArchive.tooLarge(name)
            }
        }
        return content
    }

    private static func damaged(_ part: String) -> RosterFailure {
        RosterFailure(.damagedWorkbook, "这个 Excel 文件已损坏（\(part)）。请用 Excel 打开，另存为新的 .xlsx 后再试。", detail: part)
    }

    private static func tooLarge(_ part: String) -> RosterFailure {
        RosterFailure(.tooLarge, "这个 Excel 文件解开后过大（\(part)）。请只保留名册所在的工作表后再试。", detail: part)
    }
}
