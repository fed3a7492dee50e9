#!/usr/bin/env python3
"""Strikes single writes of the program: write_fault_test.py COUNT SEED [folder of the programs]; COUNT may be `all`.

Every call by which a command changes a file, in its order, fails once (no space, a bad disk), or is the first of a disk
that stays full, or the process dies before it or in its middle. What was published before must audit clean at once; the
same command given again must end well, and nothing may stand twice, half, or not at all.
"""

import datetime
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

    def __init__(self, name, station, folder, arguments, commands=()):
        self.name = name
        self.station = station
        self.arguments = arguments
        self.commands = commands
        self.base = os.path.join(folder, "base-" + name)
        self.keep()
        trace = os.path.join(folder, "trace-" + name)
        result = self.run({"FAULT_TRACE": trace})
        result.check_returncode()
        # What the command comes to when nothing fails.
        self.size = station.published_size()
        with open(trace) as file:
            self.calls = [line.split(" ", 2)[1:] for line in file.read().splitlines()]

    def keep(self):
        shutil.copytree(self.station.data, self.base)
        shutil.copy2(self.station.lock, self.base + ".lock")

    def restore(self):
        shutil.rmtree(self.station.data, ignore_errors=True)
        shutil.copytree(self.base, self.station.data)
        shutil.copy2(self.base + ".lock", self.station.lock)
        # The keys' receipts go with the lock; what was signed between is to have never been.
        shutil.rmtree(self.station.lock + ".receipts", ignore_errors=True)
        self.station.pin()
        # Another world begins: what the auditor accepted in the last one is no memory of this one.
        accepted = os.path.join(self.station.trust, "accepted")
        if os.path.exists(accepted):
            os.unlink(accepted)

    def run(self, faults):
        environment = dict(os.environ, LD_PRELOAD=preload(), **faults)
        environment["FAULT_ROOTS"] = self.station.data + ":" + self.station.lock
        command = self.station.command(*self.arguments)
        return subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment)

    def strike(self, number, mode):
        """What went wrong, as sentences."""
        station = self.station
        self.restore()
        result = self.run({"FAULT_AT": str(number), "FAULT_MODE": mode})
        problems = list(self.complaints(result, mode))
        if not self.is_published_clean():
            problems.append("what is published does not audit: " + station.audit().stdout[:400])
        answered = station.locked_size() if os.path.exists(station.lock) else 0
        again = station.run(*self.arguments)
        if not self.ends_well(result, again):
            problems.append(f"the second try: exit {again.returncode}: {again.stderr}{again.stdout}")
        elif not station.published_size() == station.locked_size() == self.size:
            problems.append(f"published {station.published_size()}, locked {station.locked_size()}, not {self.size}")
        elif answered > self.size:
            problems.append(f"{answered} was answered, now {self.size}")
        elif not self.is_published_clean():
            problems.append("after the second try the audit finds: " + station.audit().stdout[:400])
        else:
            text = b"".join(entry[50:] for entry in station.entries() if entry[1] == 2)
            for command in self.commands:
                if text.count(b'"command":"' + command.encode() + b'"') != 1:
                    problems.append(f"command {command} does not stand exactly once")
        return problems

    def is_published_clean(self):
        return self.station.audit().returncode == 0

    def ends_well(self, first, again):
        """The same command given again."""
        return again.returncode == 0

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


class Creation(Scenario):
    """`init` where nothing is yet: the log that stands in the end is another one each time."""

    def keep(self):
        self.restore()

    def restore(self):
        shutil.rmtree(self.station.data, ignore_errors=True)
        shutil.rmtree(self.station.trust, ignore_errors=True)
        shutil.rmtree(self.station.lock + ".receipts", ignore_errors=True)
        for path in (self.station.lock, self.station.lock + ".new"):
            if os.path.exists(path):
                os.unlink(path)

    def is_published_clean(self):
        if not os.path.exists(os.path.join(self.station.data, "tiles", "checkpoint")):
            return True
        self.station.pin()
        accepted = os.path.join(self.station.trust, "accepted")
        if os.path.exists(accepted):
            os.unlink(accepted)
        return self.station.audit().returncode == 0

    def ends_well(self, first, again):
        # One that was told of no failure, or that died when all was done, finds the ledger there.
        is_there = again.returncode == 1 and "already" in again.stderr and first.returncode != 3
        return again.returncode == 0 or is_there


def recorded(station, line):
    """What a command line of a station prints."""
    result = station.run(*line.split(" "))
    result.check_returncode()
    return result.stdout.strip()


def roster(station):
    """A committee with a desk, an activity and two volunteers; the command that records their roster."""
    root = json.loads(recorded(station, "organisation list --json"))["organisation"]
    add = "organisation add --as root --region 150105001"
    street = recorded(station, f"{add} --type street --name Street --parent {root}")
    committee = recorded(station, f"{add} --type residents_committee --name Committee --parent {street}")
    clerk = recorded(station, f"operator appoint --as root --organisation {committee} --roles recorder --name Clerk "
                              "--contact 13900139001")
    recorded(station, f"key enrol --as root --organisation {committee} --kind desk --name desk")
    consent = station.write("consent.txt", "yes")
    for name in ("Anna", "Bodo"):
        recorded(station, f"volunteer register --as desk --name {name} --consents personal_information --consent-file {consent}")
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
    activity = recorded(station, "activity open --as desk --title Walk --place Park --content Walking --leader Anna "
                                 f"--leader-name Anna --category elder_care --first-day 2020-01-01 --last-day {today}")
    day = today - datetime.timedelta(days=1)
    rows = f"姓名,日期,开始时间,结束时间\nAnna,{day},09:00,11:00\nBodo,{day},09:00,10:00\n"
    path = station.write("roster.csv", rows)
    return ["roster", "record", path, "--as", "desk", "--activity", activity, "--recorder", clerk, "--as-of", str(today),
            "--confirm"]


def scenarios(station, folder, rng):
    text, commands = registrations(rng, 250, 50)
    first = station.write("first.jsonl", text)
    station.apply(first).check_returncode()
    subject = json.loads(text.splitlines()[1])["fields"]["subject"]
    # The tiles grow over a full one, so partial ones are removed too.
    for name, (text, commands) in (("register", registrations(rng, 3, 3)), ("erase", erasure(rng, subject))):
        yield Scenario(name, station, folder, ["apply", station.write(f"{name}.jsonl", text)], commands)
    yield Scenario("roster", station, folder, roster(station))
    yield Creation("init", station, folder, station.creation)


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
