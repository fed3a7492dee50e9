#!/usr/bin/env python3
"""Logs so long that a digest of the projections is due (spec 02 §5): made anew, audited here and by another program.

Usage: long_log.py PROGRAM      called as compare.py calls it
"""
import copy
import sys

sys.dont_write_bytecode = True

from compare import audit, difference  # noqa: E402
from forge import case  # noqa: E402
from forge.replay import digests_of  # noqa: E402
from forge.world import World  # noqa: E402

DUE = 100_000


def filled(entries):
    """A log of GENESIS and so many entries, mostly the smallest statement there is."""
    world = World().found()
    while (missing := entries + 1 - len(world.log.entries)) > 0:
        grow(world, min(missing - 1, 16_000))
    return world


def grow(world, count):
    """One batch of that many statements."""
    clock = world.log.time
    world.batch("root", [world.s("clock_accepted", clock_ms=clock) for _ in range(count)])
    return world


def forked(world):
    """A copy that can be written on; keys are shared, their positions are not."""
    other = copy.copy(world)
    other.log = copy.copy(world.log)
    other.log.entries = list(world.log.entries)
    other.signers = {label: copy.copy(signer) for label, signer in world.signers.items()}
    return other


def sealed(world):
    """The digests that are due."""
    world.wait()
    world.log.act("projections_digested", size=len(world.log.entries), digests=digests_of(world))
    return world


def cases():
    """Name, log, index and codes of the first finding; None when the log is clean."""
    full = filled(DUE)
    yield "a batch where the digest is due", grow(forked(full), 1), (DUE + 1, ["digest_missing"])
    yield "a digest, then a batch", grow(sealed(full), 1), None
    crossing = grow(filled(DUE - 3), 9)
    yield "a batch that runs past the point", crossing, None
    yield "a batch behind that one", grow(crossing, 1), (DUE + 8, ["digest_missing"])


def main():
    failed = count = 0
    for name, world, finding in cases():
        index, codes = finding or (None, [])
        expect = {"verdict": "findings" if finding else "clean", "index": index, "codes": codes}
        packed = case.pack(case.Forged(world), [], expect, {})
        code, report, own = audit(sys.argv[1], packed, [])
        problem = difference(expect, code, report, own)
        if own.first() != finding:
            problem = problem or f"here {own.first()}"
        count += 1
        failed += bool(problem)
        if problem:
            print(f"{name}: {problem}; expected {finding}")
    print(f"logs of {DUE:,} entries and more: {count - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
