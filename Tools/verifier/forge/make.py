#!/usr/bin/env python3
"""make.py [DIR]: rewrite all forged logs (default Ledger/vectors/logs). Deterministic."""
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from auditor.audit import Audit  # noqa: E402
from forge import case, cases_authors, cases_bytes, cases_decisions, cases_notes, cases_rules, cases_settled, good  # noqa: E402,F401
from forge import cases_persons, cases_settled_later, cases_records, cases_authority  # noqa: E402,F401 (last, so that older logs keep their numbers)
from forge import cases_grades, cases_effect  # noqa: E402,F401
from forge import cases_readers  # noqa: E402,F401
from forge import cases_classes  # noqa: E402,F401
from forge import cases_settled_last  # noqa: E402,F401
from forge import cases_auditor  # noqa: E402,F401
from forge import cases_open  # noqa: E402,F401
from forge import cases_requests  # noqa: E402,F401
from forge import cases_rotations  # noqa: E402,F401
from forge import cases_offices  # noqa: E402,F401

BASES = ("good-served", "good-served-twice", "good-small", "good-wide")
LOGS = os.path.join(HERE, "..", "..", "..", "Ledger", "vectors", "logs")


def ordered():
    """Good logs first, then damaged ones with running numbers."""
    clean = [entry for entry in case.CASES if entry[2] is None]
    damaged = [entry for entry in case.CASES if entry[2] is not None]
    for entry in clean:
        yield "good-" + entry[0].removeprefix("good-"), entry
    for number, entry in enumerate(damaged, 1):
        yield f"{number:03d}-{entry[0]}", entry


def bases_of(named):
    """(log, path) -> bytes of the files that other logs may begin with."""
    return {(name, path): case.decoded(data, {}) for name, value in named.items() for path, data in value["files"].items()
            if "base64" in data}


def forge(entry, bases):
    """The object of one log.json; `codes` (all of the first finding's step and index) by this verifier."""
    name, flags, code, index, function = entry
    made = function()
    forged = made if isinstance(made, case.Forged) else case.Forged(made)
    if index == "made":
        index = forged.index
    verdict = "clean" if code is None else "unreadable" if code.startswith("trust_") or code == "checkpoint_unreadable" else "findings"
    expect = {"verdict": verdict, "code": code, "index": index}
    value = case.pack(forged, sorted(flags), expect, bases)
    first = audit(value, bases).first()
    expect["codes"] = first[1] if first else []
    return value


def audit(value, bases):
    """Report of an audit over a packed log."""
    with tempfile.TemporaryDirectory() as folder:
        trust, log, views = case.unpack(value, folder, bases)
        return Audit(trust, log, views).run()


def make(folder):
    """Write every log; the number written."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    shutil.copyfile(os.path.join(HERE, "logs.md"), os.path.join(folder, "README.md"))
    entries = list(ordered())
    bases = bases_of({name: forge(entry, {}) for name, entry in entries if name in BASES})
    for name, entry in entries:
        os.makedirs(os.path.join(folder, name))
        with open(os.path.join(folder, name, "log.json"), "w", encoding="utf-8", newline="\n") as file:
            file.write(case.dump(forge(entry, {} if name in BASES else bases)))
    return len(entries)


if __name__ == "__main__":
    print(f"{make(sys.argv[1] if len(sys.argv) > 1 else os.path.normpath(LOGS))} logs")
