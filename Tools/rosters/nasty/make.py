"""Writes the most telling of the nasty rosters to Tests/LedgerRostersTests/Examples/Nasty, with the clerk's verdicts.

Those of the rounds from outside go to Examples/Outside; their verdicts list what is recorded, and rows that are left open.

Needs openpyxl 3.1.5. The verdicts are written by hand in the case files; for rows that are not accepted they hold the place
and the verdict alone. Run from the repository: python3 Tools/rosters/nasty/make.py
"""

import json
import pathlib

import beside
import binders
import contradictions
import exports
import looks
import retyped
import slips
import stations
import times_and_names
import workbooks
import writings
from case import CASES

NAMED_ROWS = [contradictions, slips, times_and_names, workbooks]
MARKED_ROWS = [beside, binders, exports, looks, retyped, stations, writings]
assert NAMED_ROWS and MARKED_ROWS

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "Tests/LedgerRostersTests/Examples/Nasty"
CHOSEN = [
    "remarks.csv",
    "twelve-hour.csv",
    "fractions.csv",
    "minutes.csv",
    "intervals.csv",
    "names.csv",
    "duplicates.csv",
    "ditto.csv",
    "totals.csv",
    "lengths.csv",
    "review.csv",
    "dates.csv",
    "notes.csv",
    "midnight.csv",
    "wide-grid.xlsx",
    "merged-header.xlsx",
    "stacked.xlsx",
    "hidden.xlsx",
    "formulas.xlsx",
    "comments.xlsx",
    "merged-total.xlsx",
    "excel-times.xlsx",
    "title-day.csv",
    "paid.xlsx",
    "beside.xlsx",
    "two-of-one-morning.csv",
]

OUTSIDE = [
    "tencent-collect.csv",
    "jinshuju.csv",
    "wjx.csv",
    "zhiyuanhui.csv",
    "izhiyuan.csv",
    "chinavolunteer.csv",
    "dingtalk.csv",
    "paper-plain.csv",
    "stacked-activities.csv",
    "stacked-cancelled.csv",
    "footer-note.csv",
    "grid-hours.xlsx",
    "grid-in-out.xlsx",
    "month-sheets.xlsx",
    "team-first.csv",
    "school.csv",
    "title-bad-0.csv",
    "title-bad-7.csv",
    "title-bad-9.csv",
    "title-good-2.csv",
    "outing.csv",
    "scanned.csv",
    "look-white-theme.xlsx",
    "look-black-on-black.xlsx",
    "cond-strike.xlsx",
    "cond-white.xlsx",
    "drawn-line.xlsx",
    "drawn-ink.xlsx",
    "drawn-picture-beside.xlsx",
    "ghost-ink.xlsx",
    "conditions.xlsx",
    "serial-no-format.xlsx",
    "length-format-2.xlsx",
    "told-not-units-0.csv",
    "told-not-leaders-0.csv",
    "elder-care.csv",
    "week-grid-days.xlsx",
]


def verdict(row):
    """One row in the members of the reader's list."""
    if row[1] != "accept":
        return {"at": row[0], "verdict": row[1]}
    members = dict(zip(("at", "verdict", "name", "date", "minutes", "start", "end"), row))
    return {key: value for key, value in members.items() if value is not None}


def write(folder, name, content, rows):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    listed = ",\n".join("  " + json.dumps(verdict(row), ensure_ascii=False) for row in rows)
    (folder / (name + ".json")).write_text("[\n" + listed + "\n]\n", encoding="utf-8")


def main():
    for name, content, rows, options in CASES:
        if name in CHOSEN:
            write(FOLDER, name, content, rows)
        if name in OUTSIDE:
            assert not options
            write(FOLDER.parent / "Outside", name, content, rows)


if __name__ == "__main__":
    main()
