#!/usr/bin/env python3
"""Runs another audit program over every vector log: its verdict and first finding are held against the expectation, the
rest of its report against that of this folder's own audit (spec 10 §4).

With --bytes-only both run the byte steps alone, and the findings of the first step and index must be the same set.

Usage: compare.py [--bytes-only] PROGRAM [NAME ...]      PROGRAM is called as: PROGRAM --trust DIR LOGDIR --json [--view FILE ...]
"""
import base64
import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from auditor.audit import Audit  # noqa: E402
from forge.case import joined  # noqa: E402

LOGS = pathlib.Path(__file__).resolve().parents[2] / "Ledger/vectors/logs"
SAME = ("accepted", "attested", "checked", "entries_from", "genesis", "origin", "quorum", "root", "size", "stopped_at", "verdict", "word")


def load(name):
    return json.loads((LOGS / name / "log.json").read_text(encoding="utf-8"))


def content(value):
    if "text" in value:
        return value["text"].encode()
    if "parts" in value:
        return joined(value["parts"])
    own = base64.b64decode(value["base64"])
    if "of" not in value:
        return own
    return content(load(value["of"])["files"][value["path"]])[:value["bytes"]] + own


def unpack(log, folder):
    """Writes the log and its trust folder; returns the paths of the views."""
    for path, value in log["files"].items():
        target = folder / "log" / path
        (target if "folder" in value else target.parent).mkdir(parents=True, exist_ok=True)
        if "folder" in value:
            continue
        if "link" in value:
            target.symlink_to(value["link"])
            continue
        target.write_bytes(content(value))
    (folder / "log").mkdir(exist_ok=True)
    trust = folder / "trust"
    trust.mkdir()
    for name, text in log["trust"].items():
        (trust / name).write_text(text + ("\n" if name == "genesis" else ""), encoding="utf-8")
    views = []
    for number, text in enumerate(log.get("views", [])):
        view = folder / f"view{number}"
        view.write_text(text, encoding="utf-8")
        views += ["--view", str(view)]
    return views


def audit(program, log, options):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        views = unpack(log, folder)
        # First, because a clean audit writes what it accepted.
        seen = [pathlib.Path(view).read_bytes() for view in views[1::2]]
        own = Audit(str(folder / "trust"), str(folder / "log"), seen, "--bytes-only" in options).run()
        command = [program, "--trust", str(folder / "trust"), str(folder / "log"), "--json", *options, *views]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        report = json.loads(result.stdout) if result.stdout.startswith("{") else None
        return result.returncode, report, own


def difference(expect, code, report, own):
    """What differs, or an empty string."""
    exits = {"clean": 0, "findings": 1, "unreadable": 3}
    if code != exits[expect["verdict"]]:
        return f"exit {code}, expected {exits[expect['verdict']]}"
    if report is None:
        return "no report"
    here = json.loads(own.json())
    other = [name for name in SAME if report[name] != here[name]]
    if other:
        return "; ".join(f"{name} is {report[name]}, here {here[name]}" for name in other)
    if expect["verdict"] == "clean":
        return ""
    first = report["findings"][0]
    if first["index"] != expect["index"] or first["code"] not in expect["codes"]:
        return f"first finding {first['code']} at {first['index']}: {first['message']}"
    return ""


def expectation(log, own, options):
    """What the vector expects; of the byte steps alone, what this folder's own audit finds."""
    if not options:
        return log["expect"]
    index, codes = own.first() or (None, [])
    return {"verdict": own.verdict, "index": index, "codes": codes}


def main():
    options = [word for word in sys.argv[1:] if word == "--bytes-only"]
    words = [word for word in sys.argv[1:] if word not in options]
    program, names = words[0], words[1:] or sorted(path.name for path in LOGS.iterdir() if path.is_dir())
    failed = 0
    for name in names:
        log = load(name)
        code, report, own = audit(program, log, options)
        expected = expectation(log, own, options)
        problem = difference(expected, code, report, own)
        if problem:
            failed += 1
            print(f"{name}: {problem}; expected {expected['verdict']} {expected.get('codes')} at {expected['index']}")
    print(f"{len(names) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
