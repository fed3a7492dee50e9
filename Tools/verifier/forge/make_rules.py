#!/usr/bin/env python3
"""make_rules.py: write Ledger/vectors/rules.json anew from the cases of this folder."""
import json
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from forge import rules_cases, rules_cases_authority, rules_cases_doubts, rules_cases_insiders, rules_cases_records  # noqa: E402,F401
from forge import rules_cases_offices, rules_cases_open, rules_cases_policies  # noqa: E402,F401
from forge import rules_cases_requests  # noqa: E402,F401
from forge.rules_words import DOCUMENTS, STATION, WORLDS  # noqa: E402

TARGET = os.path.normpath(os.path.join(HERE, "..", "..", "..", "Ledger", "vectors", "rules.json"))
SOURCE = "spec 05, 06; cases of Tools/verifier/forge/rules_cases*.py"


def without_recording():
    """The station before `recording` was adopted."""
    first = dict(STATION[0], statements=[s for s in STATION[0]["statements"] if s.get("policy") != "recording"])
    return [first] + STATION[1:]


def text():
    """Text of the file: one line a case, a document and a step of a world."""
    worlds = dict(WORLDS, empty=without_recording())
    line = lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))  # noqa: E731
    lines = lambda values: ",\n".join(values)  # noqa: E731
    return ('{"cases":[\n' + lines(line(case) for case in rules_cases.CASES) + '],\n"documents":{\n'
            + lines(f'"{name}":{line(DOCUMENTS[name])}' for name in sorted(DOCUMENTS)) + f'}},\n"source":{line(SOURCE)},\n"worlds":{{\n'
            + lines(f'"{name}":[\n' + lines(map(line, worlds[name])) + "]" for name in sorted(worlds)) + "}}\n")


if __name__ == "__main__":
    with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
        file.write(text())
    print(f"{len(rules_cases.CASES)} cases")
