#!/usr/bin/env python3
"""What is on the disk before an answer: the order of writes, flushes and answers of one commit, read from the system calls.

Vault, then ledger, then lock, then the answer (spec 11 §2), each flushed before the next is written; and one flush of the
ledger and one of the lock for each commit.
"""

import os
import re
import subprocess

from station import Checks, registrations, run_checks

CALL = re.compile(r"^\d+ +(write|pwrite64|fdatasync|fsync)\((\d+)<([^>]*)>")
ORDER = ("vault.sqlite", "ledger.sqlite-wal", "lock")


class FlushTest(Checks):
    def __init__(self, station, rng):
        super().__init__()
        self.station = station
        self.rng = rng

    def calls(self, *arguments):
        """Writes and flushes of one run: (is flush, name of the file or `answer`)."""
        path = os.path.join(self.station.folder, "trace")
        trace = ["strace", "-f", "-y", "-e", "trace=write,pwrite64,fdatasync,fsync", "-o", path]
        subprocess.run(trace + self.station.command(*arguments), capture_output=True, check=True)
        found = []
        with open(path, errors="replace") as file:
            for call, descriptor, target in filter(None, map(lambda line: (m := CALL.match(line)) and m.groups(), file)):
                name = "answer" if descriptor == "1" else os.path.basename(target)
                if name in ORDER or name == "answer":
                    found.append(("sync" in call, name))
        return found

    def apply(self, batches):
        lines, _ = registrations(self.rng, batches, 1)
        return self.calls("apply", self.station.write(f"{batches}.jsonl", lines))

    def order(self):
        """Every write of one kind is flushed before the next kind is written, and all before the answer."""
        calls = self.apply(1)
        places = {name: [n for n, (is_flush, other) in enumerate(calls) if other == name and not is_flush] for name in ORDER}
        for name in ORDER:
            self.check(places[name], f"{name} is never written")
        commit = max(places["lock"])
        flushed = {
            name: [n for n, call in enumerate(calls) if call == (True, name)] for name in ORDER
        }
        for name in ORDER[:2]:
            last = max(n for n in places[name] if n < commit)
            self.check(any(last < n < commit for n in flushed[name]), f"{name} is not flushed before the lock moves")
        vault = max(n for n in flushed["vault.sqlite"] if n < commit)
        entries = [n for n in places["ledger.sqlite-wal"] if vault < n < commit]
        self.check(entries, "the ledger is written before the vault is flushed")
        answers = [n for n, call in enumerate(calls) if call == (False, "answer")]
        self.check(answers, "nothing is answered")
        self.check(any(commit < n < answers[0] for n in flushed["lock"]), "the answer comes before the lock is flushed")

    def count(self):
        """One flush of the ledger and one of the lock a commit, by the difference of two runs."""
        few, many = self.apply(4), self.apply(24)
        for name in ORDER[1:]:
            more = many.count((True, name)) - few.count((True, name))
            self.check(more == 20, f"{name}: {more} flushes for 20 commits")

    def run_all(self):
        self.order()
        self.count()


if __name__ == "__main__":
    run_checks("flush", lambda station, folder, rng: FlushTest(station, rng))
