#!/usr/bin/env python3
"""sample.py --trust DIR FOLDER [LOGDIR]: checks a sample for an inspection (spec 10 §5).

Without LOGDIR: the checkpoint's signatures, the proof of every entry, the draws. With the exported log also that the
right records were drawn from the right population and that no entry about them was left out.
Exit codes: 0 right, 1 wrong, 2 usage, 3 cannot read.
"""
import argparse
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from auditor.samples import SampleError, check_against_log, check_folder  # noqa: E402
from auditor.trust import TrustError, read_trust  # noqa: E402


def main(argv):
    """Check one folder and say what was found."""
    parser = argparse.ArgumentParser(prog="sample.py", description="Independent check of a sample.")
    parser.add_argument("--trust", required=True, metavar="DIR")
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("logdir", nargs="?", metavar="LOGDIR")
    options = parser.parse_args(argv)
    try:
        trust = read_trust(options.trust)
        sample, entries = check_folder(trust, options.folder)
        if options.logdir:
            check_against_log(trust, sample, entries, options.logdir)
    except TrustError as error:
        print(f"trust folder: {error}", file=sys.stderr)
        return 3
    except SampleError as error:
        print(f"wrong: {error}", file=sys.stderr)
        return 1
    against = "the exported log" if options.logdir else "its own proofs only; the population is the log's word"
    print(f"right: {len(sample['drawn'])} of {sample['population']} records, checked against {against}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:
        sys.exit(3)
