/// What a committed value is; the closed list of spec 08 §2.
public enum CommitmentTag: String, CaseIterable, Hashable, Sendable {
    // Of a person: `profile`.
    case birthDate = "birth_date"
    case contact
    case guardianContact = "guardian_contact"
    case guardianName = "guardian_name"
    case idNumber = "id_number"
    case idType = "id_type"
    case name
    case residence
    case serviceCategories = "service_categories"
    case sex
    case skills
    case volunteerNumber = "volunteer_number"
    // Of an activity, a training, a commendation, a student's evaluation: `facts`.
    case content
    case grantor
    case host
    case item
    case leaderName = "leader_name"
    case place
    case remark
    case served
    case standard
    case title
    // Of single fields with a commitment of their own: the field's name.
    case comment
    case number
    case recipient
    case reason
    case records
    case source
}

extension CommitmentTag: Comparable {
    /// Orders by the bytes of the written tags.
    public static func < (left: CommitmentTag, right: CommitmentTag) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
}
