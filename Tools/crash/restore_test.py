#!/usr/bin/env python3
"""Restores old backups in four ways: restore_test.py SEED [folder of the programs].

Data alone, data with its lock, and everything with the export: the lock, the export, the receipts of the keys and an
auditor's memory catch them.
"""

import json
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from station import Checks, registrations, run_checks  # noqa: E402


class RestoreTest(Checks):
    def __init__(self, station, folder, rng):
        super().__init__()
        self.station = station
        self.backup = os.path.join(folder, "backup")
        self.newer = os.path.join(folder, "newer-tiles")
        self.rng = rng

    def append(self, count=3):
        text, _ = registrations(self.rng, count, 1)
        return self.station.apply(self.station.write("more.jsonl", text))

    def prepare(self):
        self.append().check_returncode()
        shutil.copytree(self.station.data, os.path.join(self.backup, "data"))
        shutil.copy2(self.station.lock, os.path.join(self.backup, "lock"))
        self.append().check_returncode()
        shutil.copytree(os.path.join(self.station.data, "tiles"), self.newer)
        self.check(self.station.audit().returncode == 0, "the audit before any restore is clean")

    def restore(self, with_lock, with_tiles):
        shutil.rmtree(self.station.data)
        shutil.copytree(os.path.join(self.backup, "data"), self.station.data)
        if with_lock:
            shutil.copy2(os.path.join(self.backup, "lock"), self.station.lock)
        if not with_tiles:
            shutil.rmtree(os.path.join(self.station.data, "tiles"))
            shutil.copytree(self.newer, os.path.join(self.station.data, "tiles"))

    def expect_refusal(self, what, word):
        before = self.station.locked_size()
        result = self.append()
        self.check(result.returncode == 3, f"{what}: exit {result.returncode}, not 3")
        self.check(word in result.stderr.lower(), f"{what}: the reason does not say '{word}': {result.stderr}")
        self.check(self.station.locked_size() == before, f"{what}: something was signed")

    def run_all(self):
        self.prepare()
        self.restore(with_lock=False, with_tiles=True)
        self.expect_refusal("old data under the present lock", "backup")
        self.restore(with_lock=True, with_tiles=False)
        self.expect_refusal("old data and lock beside a newer export", "ahead")
        # The keys' receipts lie beside the lock and were not restored: who signed before does not sign on.
        self.restore(with_lock=True, with_tiles=True)
        self.expect_refusal("everything restored but the receipts", "receipt")
        # Without them nobody on this machine can tell, but the auditor remembers the checkpoint he accepted.
        shutil.rmtree(self.station.lock + ".receipts")
        audit = self.station.audit()
        self.check(audit.returncode == 1, f"everything restored: the audit says {audit.returncode}")
        self.append(8).check_returncode()
        audit = self.station.audit()
        self.check(audit.returncode == 1, f"a fork: the audit says {audit.returncode}")
        if audit.returncode == 1:
            steps = {finding["code"] for finding in json.loads(audit.stdout)["findings"]}
            print("a fork is reported as", ", ".join(sorted(steps)))


if __name__ == "__main__":
    run_checks("restore", RestoreTest)
