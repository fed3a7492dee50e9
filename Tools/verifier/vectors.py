#!/usr/bin/env python3
"""vectors.py DIR: check every vector file of a folder against this implementation.

Exit 0 if all agree, 1 on a disagreement or an unknown file, 2 usage, 3 cannot read.
Whether an input is refused must agree; the code too, where the specification names it.
"""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import rules_vectors  # noqa: E402
from auditor import vector_readers  # noqa: E402


def agree(case, outcome):
    """Why a case disagrees, or None. outcome: (code or "ok", outputs)."""
    code, outputs = outcome
    expect = case.get("expect", "ok")
    if (code == "ok") != (expect == "ok"):
        return f"expected {expect}, got {code}"
    if code != expect and expect in vector_readers.SPECIFIED:
        return f"expected {expect}, got {code}"
    for name, value in outputs.items():
        if code == expect and name in case and case[name] != value:
            return f"{name}: expected {case[name]!r}, got {value!r}"
    return None


def check_file(path, reader):
    """(number of cases, disagreements) of one file."""
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    wrong = []
    proofs = {case.get("name"): case.get("proof") for case in cases}
    for case in cases:
        if "proof_of" in case:
            case["proof"] = proofs[case["proof_of"]]
        try:
            reason = agree(case, reader(case))
        except Exception as error:  # a reader must not fail on any input
            reason = f"reader failed: {type(error).__name__} {error}"
        if reason:
            wrong.append(f"{os.path.basename(path)}: {case['name']}: {reason}")
    return len(cases), wrong


def main(argv):
    """Check the folder."""
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    print("knows: " + ", ".join(sorted(vector_readers.READERS)))
    try:
        names = sorted(name for name in os.listdir(argv[0]) if name.endswith(".json"))
    except OSError as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 3
    total, wrong = 0, []
    for name in names:
        reader = vector_readers.READERS.get(name[:-5])
        if name == "rules.json":
            count, bad = rules_vectors.check(os.path.join(argv[0], name))
        elif reader is None:
            wrong.append(f"{name}: unknown file")
            continue
        else:
            count, bad = check_file(os.path.join(argv[0], name), reader)
        total += count
        wrong += bad
        print(f"{name}: {count - len(bad)} of {count} agree")
    print("\n".join(wrong))
    print(f"{total} cases, {len(wrong)} disagreements")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
