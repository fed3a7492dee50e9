#!/usr/bin/env python3
"""Flips single bits in copies of what is exported and of the lock: flip_test.py N SEED [folder of the programs].

A flip in entries, hash tiles or checkpoint must be a finding of the audit that names the place. After a flip in the lock
the program either refuses with exit code 3 or starts with nothing lost, which the audit of the answered size shows.
"""

import json
import os
import random
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from station import Station, registrations  # noqa: E402


def exported(folder):
    """Files that the checkpoint covers: of partial tiles the widest only, older ones are served but not audited."""
    found = ["checkpoint"]
    for place, _, names in os.walk(os.path.join(folder, "tile")):
        if place.endswith(".p"):
            names = [max(names, key=int)]
        found += [os.path.relpath(os.path.join(place, name), folder) for name in names]
    return sorted(found)


def flip(path, rng):
    with open(path, "r+b") as file:
        data = bytearray(file.read())
        position = rng.randrange(len(data) * 8)
        data[position // 8] ^= 1 << position % 8
        file.seek(0)
        file.write(data)
    return position


def index_range(name):
    """Indexes that an entry bundle or a tile of level 0 holds; all for others."""
    parts = name.split(os.sep)
    if name == "checkpoint" or parts[1] not in ("entries", "0"):
        return None
    # The width of a partial tile comes after its number.
    digits = os.sep.join(parts[2:]).split(".p")[0].split(os.sep)
    number = int("".join(part.removeprefix("x") for part in digits))
    return range(number * 256, number * 256 + 257)


def is_of_checkpoint(finding):
    return "checkpoint" in finding["message"] + finding["code"] or finding["code"].startswith(("note", "root"))


def flip_export(station, folder, rng):
    copy = os.path.join(folder, "copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(os.path.join(station.data, "tiles"), copy)
    name = rng.choice(exported(copy))
    bit = flip(os.path.join(copy, name), rng)
    audit = station.audit(copy)
    place = f"{name} bit {bit}"
    if audit.returncode != 1:
        return f"{place}: exit {audit.returncode}"
    findings = json.loads(audit.stdout)["findings"]
    span = index_range(name)
    if name == "checkpoint":
        is_located = any(finding["index"] is None and is_of_checkpoint(finding) for finding in findings)
    else:
        indexes = [finding.get("index") for finding in findings]
        is_located = any(index is not None and (span is None or index in span) for index in indexes)
    return None if is_located else f"{place}: found, not located: {findings[:3]}"


def flip_lock(station, folder, rng):
    answered = station.locked_size()
    keep = station.lock + ".keep"
    shutil.copy2(station.lock, keep)
    bit = flip(station.lock, rng)
    text, _ = registrations(rng, 2, 1)
    result = station.apply(station.write("after-flip.jsonl", text))
    if result.returncode == 0:
        # The damaged slot is written over or the other one counts: nothing answered may be missing.
        ok = station.published_size() >= answered and station.audit().returncode == 0
        os.unlink(keep)
        return None if ok else f"lock bit {bit}: started with {station.published_size()} of {answered}"
    os.replace(keep, station.lock)
    ok = result.returncode == 3 and "lock" in result.stderr
    return None if ok else f"lock bit {bit}: exit {result.returncode}: {result.stderr}"


def main():
    if len(sys.argv) < 3:
        sys.exit("usage: flip_test.py N SEED [folder of the programs]")
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    programs = sys.argv[3] if len(sys.argv) > 3 else os.path.join(root, ".build", "debug")
    print(f"seed {seed}")
    rng = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="xinshi-flip.")
    failed = 0
    try:
        station = Station(programs, folder)
        station.begin()
        text, _ = registrations(rng, 700, 16)
        station.apply(station.write("commands.jsonl", text)).check_returncode()
        for number in range(count):
            problem = (flip_lock if number % 6 == 5 else flip_export)(station, folder, rng)
            if problem:
                failed += 1
                print("✗", problem)
    finally:
        shutil.rmtree(folder)
    print(f"{count - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
