internal import LedgerModel

extension RecordPage {
    init(from reader: inout RowReader) {
        present = reader.word()
        let count = present.nonzeroBitCount
        rows.reserveCapacity(count)
        for _ in 0..<count { rows.append(RecordRow(from: &reader)) }
    }

    func write(to writer: inout RowWriter) {
        writer.word(present)
        for row in rows { row.write(to: &writer) }
    }
}

extension RecordRow {
    fileprivate init(from reader: inout RowReader) {
        subject = reader.number()
        roster = reader.number()
        signer = reader.number()
        firstApproval = reader.optionalNumber() ?? RecordRow.nobody
        lastApproval = reader.optionalNumber() ?? RecordRow.nobody
        day = reader.signed()
        start = reader.number()
        length = reader.number()
        seconds = reader.number()
        minted = reader.number()
        version = reader.number()
        flags = Flags(rawValue: reader.number())
        state = reader.element()
        evidence = reader.element()
        earlier = RecordLink(from: &reader, day: day)
    }

    fileprivate func write(to writer: inout RowWriter) {
        writer.number(subject)
        writer.number(roster)
        writer.number(signer)
        writer.optionalNumber(firstApproval == RecordRow.nobody ? nil : firstApproval)
        writer.optionalNumber(lastApproval == RecordRow.nobody ? nil : lastApproval)
        writer.signed(day)
        writer.number(start)
        writer.number(length)
        writer.number(seconds)
        writer.number(minted)
        writer.number(version)
        writer.number(flags.rawValue)
        writer.element(state)
        writer.element(evidence)
        earlier.write(to: &writer, day: day)
    }
}
