import Testing

@testable import LedgerRosters

/// The lists of words in Swift are those of the policy; `Tools/rosters/words.py` writes them.
@Suite struct WordListsTests {
    private static let lists = [
        ("harmless", RemarkWords.harmless),
        ("places", RemarkWords.places),
        ("services", RemarkWords.services),
        ("deeds", RemarkWords.deeds),
        ("givers", RemarkWords.givers),
        ("objects", RemarkWords.objects),
        ("persons", RemarkWords.persons),
        ("doubtful", RemarkWords.doubtful),
        ("contradicting", RemarkWords.contradicting),
        ("own_benefit", RemarkWords.ownBenefit),
        ("received", RemarkWords.received),
        ("receiving", RemarkWords.receiving),
        ("own_home", RemarkWords.ownHome),
        ("own_people", RemarkWords.ownPeople),
        ("own_places", RemarkWords.ownPlaces),
        ("helping", RemarkWords.helping),
        ("on_duty", RemarkWords.onDuty),
        ("staff", RemarkWords.staff),
        ("at_post", RemarkWords.atPost),
        ("doubtful_headers", RemarkWords.doubtfulHeaders),
        ("not_service", TitleWords.notService),
        ("not_attendance", TitleWords.notAttendance),
        ("planned", TitleWords.planned),
        ("duty", TitleWords.duty),
        ("attendance", TitleWords.attendance),
        ("serving", TitleWords.serving),
        ("serving_bodies", TitleWords.servingBodies),
        ("file_names", TitleWords.fileNames),
        ("taken", TitleWords.taken),
        ("signed", TitleWords.signed),
        ("served", TitleWords.served),
        ("others", TitleWords.others),
        ("groups", TitleWords.groups),
        ("topics", TitleWords.topics),
        ("people_lists", TitleWords.peopleLists),
        ("attended", TitleWords.attended),
        ("volunteering", TitleWords.volunteering),
        ("lists", TitleWords.lists),
        ("neutral", TitleWords.neutral),
        ("place_endings", TitleWords.placeEndings),
        ("note_alarms", TableWords.noteAlarms),
        ("instructions", TableWords.instructions),
        ("instructed", TableWords.instructed),
        ("conditions", TableWords.conditions),
        ("sanctions", TableWords.sanctions),
        ("sections", TableWords.sections),
        ("plurals", TableWords.plurals),
        ("multipliers", TableWords.multipliers),
        ("signing", TableWords.signing),
        ("signing_endings", TableWords.signingEndings),
        ("head_counts", TableWords.headCounts),
        ("harmless_headers", TableWords.harmlessHeaders),
        ("foreign_headers", TableWords.foreignHeaders),
        ("presence_headers", TableWords.presenceHeaders),
        ("harmless_questions", TableWords.harmlessQuestions),
        ("day_labels", TableWords.dayLabels),
        ("caption_labels", TableWords.captionLabels),
        ("day_endings", TableWords.dayEndings),
        ("other_days", TableWords.otherDays),
        ("never", TitleWords.never),
        ("lunar", TableWords.lunar),
        ("surnames", ColumnWords.surnames),
        ("mongolian_sounds", ColumnWords.mongolianSounds),
        ("offices", ColumnWords.offices),
        ("relatives", ColumnWords.relatives),
        ("name_notes", ColumnWords.nameNotes),
        ("signing_parts", ColumnWords.signingParts),
        ("judged_headers", ColumnWords.judgedHeaders),
        ("harmless_columns", ColumnWords.harmlessColumns),
        ("harmless_answers", ColumnWords.harmlessAnswers),
        ("parts", TitleWords.parts),
        ("bodies", TitleWords.bodies),
        ("labels", TitleWords.labels),
        ("denials", RemarkWords.denials),
        ("undenying", RemarkWords.undenying),
    ]

    @Test func theTableAndTheListsAreTheSame() {
        let parts = Self.lists.map { name, words in
            "  \"\(name)\": [\n" + words.map { "    \"\($0)\"" }.joined(separator: ",\n") + "\n  ]"
        }
        let head = "{\n  \"version\": 2,\n  \"date\": \"2026-11-21\",\n"
        let expected = head + parts.joined(separator: ",\n") + "\n}\n"
        let found = String(decoding: Roster.file("../../Ledger/policy/roster_remarks.json"), as: UTF8.self)
        #expect(found == expected)
        for (name, words) in Self.lists { #expect(Set(words).count == words.count, "\(name) repeats a word") }
    }
}
