"""Writes the word lists of the roster reader in Swift from Ledger/policy/roster_remarks.json, where they are kept.

Run from the repository after the lists have changed: python3 Tools/rosters/words.py, then swift format -i on the four files.
A test holds the two equal.
"""

import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = ROOT / "Ledger/policy/roster_remarks.json"
SOURCES = ROOT / "Sources/LedgerRosters"

FILES = {
    "RemarkWords": (
        "The words by which remarks, activities and places are judged.",
        {
            "harmless": "Words that change no time; a remark made of these alone is harmless.",
            "places": "Ordinary places; harmless where the row names no activity.",
            "services": "Ordinary services; harmless where the row names no other activity.",
            "deeds": "What is done for others, as services are, once it is said for whom or with what.",
            "givers": "Words after which people are those for whom something is done.",
            "objects": "What a deed is done with; harmless beside one.",
            "persons": "People who are served; a remark made of these alone says that the row is one of them.",
            "doubtful": "Words that raise a doubt in a column whose header is not known.",
            "contradicting": "Words that speak against the record in whatever column they stand.",
            "denials": "How a statement begins where a name, a place or a deed is asked for.",
            "undenying": "Words that begin like one and are none.",
            "own_benefit": "What people do for themselves, and no service unless it is done for others.",
            "received": "Services that people receive as often as they do them.",
            "receiving": "Words by which somebody received a service, or came to where it was given.",
            "own_home": "Words by which a deed was done at home; harmless only for those who are served there.",
            "own_people": "The person himself and his family, for whom nobody volunteers.",
            "own_places": "Places where people live, work, eat or play and do not serve.",
            "helping": "Words by which what people do for themselves becomes a service to others.",
            "on_duty": "Words by which a column of occupations or kinds of people says that somebody is at work.",
            "staff": "People who are paid for what they do, unless they come as volunteers.",
            "at_post": "Words by which these were at their post.",
            "doubtful_headers": "Words that make a header ask whether something speaks against the record; only 否, 无 or 0 below it "
            "are harmless.",
        },
    ),
    "TitleWords": (
        "The words by which titles, sheet names and activities say that a table is no record of service.",
        {
            "not_service": "What is no service, or fell out.",
            "not_attendance": "What a title lists instead of attendance: leave, goods, points, pay, drafts.",
            "planned": "What lies ahead.",
            "duty": "What may be a plan or be kept on the spot; only columns of signing in and out tell.",
            "attendance": "What employees and pupils are listed for as well; only a word of serving makes it a list of service.",
            "serving": "Words by which a list of attendance is one of service.",
            "serving_bodies": "Names of bodies that hold such a word.",
            "file_names": "What the name of a file says against all that it holds.",
            "taken": "What says that the table was kept on the spot in spite of a word of planning.",
            "signed": "What heads the columns in which people signed in and out.",
            "served": "People for whom something is done; a list of these is no list of volunteers.",
            "others": "People who may work, attend or be served as well as volunteer; only 志愿 makes a list of these one of volunteers.",
            "groups": "People who meet as well as serve; a title that names them and no service leaves open what they did.",
            "topics": "What says beside a service that such people served.",
            "people_lists": "Endings of titles that list people, whatever they did.",
            "attended": "Words by which such a title lists those who came.",
            "volunteering": "What says that a list is one of volunteers.",
            "lists": "What a list is called; before it stands of whom it is.",
            "neutral": "Names in which a word of these lists says nothing.",
            "never": "What says that a table is not to be recorded, whatever else its title says.",
            "parts": "Words that titles are made of and that say nothing against a record.",
            "bodies": "Endings of the names of places and bodies.",
            "labels": "What begins a line that states one fact of the activity.",
            "place_endings": "What makes a place of the word before it: 会议室, 培训中心.",
        },
    ),
    "TableWords": (
        "The words by which headers, day lines and notes are judged.",
        {
            "note_alarms": "Words in a note below a table that correct what stands in it.",
            "instructions": "Words by which a clause instructs, if all its other words are known to do so too.",
            "instructed": "What a clause may tell people to do that says nothing of the rows.",
            "conditions": "Words by which a clause threatens; what they threaten with says nothing of the rows.",
            "sanctions": "What is threatened, and with what.",
            "sections": "What may head the rows below it and says nothing against them.",
            "plurals": "Words by which a remark on one line speaks of others as well.",
            "multipliers": "Words by which a note says that figures are to be converted.",
            "signing": "Beginnings of lines that sign a table or say where it comes from.",
            "signing_endings": "Endings of lines that name the body that stamps a table.",
            "head_counts": "Words around the figures of a head count.",
            "harmless_headers": "Words in a header's brackets that name a unit, a form or a span and leave the column what it is.",
            "foreign_headers": "Words by which a header speaks of another day than that of service, or of other people.",
            "presence_headers": "Words by which a header asks whether somebody came or a line was examined.",
            "harmless_questions": "What a header may ask and either answer leaves the record what it is.",
            "day_labels": "Labels before the day of the service.",
            "caption_labels": "What stands below 姓名 where the line below the days says what was done on each.",
            "day_endings": "Endings of titles whose day is that of the service.",
            "other_days": "Words by which a line speaks of another day.",
            "lunar": "Words by which a line counts by the lunar calendar.",
        },
    ),
    "ColumnWords": (
        "The words by which names, signatures and the columns that nobody knows are judged.",
        {
            "surnames": "The commonest surnames, but for those that begin a verdict as often as a name.",
            "mongolian_sounds": "Mongolian names; what is made of their characters is one.",
            "offices": "Offices behind or instead of an examiner's name.",
            "relatives": "Endings by which a name is not that of the person who came.",
            "name_notes": "Words beside a name that say something of the row.",
            "signing_parts": "Words that stand in a line that signs a table, besides those with which it begins.",
            "judged_headers": "Known headers below which only harmless answers change nothing.",
            "harmless_columns": "Words of headers below which a text that raises no doubt changes nothing.",
            "harmless_answers": "Answers that leave a record what it is.",
        },
    ),
}


def swift_name(key):
    """The list's name in Swift."""
    return re.sub("_(.)", lambda match: match.group(1).upper(), key)


def main():
    lists = json.loads(POLICY.read_text(encoding="utf-8"))
    assert set(lists) == {"date", "version"} | {key for _, keys in FILES.values() for key in keys}
    for name, (purpose, keys) in FILES.items():
        parts = [
            f"    /// {comment}\n    static let {swift_name(key)} = [\n"
            + "".join(f'        "{word}",\n' for word in lists[key])
            + "    ]\n"
            for key, comment in keys.items()
        ]
        text = (
            f"/// {purpose}\n///\n/// Written by `Tools/rosters/words.py` from `Ledger/policy/roster_remarks.json`.\n"
            + f"enum {name} {{\n"
            + "\n".join(parts)
            + "}\n"
        )
        # Words side by side, as many as fit into a line.
        text = re.sub(r'((?:        "[^\n]*",\n)+)', lambda match: packed(match.group(1)), text)
        (SOURCES / f"{name}.swift").write_text(text, encoding="utf-8")


def packed(block):
    """Lines of words, filled to the width that the formatter keeps."""
    words, rows = [line.strip() for line in block.splitlines()], [""]
    for word in words:
        if rows[-1] and len(rows[-1]) + 1 + len(word) > 104:
            rows.append("")
        rows[-1] += (" " if rows[-1] else "") + word
    return "".join(f"        {row}\n" for row in rows)


if __name__ == "__main__":
    main()
