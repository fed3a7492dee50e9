#!/usr/bin/env python3
"""Fills a small file system under a ledger: full_disk_test.py SEED [folder of the programs].

A tmpfs of a few megabytes where mounting is allowed, else a limit on the size of files. Commands are applied until the
disk is full; the refusal is a clear one, nothing is half-written, and with room the same file is recorded to its end.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from station import Station, registrations  # noqa: E402

SMALL = 6 << 20


class Disk:
    """A folder on a disk of limited size."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="xinshi-full.")
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL},mode=0700", "tmpfs", self.folder]
        self.is_mounted = subprocess.run(mount, capture_output=True).returncode == 0
        self.is_small = True

    def limit(self):
        """For a process about to start, where nothing could be mounted."""
        if self.is_small and not self.is_mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL // 8, SMALL // 8))

    def enlarge(self):
        self.is_small = False
        if self.is_mounted:
            subprocess.run(["mount", "-o", "remount,size=512m", self.folder], check=True)

    def remove(self):
        if self.is_mounted:
            subprocess.run(["umount", "-l", self.folder], check=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def fill(station, disk, rng, problems):
    """Applies files until one fails; the commands of all of them."""
    paths, commands = [], []
    for number in range(200):
        text, more = registrations(rng, 400, 40)
        path = station.write(f"commands-{number}.jsonl", text)
        paths.append(path)
        commands += more
        result = subprocess.run(
            station.command("apply", path), capture_output=True, text=True, errors="replace", preexec_fn=disk.limit
        )
        if result.returncode == 0:
            continue
        said = result.stderr.strip()
        if result.returncode != 3:
            problems.append(f"exit {result.returncode}, not 3: {said[-300:]}")
        if "full" not in said:
            problems.append(f"a full disk is not called one: {said[-300:]}")
        print(said[:400])
        return paths, commands
    problems.append("the disk did not fill")
    return paths, commands


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: full_disk_test.py SEED [folder of the programs]")
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    programs = sys.argv[2] if len(sys.argv) > 2 else os.path.join(root, ".build", "debug")
    print(f"seed {sys.argv[1]}")
    rng = random.Random(int(sys.argv[1]))
    disk = Disk()
    papers = tempfile.mkdtemp(prefix="xinshi-papers.")
    problems = []
    try:
        station = Station(programs, papers)
        station.data = os.path.join(disk.folder, "data")
        station.begin()
        paths, commands = fill(station, disk, rng, problems)
        if station.audit().returncode != 0:
            problems.append("what is published on the full disk does not audit")
        answered = station.locked_size()
        disk.enlarge()
        for path in paths:
            again = station.apply(path)
            if again.returncode != 0:
                problems.append(f"with room: exit {again.returncode}: {again.stderr[-300:]}")
        text = b"".join(entry[50:] for entry in station.entries() if entry[1] == 2)
        standing = sum(text.count(b'"command":"' + command.encode() + b'"') == 1 for command in commands)
        if standing != len(commands) or station.published_size() < answered:
            problems.append(f"{standing} of {len(commands)} commands stand exactly once")
        if station.audit().returncode != 0:
            problems.append("with room: the audit is not clean")
    finally:
        disk.remove()
        shutil.rmtree(papers)
    for problem in problems:
        print("✗", problem)
    kind = "a tmpfs" if disk.is_mounted else "a limit on files"
    print(f"{kind} of {SMALL >> 20} MiB: {len(commands)} commands, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
