"""Random damage, with and without good signatures: an audit must report and never fail."""
import json
import random

from auditor.json_profile import canonical

from . import case, good, make, policies
from .writer import identity

SIGNERS = ("root", "manager", "approver", "desk-station", "desk-committee", "desk-school", "desk-next")
VALUES = (0, 1, -1, 2 ** 53 - 1, "a", "default", "2026-03-01", "9999-12-31", True, None, [], {}, [1, 2], ["a"],
          {"offset": 0}, {"index": 5, "leaf": "00" * 32}, 86400, 694195200, 253402271999)


def failures(forged, what):
    """What went wrong with an audit: nothing, or the exception."""
    try:
        report = make.audit(case.pack(forged, [], {}, {}), {})
        report.json(), report.text()
    except Exception as error:  # this is what the search is for
        return [f"{what}: {type(error).__name__} {error}"]
    return []


def bytes_of_a_log(seed, runs):
    """Flip, cut, lengthen or replace one file of a good log."""
    chance, world, result = random.Random(seed), good.everything(), []
    files = world.export()
    for run in range(runs):
        path = chance.choice(sorted(files))
        data = bytearray(files[path])
        at = chance.randrange(len(data))
        how = chance.randrange(4)
        if how == 0:
            data[at] ^= 1 << chance.randrange(8)
        else:
            data = (data[:at], data + chance.randbytes(9), bytearray(chance.randbytes(90)))[how - 1]
        result += failures(case.Forged(world, dict(files, **{path: bytes(data)})), f"run {run} {path}")
    return result


def changed(chance, value, ids):
    """A value with something inside changed."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        name = chance.choice(sorted(value))
        rest = {key: item for key, item in value.items() if key != name}
        return rest if chance.random() < 0.15 else dict(rest, **{name: changed(chance, value[name], ids)})
    if isinstance(value, list) and value and chance.random() < 0.7:
        at = chance.randrange(len(value))
        return value[:at] + [changed(chance, value[at], ids)] + value[at + 1:]
    if isinstance(value, str) and len(value) == 32 and chance.random() < 0.7:
        return chance.choice(ids)
    if type(value) is int and chance.random() < 0.5:
        return value + chance.choice((-1, 1, 3600, -3600))
    return chance.choice(VALUES)


def statements_of_a_log(seed, runs):
    """Append batches of changed statements, perfectly signed."""
    chance, result = random.Random(seed), []
    for run in range(runs):
        world = good.everything()
        known = [json.loads(raw[50:]) for raw in world.log.entries if raw[1] == 2]
        ids = sorted({item for value in known for item in value.values() if isinstance(item, str) and len(item) == 32})
        for number in range(3):
            bodies = [body(chance, world, known, ids, f"{run}/{number}/{k}") for k in range(4)]
            world.batch(chance.choice(SIGNERS), bodies)
        result += failures(case.Forged(world), f"run {run}")
    return result


def body(chance, world, known, ids, label):
    """Bytes of one changed statement or policy."""
    if chance.random() < 0.2:
        document = changed(chance, dict(chance.choice(policies.INITIAL), version=50), ids)
        if isinstance(document, dict) and {"name", "version"} <= set(document):
            return canonical(world.adopt(document))
    value = dict(chance.choice(known), command=identity("fuzz" + label))
    return canonical(changed(chance, value, ids) if chance.random() < 0.7 else value)
