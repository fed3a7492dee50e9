#!/usr/bin/env python3
"""Changes one value in a station's databases, as an insider with access to the disk could.

usage: patch_station.py seconds|late VIEWS.sqlite    the seconds, or the flags, of the first record that lasted two hours
       patch_station.py roles VIEWS.sqlite           where appointments stand is forgotten
       patch_station.py entry LEDGER.sqlite          one digit of the entry of that record
"""
import sqlite3
import sys

RECORDS = 15  # the projection that holds pages of records
PLACES, ROLES = 64, b"\x0a"  # the index of statements for certificates; how its keys of appointments begin
SECONDS_FIELD, FLAGS_FIELD = 7, 10


def varints(data):
    """Offsets and values of the numbers of a page, behind its bit map."""
    place = 8
    while place < len(data):
        start, value, shift = place, 0, 0
        while True:
            byte = data[place]
            value |= (byte & 0x7F) << shift
            shift, place = shift + 7, place + 1
            if byte < 0x80:
                break
        yield start, place, value


def encode(value):
    """A number, seven bits at a time, least significant first."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out + bytes([value]))


def patched(page, field, change):
    """The page with one field of the record of two hours changed; None when it has no such record."""
    numbers = list(varints(page))
    for position, (_, _, value) in enumerate(numbers):
        if value == 7200:
            start, end, old = numbers[position + field - SECONDS_FIELD]
            return page[:start] + encode(change(old)) + page[end:]
    return None


def patch_views(path, field, change):
    """Changes the first page that has such a record."""
    base = sqlite3.connect(path)
    for key, page in base.execute("SELECT key, value FROM rows WHERE projection = ? ORDER BY key", (RECORDS,)).fetchall():
        changed = patched(page, field, change)
        if changed is not None:
            base.execute("UPDATE rows SET value = ? WHERE projection = ? AND key = ?", (changed, RECORDS, key))
            base.commit()
            return True
    return False


def forget_roles(path):
    """Removes the places of all appointments and dismissals."""
    base = sqlite3.connect(path)
    removed = base.execute("DELETE FROM rows WHERE projection = ? AND substr(key, 1, 1) = ?", (PLACES, ROLES)).rowcount
    base.commit()
    return removed > 0


def patch_entry(path):
    """Changes a digit of the first entry that says two hours."""
    base = sqlite3.connect(path)
    # The program looks for its triggers when it opens the file, so the forger puts this one back.
    name = "entries_are_not_changed"
    trigger = base.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    base.execute(f"DROP TRIGGER {name}")
    for index, entry in base.execute("SELECT idx, bytes FROM entries ORDER BY idx").fetchall():
        if b'"seconds":7200' in entry:
            changed = entry.replace(b'"seconds":7200', b'"seconds":7900')
            base.execute("UPDATE entries SET bytes = ? WHERE idx = ?", (changed, index))
            base.execute(trigger)
            base.commit()
            return True
    return False


def main(what, path):
    """Exit code 0 when something was changed."""
    done = {
        "seconds": lambda: patch_views(path, SECONDS_FIELD, lambda old: old + 1800),
        "late": lambda: patch_views(path, FLAGS_FIELD, lambda old: old & ~1),
        "roles": lambda: forget_roles(path),
        "entry": lambda: patch_entry(path),
    }[what]()
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
