internal import LedgerModel

/// One `student_evaluated`, as far as an objection to it is judged by it (spec 06 §6).
struct GradeRow: StoredRow {
    /// Leaf hash of the `student_evaluated`.
    let leaf: Digest
    /// The student.
    let subject: UInt32
    /// The school, college or branch that evaluated.
    let organisation: UInt32
    /// The key that signed.
    let signer: UInt32

    init(leaf: Digest, subject: UInt32, organisation: UInt32, signer: UInt32) {
        self.leaf = leaf
        self.subject = subject
        self.organisation = organisation
        self.signer = signer
    }

    init(from reader: inout RowReader) {
        leaf = reader.digest()
        subject = reader.number()
        organisation = reader.number()
        signer = reader.number()
    }

    func write(to writer: inout RowWriter) {
        writer.digest(leaf)
        writer.number(subject)
        writer.number(organisation)
        writer.number(signer)
    }
}
