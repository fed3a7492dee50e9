"""What an auditor found that two programs judged differently: tiles of other lengths, whose times count, views (steps 3, 4, 11)."""
from .case import Forged, case
from .cases_bytes import ENTRIES, LEVEL_0, flip, small
from .cases_notes import OTHER, SIZE

TILE, FULL = 8192, "tile/0/000"


def with_full_tile(change):
    """The small log with a full level-0 tile in the place of the partial one, changed."""
    forged = Forged(small())
    hashes = forged.files.pop(LEVEL_0)
    forged.files[FULL] = change(hashes + bytes(TILE - len(hashes)))
    return forged


@case("full-tile-for-a-partial", "tile")
def _full_tile():
    return with_full_tile(lambda data: data)


@case("full-bundle-for-a-partial", "bundle")
def _full_bundle():
    forged = Forged(small())
    forged.files["tile/entries/000"] = forged.files.pop(ENTRIES) + b"\0\0more"
    return forged


@case("view-inside-a-batch", "view")
def _view_cuts():
    world = small()
    return Forged(world, views=[world.note(size=10)])


@case("tile-0-padded", "tile", "tile_mismatch", 0)
def _partial_padded():
    forged = Forged(small())
    forged.files[LEVEL_0] += bytes(TILE - len(forged.files[LEVEL_0]))
    return forged


@case("full-tile-0-odd", "tile", "tile_mismatch", 0)
def _full_odd():
    return with_full_tile(lambda data: data[:SIZE * 32] + b"xyz")


@case("full-tile-0-long", "tile", "tile_mismatch", 0)
def _full_long():
    return with_full_tile(lambda data: data + b"\0")


@case("accepted-backdated", "accepted times", "backdated", 8)
def _accepted_backdated():
    world = small()
    return Forged(world, accepted=world.note(size=8, stamp=world.log.time // 1000 + 7200))


@case("view-backdated", "view times", "backdated", 8)
def _view_backdated():
    world = small()
    return Forged(world, views=[world.note(size=8, stamp=world.log.time // 1000 + 7200)])


@case("kept-fork-backdated", "kept fork times", "backdated", 8)
def _fork_backdated():
    world = small()
    world.checkpoints.append((8, world.note(size=8, root=OTHER, stamp=world.log.time // 1000 + 7200)))
    return world


def _register_stamps():
    """The greatest times that milliseconds in 64 bits can and can not hold."""
    for power, stamp in (("2-50", 2 ** 50), ("2-54", 2 ** 54), ("2-63", 2 ** 63 - 1)):
        @case(f"kept-time-{power}", "kept times", "backdated", 8)
        def _far(stamp=stamp):
            world = small()
            world.checkpoints.append((8, world.note(size=8, stamp=stamp)))
            return world


_register_stamps()


@case("view-fork-and-a-tile", "view fork tile", "fork")
def _view_fork_and_tile():
    world = small()
    forged = Forged(world, views=[world.note(size=8, root=OTHER)])
    forged.files[LEVEL_0] = flip(forged.files[LEVEL_0], 5 * 32 + 3)
    return forged


@case("view-not-signed-and-a-tile", "view tile", "checkpoint_unverified")
def _view_unsigned_and_tile():
    world = small()
    forged = Forged(world, views=[world.note(size=8).replace("\n8\n", "\n4\n", 1)])
    forged.files[LEVEL_0] = flip(forged.files[LEVEL_0], 5 * 32 + 3)
    return forged


@case("views-beyond-that-differ", "view fork", "fork")
def _views_beyond():
    world = small()
    return Forged(world, views=[world.note(size=SIZE + 5, root=OTHER), world.note(size=SIZE + 5, root=bytes(32))])
