"""What a reader meets outside entries: folders in place of files, batches at their limit, leftover tiles."""
from auditor.json_profile import canonical

from .case import FOLDER, Forged, case
from .cases_bytes import ENTRIES, LEVEL_0, small
from .world import World
from . import policies

LIMIT, LONGEST = 16 * 1024 * 1024, 60000


def document(w, version, length):
    """policy_adopted of exactly so many bytes; no rule reads its document."""
    def made(filler):
        return w.adopt({"name": "leaflet", "text": "x" * filler, "version": version})
    rest = length - len(canonical(made(0)))
    return made(rest)


def large(total):
    """A log whose last batch has so many bytes of statements."""
    w = World(initial=(policies.TYPES,)).found()
    count = -(-total // LONGEST)
    w.batch("root", [document(w, version, LONGEST if version < count else total - LONGEST * (count - 1))
                     for version in range(1, count + 1)])
    return w


@case("batch-of-16-mib", "good batch limit")
def _largest():
    return large(LIMIT)


@case("batch-over-16-mib", "batch limit", "batch_too_large", 14)
def _too_large():
    return large(LIMIT + 1)


@case("checkpoint-is-a-folder", "checkpoint file", "checkpoint_unreadable", None)
def _checkpoint():
    world = small()
    return Forged(world, world.export() | {"checkpoint": FOLDER})


@case("bundle-is-a-folder", "bundle file", "bundle_unreadable", 0)
def _bundle():
    world = small()
    return Forged(world, world.export() | {ENTRIES: FOLDER})


@case("tile-is-a-folder", "tile file", "tile_missing", 0)
def _tile():
    world = small()
    return Forged(world, world.export() | {LEVEL_0: FOLDER})


def tiled(more, *without):
    """The small log with other tiles."""
    world = small()
    return Forged(world, {path: data for path, data in world.export().items() if path not in without} | more)


def hashes(world):
    """Its level-0 hashes."""
    return world.export()[LEVEL_0]


@case("leftover-partial-tiles", "good tile")
def _leftover():
    """Of earlier sizes, and not even theirs: nobody reads them."""
    return tiled({"tile/0/000.p/9": b"\1" * 288, "tile/1/000.p/3": b"\2" * 5, "tile/entries/000.p/9": b"\0"})


@case("full-tile-for-a-partial-one", "good tile")
def _full():
    return tiled({"tile/0/000": hashes(small()) + b"\3" * (8192 - 32 * 14)}, LEVEL_0)


@case("full-tile-too-short", "tile", "tile_mismatch", 0)
def _full_short():
    return tiled({"tile/0/000": hashes(small()) + b"\3" * 64}, LEVEL_0)


@case("partial-tile-of-256-hashes", "tile", "tile_mismatch", 0)
def _partial_long():
    return tiled({LEVEL_0: hashes(small()) + b"\3" * (8192 - 32 * 14)})
