#!/usr/bin/env python3
"""Every row of the start-up table (spec 11 §3) and of the clock (§4): startup_test.py SEED [folder of the programs].

Old backups, a lock that is lost or of another log, entries beyond the lock that are good or bad, published files that
are behind or ahead, a clock that jumps. What must be refused signs nothing; what goes on audits clean.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from station import Checks, preload, registrations, run_checks  # noqa: E402

DAY = 86_400_000


class StartupTest(Checks):
    def __init__(self, station, folder, rng):
        super().__init__()
        self.station = station
        self.folder = folder
        self.rng = rng

    # Pieces

    def append(self, count=3, **environment):
        text, self.commands = registrations(self.rng, count, 1)
        return self.run("apply", self.station.write("more.jsonl", text), **environment)

    def run(self, *arguments, **environment):
        whole = dict(os.environ, **environment)
        command = self.station.command(*arguments)
        return subprocess.run(command, capture_output=True, text=True, errors="replace", env=whole)

    def keep(self, name):
        """A copy of data and lock."""
        place = os.path.join(self.folder, name)
        shutil.copytree(self.station.data, os.path.join(place, "data"))
        shutil.copy2(self.station.lock, os.path.join(place, "lock"))
        if os.path.exists(self.receipts):
            shutil.copytree(self.receipts, os.path.join(place, "receipts"))
        return place

    @property
    def receipts(self):
        """Where the keys' receipts lie: beside the lock, and they go with it."""
        return self.station.lock + ".receipts"

    def put(self, place, data=True, lock=True):
        if data:
            shutil.rmtree(self.station.data)
            shutil.copytree(os.path.join(place, "data"), self.station.data)
        if lock:
            shutil.copy2(os.path.join(place, "lock"), self.station.lock)
            shutil.rmtree(self.receipts, ignore_errors=True)
            if os.path.exists(os.path.join(place, "receipts")):
                shutil.copytree(os.path.join(place, "receipts"), self.receipts)

    def forget(self):
        """Another history begins: what an auditor accepted of the last one is no part of it."""
        accepted = os.path.join(self.station.trust, "accepted")
        if os.path.exists(accepted):
            os.unlink(accepted)

    def refused(self, what, word, lock_is_there=True):
        before = self.station.locked_size() if lock_is_there else None
        result = self.append()
        said = result.stderr.lower()
        self.check(result.returncode == 3, f"{what}: exit {result.returncode}, not 3: {result.stderr}")
        self.check(word in said, f"{what}: the reason does not say '{word}': {result.stderr}")
        self.check(not lock_is_there or self.station.locked_size() == before, f"{what}: something was signed")

    def goes_on(self, what):
        result = self.append()
        self.check(result.returncode == 0, f"{what}: exit {result.returncode}: {result.stderr}")
        audit = self.station.audit()
        self.check(audit.returncode == 0, f"{what}: the audit says {audit.stdout[:300]}")
        self.check(self.station.locked_size() == self.station.published_size(), f"{what}: export and lock differ")

    def tail(self):
        """A state whose data are one batch of three ahead of the lock and of the export."""
        newer, older = os.path.join(self.folder, "newer"), os.path.join(self.folder, "older")
        for place in (newer, older):
            shutil.rmtree(place, ignore_errors=True)
        self.keep("older")
        text, self.commands = registrations(self.rng, 3, 3)
        self.station.apply(self.station.write("tail.jsonl", text)).check_returncode()
        self.keep("newer")
        size = self.station.locked_size()
        self.put(older, data=False)
        tiles = os.path.join(self.station.data, "tiles")
        shutil.rmtree(tiles)
        shutil.copytree(os.path.join(older, "data", "tiles"), tiles)
        return size

    # Rows of the table

    def backups(self):
        self.append().check_returncode()
        old = self.keep("old")
        self.append().check_returncode()
        new = self.keep("new")
        self.put(old, lock=False)
        self.refused("an old backup of the data alone", "backup")
        self.put(old)
        shutil.rmtree(os.path.join(self.station.data, "tiles"))
        shutil.copytree(os.path.join(new, "data", "tiles"), os.path.join(self.station.data, "tiles"))
        self.refused("an old backup with its lock beside a newer export", "ahead")
        self.put(old)
        audit_before = self.station.audit()
        self.put(new)
        self.check(audit_before.returncode == 0, "an old backup by itself is a whole log")
        self.goes_on("the newest data put back")

    def other_history(self):
        """Same size, another root: two logs grown from one backup."""
        base = self.keep("fork")
        self.append(2).check_returncode()
        lock = os.path.join(self.folder, "fork-lock")
        shutil.copy2(self.station.lock, lock)
        self.put(base)
        self.forget()
        self.append(2).check_returncode()
        here = self.keep("here")
        shutil.copy2(lock, self.station.lock)
        self.refused("the lock of another history of the same size", "differ")
        self.put(here)
        self.forget()
        self.goes_on("its own lock put back")

    def good_tail(self):
        size = self.tail()
        self.check(self.station.locked_size() < size, "the lock was not put back")
        result = self.run("checkpoint", "show", "--json")
        self.check(result.returncode == 0, f"a good tail: {result.stderr}")
        self.check(self.station.locked_size() == self.station.published_size() == size, "a good tail was not signed")
        text = b"".join(entry[50:] for entry in self.station.entries() if entry[1] == 2)
        stands = all(text.count(command.encode()) == 1 for command in self.commands)
        self.check(stands, "the commands of a good tail do not stand once")
        self.goes_on("after a good tail")

    def bad_tail(self):
        size = self.tail()
        locked = self.station.locked_size()
        rows = self.damage(locked)
        result = self.run("checkpoint", "show", "--json")
        self.check(result.returncode == 0, f"a bad tail: {result.stderr}")
        self.check(self.station.locked_size() == locked, "a bad tail was signed")
        folder = os.path.join(self.station.data, "quarantine")
        bundle = b"".join(len(row).to_bytes(2, "big") + row for row in rows)
        name = f"{locked}-{size}-{hashlib.sha256(bundle).hexdigest()[:16]}.entries"
        path = os.path.join(folder, name)
        self.check(os.path.exists(path), f"no quarantine {name}: {os.listdir(folder)}")
        if os.path.exists(path):
            with open(path, "rb") as file:
                self.check(file.read() == bundle, "the quarantine is not the tail")
        self.check(self.orphans() == 0, "the vault keeps values of what was removed")
        self.goes_on("after a bad tail")
        again = self.station.apply(os.path.join(self.station.folder, "tail.jsonl"))
        self.check(again.returncode == 0, f"what was removed cannot be recorded again: {again.stderr}")

    def damage(self, first):
        """Changes one byte of the last entry, as a disk does; answers all entries from `first` on."""
        database = sqlite3.connect(os.path.join(self.station.data, "ledger.sqlite"))
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            database.execute(f"DROP TRIGGER {name}")
        index, entry = database.execute("SELECT idx, bytes FROM entries ORDER BY idx DESC LIMIT 1").fetchone()
        changed = entry[:-20] + bytes([entry[-20] ^ 1]) + entry[-19:]
        database.execute("UPDATE entries SET bytes = ? WHERE idx = ?", (changed, index))
        for _, sql in triggers:
            database.execute(sql)
        rows = [row[0] for row in database.execute("SELECT bytes FROM entries WHERE idx >= ? ORDER BY idx", (first,))]
        database.commit()
        database.close()
        return rows

    def orphans(self):
        """Statements in the vault that are not in the log."""
        database = sqlite3.connect(os.path.join(self.station.data, "vault.sqlite"))
        sealed = {row[0][:16].hex() for row in database.execute("SELECT DISTINCT statement FROM sealed")}
        database.close()
        text = b"".join(entry[50:] for entry in self.station.entries() if entry[1] == 2)
        return sum(b'"command":"' + command.encode() + b'"' not in text for command in sealed)

    def stray_values(self):
        """Killed when the vault has the values and the ledger not yet the statements."""
        roots = self.station.data + ":" + self.station.lock
        trace = os.path.join(self.folder, "trace")
        text, _ = registrations(self.rng, 3, 3)
        path = self.station.write("stray.jsonl", text)
        base = self.keep("stray")
        self.run("apply", path, LD_PRELOAD=preload(), FAULT_ROOTS=roots, FAULT_TRACE=trace)
        with open(trace) as file:
            calls = [line.split(" ", 2)[1:] for line in file.read().splitlines()]
        commit = ["unlink", self.station.data + "/vault.sqlite-journal"]
        # The vault commits the mark of unfinished work, the values, and after the ledger that the work is done.
        sealed = [place for place, call in enumerate(calls) if call == commit][-2]
        self.put(base)
        self.forget()
        faults = {"FAULT_AT": str(sealed + 2), "FAULT_MODE": "KILL"}
        self.run("apply", path, LD_PRELOAD=preload(), FAULT_ROOTS=roots, **faults)
        self.check(self.orphans() == 3, f"the stop was not between vault and ledger: {self.orphans()} orphans")
        self.run("checkpoint", "show")
        self.check(self.orphans() == 0, "values of statements that never stood are still in the vault")
        self.goes_on("after stray values")

    def export_behind(self):
        checkpoint = os.path.join(self.station.data, "tiles", "checkpoint")
        kept = checkpoint + ".keep"
        shutil.copy2(checkpoint, kept)
        self.append().check_returncode()
        size = self.station.published_size()
        os.replace(kept, checkpoint)
        self.check(self.station.published_size() < size, "the export was not put back")
        self.run("checkpoint", "show").check_returncode()
        self.check(self.station.published_size() == size, "an export behind the lock was not brought up")
        shutil.rmtree(os.path.join(self.station.data, "tiles"))
        self.run("checkpoint", "show").check_returncode()
        self.check(self.station.audit().returncode == 0, "an export that was deleted was not made anew")

    def foreign_checkpoint(self):
        """Anybody can write a file: a checkpoint of ours in form, signed by nobody, stops nothing."""
        checkpoint = os.path.join(self.station.data, "tiles", "checkpoint")
        with open(checkpoint) as file:
            lines = file.read().split("\n")
        lines[1] = str(int(lines[1]) + 1000)
        with open(checkpoint, "w") as file:
            file.write("\n".join(lines))
        result = self.append()
        self.check(result.returncode == 3, f"an export ahead that we did not write: exit {result.returncode}")
        self.check("rebuild" in result.stderr or "ahead" in result.stderr, f"no remedy is named: {result.stderr}")
        shutil.rmtree(os.path.join(self.station.data, "tiles"))
        self.goes_on("after a foreign checkpoint was removed")

    def lost_lock(self):
        short = json.loads(self.run("checkpoint", "show", "--json").stdout)["short"]
        self.append().check_returncode()
        newest = json.loads(self.run("checkpoint", "show", "--json").stdout)["short"]
        os.rename(self.station.lock, self.station.lock + ".lost")
        self.refused("a lost lock", "restore", lock_is_there=False)
        wrong = newest[:-1] + ("0" if newest[-1] != "0" else "1")
        result = self.run("restore", "--short-code", wrong)
        self.check(result.returncode == 3 and not os.path.exists(self.station.lock), "a wrong short code made a lock")
        # An older code than the export's: the lock is made, and the export stops the log all the same.
        result = self.run("restore", "--short-code", short)
        self.check(result.returncode == 3 and "ahead" in result.stderr, f"an older short code: {result.stderr}")
        os.unlink(self.station.lock)
        shutil.rmtree(os.path.join(self.station.data, "tiles"))
        for code in (short, newest):
            if os.path.exists(self.station.lock):
                os.unlink(self.station.lock)
            result = self.run("restore", "--short-code", code)
            self.check(result.returncode == 0, f"restoring the lock: {result.stderr}")
            self.check(newest in result.stdout, f"what lies beyond an older code was not taken up: {result.stdout}")
        result = self.run("restore", "--short-code", newest)
        self.check(result.returncode == 3, f"restoring a lock that is there: exit {result.returncode}")
        self.goes_on("after the lock was restored")

    # The clock

    def without_passphrase(self, *arguments, **environment):
        """Who sits at the machine and knows another passphrase than the manager's."""
        other = self.station.write("other-passphrase", "a guess\n")
        os.chmod(other, 0o600)
        command = [other if part == self.station.passphrase else part for part in self.station.command(*arguments)]
        return subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, **environment))

    def clock(self):
        library = preload()
        for what, offset in (("behind", -3600_000), ("eight days ahead", 8 * DAY)):
            shifted = {"LD_PRELOAD": library, "CLOCK_OFFSET_MS": str(offset)}
            before = self.station.locked_size()
            result = self.append(**shifted)
            self.check(result.returncode == 3, f"a clock {what}: exit {result.returncode}")
            self.check("clock accept" in result.stderr, f"a clock {what}: no remedy: {result.stderr}")
            self.check(self.station.locked_size() == before, f"a clock {what}: something was signed")
            self.check(self.orphans() == 0, f"a clock {what}: values were left in the vault")
            shown = json.loads(self.run("clock", "show", "--json", **shifted).stdout)
            self.check(shown["stopped"] is True, f"a clock {what} is not shown as stopped")
            refused = self.without_passphrase("clock", "accept", "--as", "root", **shifted)
            self.check(refused.returncode == 1, f"a clock {what} accepted without the passphrase: exit {refused.returncode}")
            self.check(self.station.locked_size() == before, f"a clock {what}: signed without the passphrase")
            accepted = self.run("clock", "accept", "--as", "root", **shifted)
            self.check(accepted.returncode == 0, f"accepting a clock {what}: {accepted.stderr}")
            result = self.append(**shifted)
            self.check(result.returncode == 0, f"a clock {what} that was accepted: {result.stderr}")
            self.check(self.station.audit().returncode == 0, f"a clock {what}: the audit is not clean")
        refused = self.run("clock", "accept", "--as", "root", LD_PRELOAD=library, CLOCK_OFFSET_MS=str(8 * DAY))
        self.check(refused.returncode == 1, f"accepting a clock that did not stop: exit {refused.returncode}")

    def run_all(self):
        self.backups()
        self.other_history()
        self.good_tail()
        self.bad_tail()
        self.stray_values()
        self.export_behind()
        self.foreign_checkpoint()
        self.lost_lock()
        self.clock()


if __name__ == "__main__":
    run_checks("startup", StartupTest)
