"""Reads every nasty roster with a built program and compares it with the careful clerk.

Run: python3 Tools/rosters/nasty/check.py .build/debug/xinshi [NAME ...]
A wrongly accepted row is printed as FALSE and ends the run with 1; a true row sent back is printed as MISSED.
"""

import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

import beside
import binders
import contradictions
import days
import desks
import doubts
import evenings
import everyday
import exports
import gatherings
import headers
import hearsay
import layouts
import looks
import measures
import people
import retyped
import slips
import stations
import times_and_names
import titles
import workbooks
import writings
from case import CASES

FAMILIES = [
    beside,
    binders,
    contradictions,
    days,
    desks,
    doubts,
    evenings,
    everyday,
    exports,
    gatherings,
    headers,
    hearsay,
    layouts,
    looks,
    measures,
    people,
    retyped,
    slips,
    stations,
    times_and_names,
    titles,
    workbooks,
    writings,
]


def read(program, folder, name, content, options):
    """The rows as the program judges them, by their place."""
    path = folder / name
    path.write_bytes(content)
    options = list(options)
    if "--register" in options:
        register = folder / (name + ".register")
        register.write_text(options[1], encoding="utf-8")
        options[1] = str(register)
    else:
        options.append("--no-register")
    arguments = [program, "roster", "read", str(path), "--as-of", "2021-09-30", "--json"] + options
    outcome = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    if outcome.returncode != 0:
        print(name, "EXIT", outcome.returncode, outcome.stderr.strip())
        return {}
    return {row["at"]: row for row in json.loads(outcome.stdout)}


def compare(name, rows, found):
    """Right accepts that were wanted and missed, and false ones."""
    wanted = missed = wrong = 0
    listed = set()
    for row in rows:
        is_optional = row[1] == "not_accept_or"
        row = row[2] if is_optional else row
        listed.add(row[0])
        got = found.get(row[0])
        is_accepted = got is not None and got["verdict"] == "accept"
        if row[1] == "accept":
            wanted += 0 if is_optional else 1
            if not is_accepted:
                if not is_optional:
                    missed += 1
                    print(name, "MISSED", row, got)
            elif (got["name"], got["date"], got["minutes"], got.get("start"), got.get("end")) != tuple(row[2:]):
                wrong += 1
                print(name, "FALSE", got, "wanted", row)
        elif row[1] != "open" and is_accepted:
            wrong += 1
            print(name, "FALSE", got)
    for place, got in found.items():
        if place not in listed and got["verdict"] == "accept":
            wrong += 1
            print(name, "FALSE", got)
    return wanted, missed, wrong


def main():
    program, names = sys.argv[1], sys.argv[2:]
    totals = [0, 0, 0]
    chosen = [case for case in CASES if not names or case[0] in names]
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        readings = pool.map(lambda case: read(program, pathlib.Path(folder), case[0], case[1], case[3]), chosen)
        for (name, _, rows, _), found in zip(chosen, readings):
            totals = [sum(pair) for pair in zip(totals, compare(name, rows, found))]
    figures = f"{totals[0]} rows to accept, {totals[1]} missed, {totals[2]} falsely accepted"
    print(f"{len(FAMILIES)} families, {len(chosen)} rosters, {figures}")
    sys.exit(1 if totals[2] else 0)


if __name__ == "__main__":
    main()
