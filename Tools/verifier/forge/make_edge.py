#!/usr/bin/env python3
"""make_edge.py: write Ledger/vectors/edge.json anew from edge_cases.py (spec 08 §7, 12)."""
import json
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from forge import edge_cases  # noqa: E402

TARGET = os.path.normpath(os.path.join(HERE, "..", "..", "..", "Ledger", "vectors", "edge.json"))
SOURCE = "spec 08 and 12; cases of Tools/verifier/forge/edge_cases.py"


def text():
    """Text of the file: one case a line."""
    line = lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))  # noqa: E731
    return '{"cases":[\n' + ",\n".join(map(line, edge_cases.CASES)) + '],\n"source":' + line(SOURCE) + "}\n"


if __name__ == "__main__":
    with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
        file.write(text())
    print(f"{len(edge_cases.CASES)} cases")
