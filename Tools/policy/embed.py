#!/usr/bin/env python3
"""Writes the canonical bytes of Ledger/policy/*.json into Sources/LedgerPolicies/DefaultPolicies.swift; --check only compares."""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "Sources/LedgerPolicies/DefaultPolicies.swift"
NAMES = ["calendar", "categories", "organisation_types", "reason_codes", "recording", "regions", "review", "stars"]
HEAD = """// swift-format-ignore-file
// Written by Tools/policy/embed.py from Ledger/policy; do not edit.

/// The default rule sets of `Ledger/policy`, as canonical bytes (spec 01 §2).
public enum DefaultPolicies {
    /// Name and canonical JSON text of each document, in ascending order of name.
    public static let documents: [(name: String, text: String)] = [
"""


def canonical(name):
    document = json.loads((ROOT / f"Ledger/policy/{name}.json").read_text(encoding="utf-8"))
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert '"""' not in text and "##" not in text
    return text


def source():
    rows = "".join(f'        ("{name}", ##"{canonical(name)}"##),\n' for name in NAMES)
    return HEAD + rows + "    ]\n}\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        if TARGET.read_text(encoding="utf-8") != source():
            sys.exit("Sources/LedgerPolicies is not what Ledger/policy says: run Tools/policy/embed.py")
    else:
        TARGET.write_text(source(), encoding="utf-8")
