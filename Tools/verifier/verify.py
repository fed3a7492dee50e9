#!/usr/bin/env python3
"""verify.py --trust DIR LOGDIR [--json] [--accept] [--bytes-only] [--view CHECKPOINT_FILE ...]

Exit codes: 0 clean, 1 findings, 2 usage, 3 cannot read.
"""
import argparse
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from auditor.audit import Audit  # noqa: E402
from auditor.report import EXIT  # noqa: E402
from auditor.trust import read_file  # noqa: E402


def arguments(argv):
    """The command line."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Independent audit of an exported log.")
    parser.add_argument("--trust", required=True, metavar="DIR")
    parser.add_argument("logdir", metavar="LOGDIR")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--accept", action="store_true", help="write the accepted file when clean")
    parser.add_argument("--bytes-only", action="store_true", help="steps 1 to 6 and 11 alone; never accepted")
    parser.add_argument("--view", nargs="+", action="extend", default=[], metavar="CHECKPOINT_FILE")
    return parser.parse_args(argv)


def write_accepted(trust_folder, data):
    """Replace the accepted checkpoint durably."""
    path = os.path.join(trust_folder, "accepted")
    with open(path + ".new", "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)


def main(argv):
    """Run one audit and print its report."""
    options = arguments(argv)
    views = [read_file(name) for name in options.view]
    if None in views:
        print(f"cannot read {options.view[views.index(None)]}", file=sys.stderr)
        return 3
    checkpoint = read_file(os.path.join(options.logdir, "checkpoint"))
    report = Audit(options.trust, options.logdir, views, options.bytes_only).run()
    if options.accept and not options.bytes_only and report.verdict == "clean":
        if read_file(os.path.join(options.logdir, "checkpoint")) != checkpoint:
            print("checkpoint changed during the audit; not accepted", file=sys.stderr)
            return 3
        write_accepted(options.trust, checkpoint)
    sys.stdout.buffer.write(report.json() if options.json else report.text().encode("utf-8", "replace"))
    sys.stdout.buffer.write(b"\n")
    return EXIT[report.verdict]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Exception as problem:  # never a traceback, whatever the log holds
        print(f"cannot read: {type(problem).__name__} {problem}", file=sys.stderr)
        sys.exit(3)
