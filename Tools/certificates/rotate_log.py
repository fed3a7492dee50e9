#!/usr/bin/env python3
"""rotate_log.py TILES OUT: what an exported log becomes when its key is rotated, for tests.

OUT/log is the log with one more entry, `log_key_rotated`, and a checkpoint of the new key; OUT/trust trusts that key.
OUT/broken is the same log where one more BATCH follows that is none: it hashes to its checkpoint and cannot be read.
"""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "verifier"))

from auditor import tiles  # noqa: E402
from forge.writer import Log, Signer, checkpoint_text, export_tree, sign_note  # noqa: E402


def read(folder):
    """The log of an exported folder."""
    with open(os.path.join(folder, "checkpoint"), encoding="utf-8") as file:
        origin, size, _ = file.read().split("\n")[:3]
    log = Log(origin, Signer("the log's next key"))
    log.entries, faults, _ = tiles.read_entries(folder, int(size))
    if faults:
        sys.exit(f"cannot read {folder}: {faults}")
    log.genesis_leaf = log.leaf(0)
    log.time = int.from_bytes(log.entries[-1][10:18], "big")
    return log


def rotate(log):
    """Appends the act; the new key proves itself."""
    proof = log.key.sign(b"xinshi/v1/log-key\0" + log.genesis_leaf + log.key.public)
    log.act("log_key_rotated", log_key=log.key.public.hex(), proof=proof.hex())


def write(log, folder):
    """Exports the log."""
    files = export_tree(log.entries)
    note = sign_note(checkpoint_text(log.origin, len(log.entries), log.tree().root()), log.origin, log.key)
    files["checkpoint"] = note.encode()
    for path, data in files.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(data)


def main(source, out):
    """Writes the three folders."""
    log = read(source)
    rotate(log)
    write(log, os.path.join(out, "log"))
    os.makedirs(os.path.join(out, "trust"))
    with open(os.path.join(out, "trust", "policy"), "w", encoding="utf-8") as file:
        file.write(f"log {log.key.vkey(log.origin, 1)}\nquorum none\n")
    with open(os.path.join(out, "trust", "genesis"), "w", encoding="utf-8") as file:
        file.write(log.genesis_leaf.hex() + "\n")
    log.append(1, b"no batch")
    write(log, os.path.join(out, "broken"))


if __name__ == "__main__":
    main(*sys.argv[1:])
