import CExpat

/// What a part's reader is told while a part of a workbook is parsed; names come without their prefix.
protocol XMLHandler: AnyObject {
    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes)
    /// An element ends.
    func end(_ name: String)
    /// Characters, possibly in pieces.
    func characters(_ text: UnsafeBufferPointer<UInt8>)
    /// Set by the handler to stop: the part breaks a limit or a rule.
    var failure: RosterFailure? { get }
}

/// The attributes of one element, valid while it is handled.
struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of the attribute with this name, whatever its prefix.
    subscript(name: String) -> String? {
        guard let pairs else { return nil }
        var index = 0
        while let key = pairs[index], let value = pairs[index + 1] {
            if XMLReader.localName(key) == name { return String(cString: value) }
            index += 2
        }
        return nil
    }
}

/// Parses a part with expat; a document type declaration, and with it every entity trick, is refused.
final class XMLReader {
    private let handler: any XMLHandler
    private var parser: XML_Parser?
    private var hasDoctype = false

    private init(_ handler: any XMLHandler) {
        self.handler = handler
    }

    /// Feeds the bytes of the part to the handler.
    static func parse(_ bytes: [UInt8], part: String, _ handler: any XMLHandler) throws(RosterFailure) {
        let reader = XMLReader(handler)
        let isWhole = reader.run(bytes)
        if reader.hasDoctype {
            throw RosterFailure(.forbiddenDoctype, "这个 Excel 文件带有文档类型声明，正常文件不会有。请用 Excel 另存为新的 .xlsx。", detail: part)
        }
        if let failure = handler.failure { throw failure }
        guard isWhole else {
            throw RosterFailure(.damagedWorkbook, "这个 Excel 文件已损坏（\(part)）。请用 Excel 打开，另存为新的 .xlsx 后再试。", detail: part)
        }
    }

    /// The part of a qualified name after its prefix.
    static func localName(_ name: UnsafePointer<CChar>) -> String {
        var (start, position) = (name, name)
        while position.pointee != 0 {
            if position.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = position + 1 }
            position += 1
        }
        return String(cString: start)
    }

    private func run(_ bytes: [UInt8]) -> Bool {
        guard let parser = XML_ParserCreate(nil) else { return false }
        defer { XML_ParserFree(parser) }
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in XMLReader.from(data)?.begin(name, attributes) },
            { data, name in XMLReader.from(data)?.end(name) }
        )
        XML_SetCharacterDataHandler(parser) { data, text, count in XMLReader.from(data)?.characters(text, count) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLReader.from(data)?.refuseDoctype() }
        return feed(bytes, to: parser)
    }

    private func feed(_ bytes: [UInt8], to parser: XML_Parser) -> Bool {
        var position = 0
        repeat {
            let count = min(bytes.count - position, 1 << 20)
            let isLast = position + count == bytes.count
            let status = bytes.withUnsafeBytes { buffer in
                let start = buffer.baseAddress.map { $0 + position }?.assumingMemoryBound(to: CChar.self)
                return XML_Parse(parser, start, Int32(count), isLast ? 1 : 0)
            }
            guard status == XML_STATUS_OK else { return false }
            position += count
        } while position < bytes.count
        return true
    }

    private static func from(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
        data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard let name, handler.failure == nil else { return stop() }
        handler.begin(XMLReader.localName(name), XMLAttributes(pairs: attributes))
        if handler.failure != nil { stop() }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        guard let name, handler.failure == nil else { return stop() }
        handler.end(XMLReader.localName(name))
        if handler.failure != nil { stop() }
    }

    private func characters(_ text: UnsafePointer<CChar>?, _ count: Int32) {
        guard let text, count > 0, handler.failure == nil else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
            handler.characters(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
    }

    private func refuseDoctype() {
        hasDoctype = true
        stop()
    }

    private func stop() {
        guard let parser else { return }
        XML_StopParser(parser, 0)
    }
}
