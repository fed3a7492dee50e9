#!/usr/bin/env python3
"""Edits the databases behind the program's back: edit_test.py SEED [folder of the programs].

Rows of the views that were edited, removed, added or brought back decide nothing: they are made anew from the entries.
An entry that was edited is neither exported nor signed over.
"""

import json
import os
import shutil
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from station import Checks, registrations, run_checks  # noqa: E402


# Everything that reads entries to answer.
LISTS = (
    ("elsewhere", "list"), ("external", "list"), ("sync", "list"), ("commendation", "list"), ("evaluation", "list"),
    ("student", "list", "--school-year", "2025"), ("operator", "list"), ("policy", "list"),
    ("stars", "show", "--as-of", "2026-01-01"),
)


class EditTest(Checks):
    def __init__(self, station, rng):
        super().__init__()
        self.station = station
        self.rng = rng

    def append(self, count=3):
        text, _ = registrations(self.rng, count, 1)
        return self.station.apply(self.station.write("more.jsonl", text))

    def database(self, name):
        return sqlite3.connect(os.path.join(self.station.data, name), isolation_level=None)

    def rows(self):
        with self.database("views.sqlite") as views:
            return dict(((p, bytes(k)), bytes(v)) for p, k, v in views.execute("SELECT projection, key, value FROM rows"))

    def status(self):
        result = self.station.run("status", "--json")
        result.check_returncode()
        return json.loads(result.stdout), result.stderr

    def edit_views(self, name, *statement):
        honest = self.rows()
        views = self.database("views.sqlite")
        changed = views.execute(*statement).rowcount
        views.close()
        self.check(changed > 0, f"{name}: nothing was edited")
        report, words = self.status()
        self.check(report["rebuilt_views"], f"{name}: the views were believed")
        self.check("views are not" in words, f"{name}: nobody is told: {words!r}")
        self.check(self.rows() == honest, f"{name}: the rows are not those of the entries")
        report, words = self.status()
        self.check(not report["rebuilt_views"] and not words, f"{name}: rebuilt twice")
        self.append(1).check_returncode()
        self.check(self.station.audit().returncode == 0, f"{name}: the audit is not clean")

    def views(self):
        old = self.rows()
        self.append(2).check_returncode()
        report, words = self.status()
        self.check(not report["rebuilt_views"] and not words, "honest views were not believed")
        self.edit_views("a value", "UPDATE rows SET value = CAST(substr(value, 1, length(value) - 1) || x'01' AS BLOB) WHERE projection = 4")
        self.edit_views("a missing row", "DELETE FROM rows WHERE projection = 4")
        self.edit_views("another row", "INSERT INTO rows VALUES (16, x'0000000000000063', x'00')")
        changed = [(place, value) for place, value in self.rows().items() if old.get(place, value) != value]
        (projection, key), _ = self.rng.choice(changed)
        self.edit_views(
            "a row of an older day",
            "UPDATE rows SET value = ? WHERE projection = ? AND key = ?",
            (old[projection, key], projection, key),
        )
        self.edit_views("an absent seal", "UPDATE cursor SET seal = x''")

    def schema(self):
        """A view that answers one reader the truth and another something else, a table beside ours, a journal to play back."""
        honest = self.rows()
        views = self.database("views.sqlite")
        views.execute("ALTER TABLE rows RENAME TO real_rows")
        views.execute("CREATE VIEW rows AS SELECT * FROM real_rows")
        views.close()
        self.rebuilt("a view in a table's place", honest)
        views = self.database("views.sqlite")
        views.execute("CREATE TABLE ballast(x)")
        views.close()
        self.rebuilt("a table that is not ours", honest)
        with open(os.path.join(self.station.data, "views.sqlite-journal"), "wb") as journal:
            journal.write(self.rng.randbytes(4096))
        self.rebuilt("a rollback journal", honest)
        views = self.database("views.sqlite")
        (version,) = views.execute("PRAGMA user_version").fetchone()
        views.execute(f"PRAGMA user_version = {version - 1}")
        views.execute("DELETE FROM rows WHERE projection = 4")
        views.close()
        _, words = self.status()
        self.check(not words, f"rows of another version are no attack: {words!r}")
        self.check(self.rows() == honest, "rows of another version: the rows are not those of the entries")

    def rebuilt(self, name, honest):
        report, words = self.status()
        self.check(report["rebuilt_views"] and "views" in words, f"{name}: believed: {words!r}")
        self.check(self.rows() == honest, f"{name}: the rows are not those of the entries")
        report, words = self.status()
        self.check(not report["rebuilt_views"] and not words, f"{name}: rebuilt twice")

    def trigger(self):
        """Without its triggers the ledger's file is not opened."""
        ledger = self.database("ledger.sqlite")
        name, sql = ledger.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchone()
        ledger.execute(f"DROP TRIGGER {name}")
        ledger.close()
        result = self.append(1)
        self.check(result.returncode == 3, f"a trigger is gone: exit {result.returncode}: {result.stderr}")
        self.check("triggers" in result.stderr, f"a trigger is gone: the reason does not say so: {result.stderr}")
        ledger = self.database("ledger.sqlite")
        ledger.execute(sql)
        ledger.close()
        self.append(1).check_returncode()

    def entry(self):
        """An entry below the signed size is edited; the export that carries it is gone, so that it would be made anew."""
        ledger = self.database("ledger.sqlite")
        triggers = ledger.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        index, signed = ledger.execute("SELECT idx, bytes FROM entries WHERE idx > 3 AND length(bytes) > 120 LIMIT 1").fetchone()
        # Once into bytes that are no statement any more, once into other ones that might be.
        for place, bit in ((signed.index(b"{"), 1), (len(signed) // 2, 1)):
            entry = bytearray(signed)
            entry[place] ^= bit
            for name, _, _ in triggers:
                ledger.execute(f"DROP TRIGGER {name}")
            ledger.execute("UPDATE entries SET bytes = ? WHERE idx = ?", (bytes(entry), index))
            for _, _, sql in triggers:
                ledger.execute(sql)
            self.lists(index)
        ledger.close()
        before = self.station.locked_size()
        shutil.rmtree(os.path.join(self.station.data, "tiles"))
        result = self.append(1)
        self.check(result.returncode == 3, f"an edited entry: exit {result.returncode}, not 3: {result.stderr}")
        self.check("signed" in result.stderr, f"an edited entry: the reason does not say so: {result.stderr}")
        self.check(self.station.locked_size() == before, "an edited entry: something was signed over it")
        published = os.path.exists(os.path.join(self.station.data, "tiles", "checkpoint"))
        self.check(not published, "an edited entry: it was exported")

    def lists(self, index):
        """Whoever reads the log to answer says which entry was edited, and answers nothing."""
        for words in LISTS:
            result = self.station.run(*words)
            self.check(result.returncode == 3, f"{' '.join(words)} over an edited entry: exit {result.returncode}: {result.stderr}")
            self.check(f"entry {index} " in result.stderr, f"{' '.join(words)}: the entry is not named: {result.stderr}")
            self.check(not result.stdout, f"{' '.join(words)} over an edited entry answers {result.stdout!r}")

    def run_all(self):
        self.append(5).check_returncode()
        self.views()
        self.schema()
        self.trigger()
        self.entry()


if __name__ == "__main__":
    run_checks("edit", lambda station, folder, rng: EditTest(station, rng))
