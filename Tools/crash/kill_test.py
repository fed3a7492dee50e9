#!/usr/bin/env python3
"""Kills `xinshi apply` at random moments: kill_test.py N SEED [folder of the programs].

Each time: the same file is applied again, nothing below the lock is lost, every command that stood stands in its place.
At the end: the file is applied to its end, the audit is clean, and the log holds each command exactly once.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from station import Station, registrations  # noqa: E402


class KillTest:
    def __init__(self, station, rng):
        self.station = station
        self.rng = rng
        self.passed = 0
        self.failed = 0
        self.cut = 0

    def check(self, is_met, sentence):
        if is_met:
            self.passed += 1
        else:
            self.failed += 1
            print("✗", sentence)

    def kill_once(self, path, number):
        """Starts applying, and kills 0-300 ms after the start or, mostly, after the first answer."""
        station = self.station
        before = station.locked_size()
        process = subprocess.Popen(
            station.command("apply", path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if self.rng.random() < 0.8:
            while process.poll() is None and station.locked_size() == before:
                time.sleep(0.001)
        time.sleep(self.rng.random() * 0.3)
        process.send_signal(signal.SIGKILL)
        answered = station.locked_size()
        code = process.wait()
        self.cut += code == -signal.SIGKILL
        self.check(code in (-signal.SIGKILL, 0), f"kill {number}: exit {code} without being killed")
        self.check(answered >= before, f"kill {number}: the lock went back from {before} to {answered}")
        return answered

    def finish(self, path, commands):
        station = self.station
        done = station.apply(path)
        self.check(done.returncode == 0, f"the last apply: exit {done.returncode}: {done.stderr}{done.stdout}")
        audit = station.audit()
        self.check(audit.returncode == 0, f"audit: exit {audit.returncode}: {audit.stdout}{audit.stderr}")
        entries = station.entries()
        for index, entry in enumerate(entries):
            if int.from_bytes(entry[2:10], "big") != index:
                self.check(False, f"entry {index} says another index")
        text = b"".join(entry[50:] for entry in entries if entry[1] == 2)
        standing = sum(text.count(b'"command":"' + command.encode() + b'"') == 1 for command in commands)
        self.check(standing == len(commands), f"{standing} of {len(commands)} commands stand exactly once")
        statements = text.count(b'"type":"volunteer_registered"')
        self.check(statements == len(commands), f"{statements} registrations for {len(commands)} commands")


def main():
    if len(sys.argv) < 3:
        sys.exit("usage: kill_test.py N SEED [folder of the programs]")
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    programs = sys.argv[3] if len(sys.argv) > 3 else os.path.join(root, ".build", "debug")
    print(f"seed {seed}")
    rng = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="xinshi-kill.")
    try:
        station = Station(programs, folder)
        station.begin()
        test = KillTest(station, rng)
        commands = []
        path = None
        answered = 0
        for number in range(count):
            # A fresh file now and then, so that there is always something left to record.
            if number % 10 == 0:
                if path:
                    test.check(station.apply(path).returncode == 0, f"apply before kill {number}")
                text, more = registrations(rng, 600, rng.randint(1, 6))
                path = station.write(f"commands-{number}.jsonl", text)
                commands += more
            answered = max(answered, test.kill_once(path, number))
            if number % 10 == 9:
                test.check(station.apply(path).returncode == 0, f"apply after kill {number}")
                test.check(station.published_size() >= answered, f"kill {number}: {answered} was answered, now less")
                test.check(station.audit().returncode == 0, f"audit after kill {number}")
        test.finish(path, commands)
    finally:
        shutil.rmtree(folder)
    print(f"{test.cut} of {count} runs were cut short")
    print(f"{test.passed} passed, {test.failed} failed")
    sys.exit(1 if test.failed else 0)


if __name__ == "__main__":
    main()
