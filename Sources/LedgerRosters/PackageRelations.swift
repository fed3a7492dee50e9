/// The links from one part of a workbook to others.
final class PackageRelations: XMLHandler {
    /// One link.
    struct Relation {
        /// The name by which the part is linked.
        var id: String
        /// The kind of link.
        var type: String
        /// The part's name from the container's root, without a leading slash.
        var target: String
    }

    /// The links in the order of the part.
    private(set) var relations: [Relation] = []
    private let folder: String

    init(folder: String) {
        self.folder = folder
    }

    /// Nothing of this part is refused.
    var failure: RosterFailure? { nil }

    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"], attributes["TargetMode"] != "External"
        else { return }
        relations.append(Relation(id: id, type: type, target: resolved(target)))
    }

    /// An element ends.
    func end(_ name: String) {}

    /// Characters of an element.
    func characters(_ text: UnsafeBufferPointer<UInt8>) {}

    private func resolved(_ target: String) -> String {
        let path = target.hasPrefix("/") ? target : "/" + folder + target
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
