"""Writes the most telling of the nasty rosters to Tests/LedgerRostersTests/Examples/Nasty, with the clerk's verdicts.

Needs openpyxl 3.1.5. The verdicts are written by hand in the case files; for rows that are not accepted they hold the place
and the verdict alone. Run from the repository: python3 Tools/rosters/nasty/make.py
"""

import json
import pathlib

import contradictions
import slips
import times_and_names
import workbooks
from case import CASES

assert contradictions and slips and times_and_names and workbooks

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
]


def verdict(row):
    """One row in the members of the reader's list."""
    if row[1] != "accept":
        return {"at": row[0], "verdict": row[1]}
    members = dict(zip(("at", "verdict", "name", "date", "minutes", "start", "end"), row))
    return {key: value for key, value in members.items() if value is not None}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content, rows, _ in CASES:
        if name not in CHOSEN:
            continue
        (FOLDER / name).write_bytes(content)
        listed = ",\n".join("  " + json.dumps(verdict(row), ensure_ascii=False) for row in rows)
        (FOLDER / (name + ".json")).write_text("[\n" + listed + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
