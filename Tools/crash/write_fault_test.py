#!/usr/bin/env python3
"""Strikes single writes of the program: write_fault_test.py COUNT SEED [folder of the programs]; COUNT may be `all`.

Every call by which a command changes a file, in its order, fails once (no space, a bad disk), or is the first of a disk
that stays full, or the process dies before it or in its middle. What was published before must audit clean at once; the
same command given again must end well, and nothing may stand twice, half, or not at all.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from station import Station, preload, registrations  # noqa: E402

MODES = ["ENOSPC", "ENOSPC+", "EIO", "KILL", "TEAR"]
DEADLY = ("KILL", "TEAR")


def erasure(rng, subject):
    head = json.dumps({"mode": "itemised", "xinshi_commands": 1}, separators=(",", ":"))
    command = f"{rng.getrandbits(128):032x}"
    line = {
        "author": "root", "becomes": "subject_erased", "command": command,
        "fields": {"legal_basis": "pipl_47_3", "subject": subject},
    }
    return head + "\n" + json.dumps(line, separators=(",", ":"), sort_keys=True) + "\n", [command]


class Scenario:
    """One command over one state of the ledger."""

    def __init__(self, name, station, folder, text, commands):
        self.name = name
        self.station = station
        self.path = station.write(f"{name}.jsonl", text)
        self.commands = commands
        self.base = os.path.join(folder, "base-" + name)
        shutil.copytree(station.data, self.base)
        shutil.copy2(station.lock, self.base + ".lock")
        self.size = station.published_size() + 1 + len(commands)
        trace = os.path.join(folder, "trace-" + name)
        result = self.run({"FAULT_TRACE": trace})
        result.check_returncode()
        with open(trace) as file:
            self.calls = [line.split(" ", 2)[1:] for line in file.read().splitlines()]

    def restore(self):
        shutil.rmtree(self.station.data)
        shutil.copytree(self.base, self.station.data)
        shutil.copy2(self.base + ".lock", self.station.lock)
        # Another world begins: what the auditor accepted in the last one is no memory of this one.
        accepted = os.path.join(self.station.trust, "accepted")
        if os.path.exists(accepted):
            os.unlink(accepted)

    def run(self, faults):
        environment = dict(os.environ, LD_PRELOAD=preload(), **faults)
        environment["FAULT_ROOTS"] = self.station.data + ":" + self.station.lock
        command = self.station.command("apply", self.path)
        return subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment)

    def strike(self, number, mode):
        """What went wrong, as sentences."""
        station = self.station
        self.restore()
        result = self.run({"FAULT_AT": str(number), "FAULT_MODE": mode})
        problems = list(self.complaints(result, mode))
        if station.audit().returncode != 0:
            problems.append("what is published does not audit: " + station.audit().stdout[:400])
        answered = station.locked_size()
        again = station.apply(self.path)
        if again.returncode != 0:
            problems.append(f"the second try: exit {again.returncode}: {again.stderr}{again.stdout}")
        elif not station.published_size() == station.locked_size() == self.size:
            problems.append(f"published {station.published_size()}, locked {station.locked_size()}, not {self.size}")
        elif answered > self.size:
            problems.append(f"{answered} was answered, now {self.size}")
        elif station.audit().returncode != 0:
            problems.append("after the second try the audit finds: " + station.audit().stdout[:400])
        else:
            text = b"".join(entry[50:] for entry in station.entries() if entry[1] == 2)
            for command in self.commands:
                if text.count(b'"command":"' + command.encode() + b'"') != 1:
                    problems.append(f"command {command} does not stand exactly once")
        return problems

    def complaints(self, result, mode):
        said = result.stderr.strip()
        if mode in DEADLY:
            if result.returncode not in (-signal.SIGKILL, 0):
                yield f"exit {result.returncode}: {said}"
            return
        if result.returncode not in (0, 3):
            yield f"exit {result.returncode}, not 3: {said}"
        if result.returncode == 3 and not said.startswith("‼ "):
            yield f"no reason is given: {said}"
        if result.returncode == 3 and "fatal error" in said.lower():
            yield f"a trap: {said}"
        if result.returncode == 3 and mode.startswith("ENOSPC") and "full" not in said:
            yield f"a full disk is not called one: {said}"


def scenarios(station, folder, rng):
    text, commands = registrations(rng, 250, 50)
    first = station.write("first.jsonl", text)
    station.apply(first).check_returncode()
    subject = json.loads(text.splitlines()[1])["fields"]["subject"]
    # The tiles grow over a full one, so partial ones are removed too.
    yield Scenario("register", station, folder, *registrations(rng, 3, 3))
    yield Scenario("erase", station, folder, *erasure(rng, subject))


def main():
    if len(sys.argv) < 3:
        sys.exit("usage: write_fault_test.py COUNT|all SEED [folder of the programs]")
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    programs = sys.argv[3] if len(sys.argv) > 3 else os.path.join(root, ".build", "debug")
    print(f"seed {sys.argv[2]}")
    rng = random.Random(int(sys.argv[2]))
    folder = tempfile.mkdtemp(prefix="xinshi-faults.")
    failed = 0
    try:
        station = Station(programs, folder)
        station.begin()
        cases = [
            (scenario, number + 1, mode)
            for scenario in scenarios(station, folder, rng)
            for number in range(len(scenario.calls))
            for mode in MODES
        ]
        chosen = cases if sys.argv[1] == "all" else rng.sample(cases, int(sys.argv[1]))
        for scenario, number, mode in chosen:
            problems = scenario.strike(number, mode)
            failed += bool(problems)
            call, path = scenario.calls[number - 1]
            for problem in problems:
                print(f"✗ {scenario.name} {mode} at {number} ({call} {os.path.relpath(path, folder)}): {problem}")
    finally:
        shutil.rmtree(folder)
    print(f"{len(chosen)} of {len(cases)} faults: {len(chosen) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
